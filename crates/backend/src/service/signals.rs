//! What the consumer is told of the agents: that somebody has read, and that somebody writes. Each only where an admin
//! wants it; once, whatever comes of it, and never a delivery.

use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use super::facts;
use crate::networks::{Credentials, Signal};
use crate::store::entities::{account, conversation, message};
use sea_orm::EntityTrait;
use social_messaging_domain::networks::Network;
use social_messaging_domain::presence::may_tell;
use social_messaging_domain::settings::AccountSettings;
use social_messaging_domain::time::SECOND;

/// How long the network shows that somebody writes is longer (Meta: 20 seconds), so it is said again in time.
const AGAIN: i64 = 10 * SECOND;

/// An agent has read up to what arrived at `seen`; `before` is how far they had read.
pub fn read(state: &AppState, row: &conversation::Model, before: Option<i64>, seen: i64) {
    let (state, row) = (state.clone(), row.clone());
    tokio::spawn(async move {
        let told = async {
            let Some(last) = &row.last_direct_id else { return Ok(()) };
            let last = message::Entity::find_by_id(last).one(&state.database).await?;
            let arrived = last.map_or(i64::MAX, |last| last.arrived_at);
            // It is news to the consumer only when the last direct message is among what was not read before.
            if arrived > seen || before.is_some_and(|before| before >= arrived) {
                return Ok(());
            }
            tell(&state, &row, Signal::Seen, |settings| settings.tells_seen).await
        };
        logged(told.await);
    });
}

/// An agent is writing directly.
pub fn writes(state: &AppState, row: &conversation::Model) {
    if !state.fetches.begin_for(&key(&row.id), state.clock.now(), AGAIN) {
        return;
    }
    let (state, row) = (state.clone(), row.clone());
    tokio::spawn(async move {
        logged(tell(&state, &row, Signal::Writing, |settings| settings.tells_typing).await);
    });
}

/// Nobody is writing directly any more.
pub fn writes_no_more(state: &AppState, row: &conversation::Model) {
    if !state.fetches.end(&key(&row.id)) {
        return;
    }
    let (state, row) = (state.clone(), row.clone());
    tokio::spawn(async move {
        logged(tell(&state, &row, Signal::WritesNoMore, |settings| settings.tells_typing).await);
    });
}

fn key(conversation: &str) -> String {
    format!("writing:{conversation}")
}

async fn tell(
    state: &AppState,
    row: &conversation::Model,
    signal: Signal,
    wanted: impl Fn(&AccountSettings) -> bool,
) -> Result<(), ServiceError> {
    let account = account::Entity::find_by_id(&row.account_id).one(&state.database).await?;
    let Some(account) = account else { return Ok(()) };
    if !wanted(&facts::settings(&account)?) {
        return Ok(());
    }
    let now = state.clock.now();
    let facts = facts::of_conversation(&state.database, row, now).await?;
    let network: Network = codes::read(&account.network)?;
    let Some(client) = state.networks.client(network).filter(|_| may_tell(&facts, now)) else { return Ok(()) };
    let credentials = Credentials { network_id: account.network_id, token: account.token };
    client.signal(&credentials, &facts.consumer_network_id, signal).await;
    Ok(())
}

fn logged(told: Result<(), ServiceError>) {
    if let Err(error) = told {
        tracing::debug!(%error, "the consumer was not told what an agent does");
    }
}
