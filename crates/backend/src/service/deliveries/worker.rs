//! The worker: takes what is due, makes the calls side by side, sleeps until it is woken or something falls due.

use super::claim::{self, Task};
use super::{Means, carry, housekeeping};
use crate::service::app_state::AppState;
use crate::service::bus::Topic;
use crate::service::error::ServiceError;
use std::time::Duration;
use tokio::task::JoinSet;

/// Works until the shutdown, and then finishes what it has begun. Dropped, it leaves its calls to their leases.
pub async fn run(state: AppState, means: Means) {
    let mut woken = state.bus.subscribe();
    let mut calls = JoinSet::new();
    while !state.shutdown.is_cancelled() {
        while calls.try_join_next().is_some() {}
        let wait = match round(&state, &means, means.pace.at_once.saturating_sub(calls.len())).await {
            Ok((tasks, wait)) => {
                for task in tasks {
                    calls.spawn(carry::out(state.clone(), means.clone(), task));
                }
                wait
            }
            Err(error) => {
                tracing::error!(%error, "deliveries could not be taken");
                means.pace.poll
            }
        };
        tokio::select! {
            () = state.shutdown.cancelled() => {}
            () = woken.woken(Topic::Deliveries) => {}
            // What waited behind a call in the same line may go now.
            Some(_) = calls.join_next() => {}
            () = tokio::time::sleep(wait) => {}
        }
    }
    while calls.join_next().await.is_some() {}
}

async fn round(state: &AppState, means: &Means, free: usize) -> Result<(Vec<Task>, Duration), ServiceError> {
    housekeeping::keep(state, means).await?;
    let free = u64::try_from(free).unwrap_or(u64::MAX);
    let tasks = if free == 0 { Vec::new() } else { claim::take(state, means, free).await? };
    let next = housekeeping::next_due(state).await?;
    let until = next.map(|at| u64::try_from(at - state.clock.now().0).unwrap_or(0));
    let wait = until.map_or(means.pace.poll, |millis| means.pace.poll.min(Duration::from_millis(millis)));
    Ok((tasks, wait))
}
