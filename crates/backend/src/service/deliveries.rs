//! Deliveries: each exactly one call to a network, in order within its message, first in first out within account,
//! lane and conversation. A call whose outcome is not known is looked for before anything is sent again.

use crate::networks::{Call, NetworkClient, Networks};
use social_messaging_domain::networks::Network;
use std::sync::Arc;
use std::time::Duration;

pub mod likes;
pub mod moderation;
pub mod pauses;
pub mod progress;
pub mod settle;
pub mod worker;

mod backoff;
mod carry;
mod claim;
mod housekeeping;

/// Kept back, so that it can be taken back.
pub const HELD: &str = "held";
/// Waits for its turn.
pub const QUEUED: &str = "queued";
/// The call is being made, as long as the lease lasts.
pub const SENDING: &str = "sending";
/// The call was begun and its outcome is not known.
pub const UNCONFIRMED: &str = "unconfirmed";
/// The network has it.
pub const SENT: &str = "sent";
/// It did not go out.
pub const FAILED: &str = "failed";
/// Taken back or discarded.
pub const CANCELLED: &str = "cancelled";

/// The purpose of what sends a message.
pub const SEND: &str = "send";
/// The purpose of what likes one.
pub const LIKE: &str = "like";
/// The purpose of what takes a like back.
pub const UNLIKE: &str = "unlike";

/// What still has its turn to come or has it: nothing behind it may go out.
const AHEAD: [&str; 3] = [QUEUED, SENDING, UNCONFIRMED];

/// What a call carries along and its echo brings back.
#[must_use]
pub fn metadata(client_id: &str, ordinal: i32) -> String {
    format!("{client_id}:{ordinal}")
}

/// Reads [`metadata`]; `None` for what others wrote there.
#[must_use]
pub fn read_metadata(metadata: &str) -> Option<(&str, i32)> {
    let (client_id, ordinal) = metadata.rsplit_once(':')?;
    Some((client_id, ordinal.parse().ok()?))
}

/// Gives the client of a network.
pub trait Clients: Send + Sync {
    /// The client of a network; `None` for one that this side does not know.
    fn client(&self, network: Network) -> Option<&dyn NetworkClient>;
}

impl Clients for Networks {
    fn client(&self, network: Network) -> Option<&dyn NetworkClient> {
        Self::client(self, network)
    }
}

/// How fast and how often.
#[derive(Clone, Debug)]
pub struct Pace {
    /// How many calls are made at a time.
    pub at_once: usize,
    /// How long a worker has a delivery; longer than any call takes.
    pub lease: Duration,
    /// The same for a call that carries files.
    pub lease_with_files: Duration,
    /// The wait after the first attempt that failed for a while; it doubles, with jitter.
    pub backoff: Duration,
    /// The longest wait between attempts.
    pub longest_backoff: Duration,
    /// How many attempts are made when the network fails for a while.
    pub attempts: i32,
    /// How many attempts are made when lanes are paused in between.
    pub paused_attempts: i32,
    /// When an unconfirmed call is looked for, each after the one before.
    pub looks: Vec<Duration>,
    /// How long to wait for a call on the bus at most.
    pub poll: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            at_once: 16,
            lease: Duration::from_secs(30),
            lease_with_files: Duration::from_secs(240),
            backoff: Duration::from_secs(2),
            longest_backoff: Duration::from_secs(300),
            attempts: 6,
            paused_attempts: 50,
            looks: [2, 5, 15].map(Duration::from_secs).to_vec(),
            poll: Duration::from_secs(1),
        }
    }
}

/// What the worker works with.
#[derive(Clone)]
pub struct Means {
    /// The networks' clients.
    pub clients: Arc<dyn Clients>,
    /// How fast and how often.
    pub pace: Arc<Pace>,
    /// Who this worker is.
    pub owner: Arc<str>,
}

impl Pace {
    /// How long a worker has the delivery of a call.
    fn lease_of(&self, call: &Call) -> Duration {
        if call.files().is_empty() { self.lease } else { self.lease_with_files }
    }
}

/// A duration in the store's unit.
fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
