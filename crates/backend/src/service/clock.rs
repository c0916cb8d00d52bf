//! The one clock that everything goes by, so that tests can set it.

use social_messaging_domain::time::{MINUTE, Timestamp};
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};
use uuid::{NoContext, Uuid, Version};

/// How far a network's clock may be ahead of ours and still be believed.
pub const AHEAD: i64 = 5 * MINUTE;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// The moment that it is now.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> Timestamp {
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
}

/// A clock that stands until it is moved; for tests.
#[derive(Debug)]
pub struct ManualClock(AtomicI64);

impl ManualClock {
    /// A clock that stands at `now`.
    #[must_use]
    pub const fn at(now: Timestamp) -> Self {
        Self(AtomicI64::new(now.0))
    }

    /// Moves it on by that many milliseconds.
    pub fn advance(&self, millis: i64) {
        self.0.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for ManualClock {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.load(Ordering::SeqCst))
    }
}

/// A new identifier, a UUID version 7 of that moment: identifiers sort as they were made.
#[must_use]
pub fn new_id(now: Timestamp) -> String {
    let millis = u64::try_from(now.0).unwrap_or_default();
    let nanos = u32::try_from(millis % 1_000 * 1_000_000).unwrap_or_default();
    Uuid::new_v7(uuid::Timestamp::from_unix(NoContext, millis / 1_000, nanos)).to_string()
}

/// Whether an identifier that a widget made is of the same kind.
#[must_use]
pub fn is_id(text: &str) -> bool {
    Uuid::parse_str(text).is_ok_and(|id| id.get_version() == Some(Version::SortRand))
}
