//! What is being fetched in the background, so that ten open pages ask the network once.

use social_messaging_domain::time::{MINUTE, Timestamp};
use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

/// The same thing is asked for again after so long at the earliest, whatever came of it.
const PAUSE: i64 = MINUTE;

/// Until when each thing is not asked for again. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Fetches(Arc<Mutex<HashMap<String, Timestamp>>>);

impl Fetches {
    /// Whether it is to be asked for now; whoever is told so asks.
    #[must_use]
    pub fn begin(&self, key: &str, now: Timestamp) -> bool {
        self.begin_for(key, now, PAUSE)
    }

    /// As [`Self::begin`], for something that is asked for again after so many milliseconds.
    #[must_use]
    pub fn begin_for(&self, key: &str, now: Timestamp, pause: i64) -> bool {
        let mut asked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        asked.retain(|_, until| now < *until);
        if asked.contains_key(key) {
            return false;
        }
        asked.insert(key.to_owned(), now.plus(pause));
        true
    }

    /// It may be begun again at once; whether it had been begun.
    #[must_use]
    pub fn end(&self, key: &str) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(key).is_some()
    }
}
