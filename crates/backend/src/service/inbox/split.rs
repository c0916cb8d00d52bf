//! Splits a webhook into one row a change, each only once however often the network delivers it.

use super::{MALFORMED, PENDING, RECEIVED, SPLIT};
use crate::networks::{self, Change};
use crate::service::app_state::AppState;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::unit::Unit;
use crate::store::entities::{change, inbox};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select, Set,
    TryInsertResult,
};
use social_messaging_domain::networks::Network;

/// As many rows as one statement inserts: below SQLite's limit of variables.
const AT_ONCE: usize = 500;

/// Splits the oldest webhook that waits; whether there was one.
///
/// # Errors
/// When the store fails.
pub(super) async fn oldest(state: &AppState) -> Result<bool, ServiceError> {
    if waiting().one(&state.database).await?.is_none() {
        return Ok(false);
    }
    Unit::write(state, |unit| Box::pin(split(unit))).await?;
    Ok(true)
}

async fn split(unit: &Unit<'_>) -> Result<(), ServiceError> {
    let Some(row) = waiting().lock_exclusive().one(unit.on()).await? else { return Ok(()) };
    let network: Network = codes::read(&row.network)?;
    let (id, received_at) = (row.id, row.received_at);
    let mut values = row.clone().into_active_model();
    match networks::split(network, &row.body) {
        Ok(changes) => {
            let all = changes.len();
            let new = insert(unit, &row, changes).await?;
            values.state = Set(SPLIT.to_owned());
            if new < all {
                // The first delivery's body is kept; a copy would be missed when something in it is erased.
                values.body = Set(Vec::new());
            }
            tracing::debug!(inbox = id, received_at, all, new, "a webhook was split");
        }
        Err(error) => {
            tracing::error!(inbox = id, %error, "a webhook cannot be read");
            values.state = Set(MALFORMED.to_owned());
        }
    }
    values.update(unit.on()).await?;
    Ok(())
}

fn waiting() -> Select<inbox::Entity> {
    inbox::Entity::find().filter(inbox::Column::State.eq(RECEIVED)).order_by_asc(inbox::Column::Id).limit(1)
}

/// How many of the changes are new.
async fn insert(unit: &Unit<'_>, row: &inbox::Model, changes: Vec<Change>) -> Result<usize, ServiceError> {
    let mut new = 0;
    let mut rows = changes.into_iter().map(|change| active(row, change));
    loop {
        let handful: Vec<change::ActiveModel> = rows.by_ref().take(AT_ONCE).collect();
        if handful.is_empty() {
            return Ok(new);
        }
        let key = [change::Column::Network, change::Column::NetworkAccountId, change::Column::EventId];
        let insert = change::Entity::insert_many(handful).on_conflict_do_nothing_on(key);
        if let TryInsertResult::Inserted(count) = insert.exec_without_returning(unit.on()).await? {
            new += usize::try_from(count).unwrap_or(usize::MAX);
        }
    }
}

fn active(row: &inbox::Model, change: Change) -> change::ActiveModel {
    change::ActiveModel {
        inbox_id: Set(row.id),
        network: Set(row.network.clone()),
        network_account_id: Set(change.network_account_id),
        event_id: Set(change.event_id),
        consumer_key: Set(change.consumer_key),
        payload: Set(change.raw),
        subject: Set(change.subject_network_id),
        state: Set(PENDING.to_owned()),
        attempts: Set(0),
        next_attempt_at: Set(row.received_at),
        lease_owner: Set(None),
        lease_until: Set(None),
        error: Set(None),
        received_at: Set(row.received_at),
        ..Default::default()
    }
}
