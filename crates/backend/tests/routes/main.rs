//! The routes, one file each, over a store of their own and without a network.

#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test says what went wrong best by stopping there")]

mod support;
mod uploads;

#[path = "../shared/database.rs"]
mod database;

mod account_settings;
mod agents;
mod attachments;
mod audit;
mod commands;
mod compression;
mod context;
mod conversation;
mod conversations;
mod cross_origin;
mod embedding;
mod events;
mod filters;
mod history;
mod launch;
mod media;
mod messages;
mod notes;
mod openapi;
mod person_notes;
mod presence;
mod profile;
mod races;
mod rate;
mod related;
mod rights;
mod roles;
mod saved_replies;
mod secrets;
mod session;
mod slow;
mod strict_transport;
mod webhooks;
mod widget;
mod work;
