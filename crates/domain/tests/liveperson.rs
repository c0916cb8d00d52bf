//! The metadata contract: what it takes comes back as it was, what it refuses is refused at its place.
#![expect(clippy::unwrap_used, clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

#[path = "liveperson/documents.rs"]
mod documents;
#[path = "liveperson/refusals.rs"]
mod refusals;
#[path = "liveperson/round_trips.rs"]
mod round_trips;
