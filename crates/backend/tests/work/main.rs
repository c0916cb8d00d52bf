//! The working half, against the sandbox: webhooks in, commands and deliveries out.

#![expect(clippy::unwrap_used, reason = "what is not as expected fails the test")]

#[path = "../shared/database.rs"]
mod database;

mod audit;
mod commands;
mod crashes;
mod deliveries;
mod disbelief;
mod echoes;
mod erasing;
mod files;
mod inbox;
mod likes;
mod links;
mod moderation;
mod orders;
mod pauses;
mod signals;
mod stuck;
mod support;
mod threads;
mod to_and_fro;
mod upgrading;
mod volume;
