//! What the consumer is told of the agents: that somebody has read, and that somebody writes. Each only where an admin
//! wants it; once, whatever comes of it, and never a delivery.

use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use super::facts;
use crate::networks::Signal;
use crate::store::entities::{account, conversation, message};
use sea_orm::EntityTrait;
use social_messaging_domain::networks::Network;
use social_messaging_domain::presence::may_tell;
use social_messaging_domain::settings::AccountSettings;
use social_messaging_domain::time::SECOND;
use std::collections::HashMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// How long the network shows that somebody writes is longer (Meta: 20 seconds), so it is said again in time.
const AGAIN: i64 = 10 * SECOND;

/// What goes out of one conversation goes in the order in which it was said: a "writes no more" that overtakes its
/// "writes" would leave the consumer waiting for a text.
#[derive(Clone, Debug, Default)]
pub struct Signals(Arc<Mutex<HashMap<String, JoinHandle<()>>>>);

type Telling = Pin<Box<dyn Future<Output = ()> + Send>>;

/// A place in that order; what is never told leaves it by being dropped.
struct Place(oneshot::Sender<Telling>);

impl Signals {
    /// The next place, where `is_news` says that there is something to tell.
    fn place(&self, conversation: &str, is_news: impl FnOnce() -> bool) -> Option<Place> {
        // Held while it is asked, so that the places stand in the order of the answers.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if !is_news() {
            return None;
        }
        last.retain(|_, telling| !telling.is_finished());
        let before = last.remove(conversation);
        let (place, told) = oneshot::channel::<Telling>();
        let task = tokio::spawn(async move {
            if let Some(before) = before {
                // One that broke off is no reason to be silent.
                let _ended = before.await;
            }
            if let Ok(telling) = told.await {
                telling.await;
            }
        });
        last.insert(conversation.to_owned(), task);
        Some(Place(place))
    }
}

/// An agent has read up to what arrived at `seen`; `before` is how far they had read.
pub async fn read(state: &AppState, row: &conversation::Model, before: Option<i64>, seen: i64) {
    let told = async {
        let Some(last) = &row.last_direct_id else { return Ok(()) };
        let last = message::Entity::find_by_id(last).one(&state.database).await?;
        let arrived = last.map_or(i64::MAX, |last| last.arrived_at);
        // It is news to the consumer only when the last direct message is among what was not read before.
        if arrived > seen || before.is_some_and(|before| before >= arrived) {
            return Ok(());
        }
        let place = state.signals.place(&row.id, || true);
        tell(state, row, place, Signal::Seen, |settings| settings.tells_seen).await
    };
    logged(told.await);
}

/// An agent is writing directly.
pub async fn writes(state: &AppState, row: &conversation::Model) {
    let begins = || state.fetches.begin_for(&key(&row.id), state.clock.now(), AGAIN);
    let place = state.signals.place(&row.id, begins);
    logged(tell(state, row, place, Signal::Writing, |settings| settings.tells_typing).await);
}

/// Nobody is writing directly any more.
pub async fn writes_no_more(state: &AppState, row: &conversation::Model) {
    let place = state.signals.place(&row.id, || state.fetches.end(&key(&row.id)));
    logged(tell(state, row, place, Signal::WritesNoMore, |settings| settings.tells_typing).await);
}

fn key(conversation: &str) -> String {
    format!("writing:{conversation}")
}

/// Whether it may be told is decided now; the network's answer is not waited for.
async fn tell(
    state: &AppState,
    row: &conversation::Model,
    place: Option<Place>,
    signal: Signal,
    wanted: impl Fn(&AccountSettings) -> bool,
) -> Result<(), ServiceError> {
    let Some(Place(place)) = place else { return Ok(()) };
    let account = account::Entity::find_by_id(&row.account_id).one(&state.database).await?;
    let Some(account) = account else { return Ok(()) };
    if !wanted(&facts::settings(&account)?) {
        return Ok(());
    }
    let now = state.clock.now();
    let facts = facts::of_conversation(&state.database, row, now).await?;
    let network: Network = codes::read(&account.network)?;
    if !may_tell(&facts, now) {
        return Ok(());
    }
    let networks = state.networks.clone();
    let credentials = state.vault.credentials(&account)?;
    let telling = async move {
        let Some(client) = networks.client(network) else { return };
        client.signal(&credentials, &facts.consumer_network_id, signal).await;
    };
    // Nobody waits for it any more only when this process ends.
    let _told = place.send(Box::pin(telling));
    Ok(())
}

fn logged(told: Result<(), ServiceError>) {
    if let Err(error) = told {
        tracing::debug!(%error, "the consumer was not told what an agent does");
    }
}
