//! What works in the background: the inbox, the deliveries, and the broom.

use super::app_state::AppState;
use super::clock::new_id;
use super::deliveries::{self, Means, Pace};
use super::{audit, erasure, inbox, launch, limits, uploads};
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;

/// The workers that were started. Dropped, they stop at once.
#[derive(Debug)]
pub struct Workers(JoinSet<()>);

impl Workers {
    /// Waits until they have ended after a shutdown.
    pub async fn ended(mut self) {
        while self.0.join_next().await.is_some() {}
    }
}

/// Starts them.
#[must_use]
pub fn start(state: &AppState) -> Workers {
    let means = Means {
        clients: state.networks.clone(),
        pace: Arc::new(Pace::default()),
        owner: new_id(state.clock.now()).into(),
    };
    start_with(state, means)
}

/// Starts them with these means.
#[must_use]
pub fn start_with(state: &AppState, means: Means) -> Workers {
    let mut workers = JoinSet::new();
    workers.spawn(inbox::worker::run(state.clone(), means.owner.clone()));
    workers.spawn(inbox::retention::run(state.clone()));
    workers.spawn(erasure::run(state.clone()));
    workers.spawn(uploads::sweep::run(state.clone()));
    workers.spawn(limits::run(state.clone()));
    workers.spawn(audit::sweep::run(state.clone()));
    workers.spawn(launch::sweep::run(state.clone()));
    workers.spawn(deliveries::worker::run(state.clone(), means));
    Workers(workers)
}

/// How often a broom sweeps.
const HOUR: Duration = Duration::from_secs(60 * 60);

/// Waits for an hour, or until the shutdown.
pub(super) async fn an_hour(state: &AppState) {
    tokio::select! {
        () = state.shutdown.cancelled() => {}
        () = tokio::time::sleep(HOUR) => {}
    }
}
