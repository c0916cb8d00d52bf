//! What the product does, each file one thing. The routes and the workers call it; it calls the store and the networks.

pub mod access;
pub mod app_state;
pub mod bus;
pub mod clock;
pub mod codes;
pub mod cursor;
pub mod error;
pub mod fetches;
pub mod limits;
pub mod tokens;
pub mod unit;
pub mod vault;

pub mod facts;
pub mod media_links;
pub mod messages;
pub mod profiles;
pub mod stored_files;

pub mod accounts;
pub mod agents;
pub mod audit;
pub mod contexts;
pub mod conversations;
pub mod files;
pub mod launch;
pub mod person_notes;
pub mod presence;
pub mod related;
pub mod saved_replies;
pub mod settings;
pub mod signals;
pub mod stream;
pub mod uploads;

pub mod commands;
pub mod deliveries;
pub mod erasure;
pub mod inbox;
pub mod ingest;
pub mod workers;
