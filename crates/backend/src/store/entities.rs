//! The tables, one file each. Times are milliseconds since 1970; codes are the domain's, as on the wire.

pub mod account;
pub mod agent;
pub mod audit;
pub mod change;
pub mod command;
pub mod consumer;
pub mod conversation;
pub mod delivery;
pub mod event;
pub mod event_counter;
pub mod inbox;
pub mod lane_pause;
pub mod launch_token;
pub mod media;
pub mod message;
pub mod person_link;
pub mod person_note;
pub mod post;
pub mod read_mark;
pub mod saved_reply;
pub mod stored_file;
pub mod turn;
pub mod work_change;
