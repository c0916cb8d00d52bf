//! What is being fetched in the background, so that ten open pages ask the network once.

use social_messaging_domain::time::{MINUTE, Timestamp};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The same thing is asked for again after so long at the earliest, whatever came of it.
const PAUSE: i64 = MINUTE;

/// When each thing was asked for last. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Fetches(Arc<Mutex<HashMap<String, Timestamp>>>);

impl Fetches {
    /// Whether it is to be asked for now; whoever is told so asks.
    #[must_use]
    pub fn begin(&self, key: &str, now: Timestamp) -> bool {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|_, at| now.since(*at) < PAUSE);
        if asked.contains_key(key) {
            return false;
        }
        asked.insert(key.to_owned(), now);
        true
    }
}
