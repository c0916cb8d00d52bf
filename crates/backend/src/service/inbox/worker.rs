//! The worker: splits what came and works it off, until nothing waits; then sleeps until it is woken.

use super::{claim, split, work};
use crate::service::app_state::AppState;
use crate::service::bus::Topic;
use crate::service::error::ServiceError;
use std::sync::Arc;
use std::time::Duration;

/// As many changes as a worker takes at a time.
const AT_ONCE: u64 = 300;

/// How long to wait for a call on the bus at most: also how soon what may be an echo is looked at again.
const POLL: Duration = Duration::from_millis(500);

/// Works until the shutdown.
pub async fn run(state: AppState, owner: Arc<str>) {
    let mut woken = state.bus.subscribe();
    while !state.shutdown.is_cancelled() {
        match round(&state, &owner).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::error!(%error, "the inbox could not be worked off"),
        }
        tokio::select! {
            () = state.shutdown.cancelled() => {}
            () = woken.woken(Topic::Inbox) => {}
            () = tokio::time::sleep(POLL) => {}
        }
    }
}

/// Splits and works off what waits now, or as much as there is time for before the shutdown; whether there was anything.
///
/// # Errors
/// When the store fails.
pub async fn round(state: &AppState, owner: &str) -> Result<bool, ServiceError> {
    let mut anything = false;
    while !state.shutdown.is_cancelled() && split::oldest(state).await? {
        anything = true;
    }
    loop {
        if state.shutdown.is_cancelled() {
            return Ok(anything);
        }
        let rows = claim::take(state, owner, AT_ONCE).await?;
        if rows.is_empty() {
            return Ok(anything);
        }
        anything = true;
        work::off(state, owner, &rows).await?;
    }
}
