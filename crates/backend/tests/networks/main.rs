//! What the networks send is read right, what leaves for them is theirs to the letter, and what they refuse is understood.

mod calls;
mod facebook_feed;
mod facebook_messaging;
mod handshakes;
mod looking;
mod outcomes;
mod properties;
mod server;
mod support;
mod x_direct;
mod x_events;
mod x_posts;
