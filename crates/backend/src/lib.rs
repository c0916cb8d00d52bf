//! The backend of Social Messaging: receives both networks' webhooks, keeps the conversations, carries the answers out.
//!
//! Arrows point one way: [`http`] `->` [`service`] `->` {[`store`], [`networks`], [`media`]}. A network never touches
//! the store, and nothing but the networks knows one from another. [`cli`] starts it all from a [`config`].

pub mod cli;
pub mod config;

pub mod http;
pub mod service;

pub mod media;
pub mod networks;
pub mod store;
