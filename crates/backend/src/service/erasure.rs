//! Sees to it that what was erased is soon gone from the store's files, too.

use super::app_state::AppState;
use super::bus::Topic;
use crate::store::{self, Forgotten};
use std::time::Duration;

/// How soon it is tried again when somebody was reading.
const AGAIN: Duration = Duration::from_secs(1);

/// How often it is looked after at least: the bus may lose a call.
const EVERY: Duration = Duration::from_secs(60);

/// Works until the shutdown; at the start for what was erased before the last end.
pub async fn run(state: AppState) {
    let mut woken = state.bus.subscribe();
    while !state.shutdown.is_cancelled() {
        let wait = match store::forget_erased(&state.database).await {
            Ok(Forgotten::Everywhere) => EVERY,
            Ok(Forgotten::NotYet) => AGAIN,
            Err(error) => {
                tracing::error!(%error, "the store's log could not be emptied after something was erased");
                EVERY
            }
        };
        tokio::select! {
            () = state.shutdown.cancelled() => {}
            () = woken.woken(Topic::Erased) => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
}
