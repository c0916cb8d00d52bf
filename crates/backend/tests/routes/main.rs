//! The routes, one file each, over a store of their own and without a network.

mod support;

mod agents;
mod context;
mod conversation;
mod conversations;
mod events;
mod media;
mod messages;
mod openapi;
mod profile;
mod rights;
mod session;
mod widget;
mod work;
