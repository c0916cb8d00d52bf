//! The widget: the agent's side of Social Messaging.
//!
//! In reading order: what the app knows ([`state`]), how it asks the backend ([`api`]), what it needs of the browser
//! ([`platform`]), how it speaks with a page around it ([`host`]) and how the four meet ([`effects`]); the values
//! that the page follows ([`live`]); what it says ([`texts`]); then what the agent sees, one folder
//! a thing: [`conversations`], [`transcript`], [`composer`], [`panel`], put together by [`app`] from small parts
//! ([`ui`]).
//!
//! An event flows one way: stream, `Model::apply`, signal, text node. A command flows one way: handler,
//! `Model::decide`, effect; its result comes back as an event.

extern crate self as social_messaging_widget;

pub mod api;
pub mod effects;
pub mod host;
pub mod live;
pub mod platform;
pub mod state;
pub mod texts;

pub mod app;
pub mod composer;
pub mod conversations;
pub mod drawing;
pub mod panel;
pub mod transcript;
pub mod ui;
