//! What the networks send is read right, what leaves for them is theirs to the letter, and what they refuse is understood.

#![expect(
    clippy::expect_used,
    clippy::needless_pass_by_value,
    clippy::panic,
    reason = "what stops a test says best what went wrong, and a sample reads best where it is used"
)]

mod calls;
mod carried;
mod facebook_errors;
mod facebook_feed;
mod facebook_messaging;
mod handshakes;
mod looking;
mod outcomes;
mod properties;
mod reading;
mod server;
mod support;
mod world;
mod x_direct;
mod x_errors;
mod x_events;
mod x_posts;
