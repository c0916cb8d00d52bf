//! The agents whom a conversation can be handed to: whoever signed in here once.

use super::access::{AccountScope, Caller};
use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use super::unit::Unit;
use crate::store::entities::{account, agent};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use social_messaging_domain::api::Colleague;
use std::collections::HashMap;

/// Keeps who signed in, with the name, the role and the accounts of now.
///
/// # Errors
/// When the store fails.
pub async fn keep(state: &AppState, caller: &Caller) -> Result<(), ServiceError> {
    Unit::write(state, |unit| Box::pin(note(unit, caller))).await
}

/// The same, as a part of a larger change.
///
/// # Errors
/// When the store fails.
pub(super) async fn note(unit: &Unit<'_>, caller: &Caller) -> Result<(), ServiceError> {
    let row = agent::ActiveModel {
        id: Set(caller.agent.0.clone()),
        name: Set(caller.name.clone()),
        role: Set(codes::code(&caller.role)),
        seen_at: Set(unit.now().0),
        accounts: Set(serde_json::to_value(&caller.accounts).ok()),
    };
    let columns = [agent::Column::Name, agent::Column::Role, agent::Column::SeenAt, agent::Column::Accounts];
    let newer = OnConflict::column(agent::Column::Id).update_columns(columns).to_owned();
    agent::Entity::insert(row).on_conflict(newer).exec_without_returning(unit.on()).await?;
    Ok(())
}

/// Those who share a brand account with the caller, by name, and which; nobody where the caller's accounts do not exist.
///
/// # Errors
/// When the store fails.
pub async fn beside(state: &AppState, caller: &Caller) -> Result<Vec<Colleague>, ServiceError> {
    let own = account::Entity::find().filter(caller.accounts.condition(account::Column::Id));
    let own: Vec<String> = own
        .select_only()
        .column(account::Column::Id)
        .order_by_asc(account::Column::Id)
        .into_tuple()
        .all(&state.database)
        .await?;
    if caller.accounts != AccountScope::All && own.is_empty() {
        return Ok(Vec::new());
    }
    let rows = agent::Entity::find().order_by_asc(agent::Column::Name).order_by_asc(agent::Column::Id);
    let mut agents = Vec::new();
    for row in rows.all(&state.database).await? {
        let Some(accounts) = &row.accounts else { continue };
        let scope: AccountScope = codes::json(accounts)?;
        if scope.shares(&caller.accounts) {
            // Of their accounts the caller learns no more than of their own.
            let accounts = own.iter().filter(|id| scope.covers(id)).map(|id| id.as_str().into()).collect();
            agents.push(Colleague { id: row.id.into(), name: row.name, role: codes::read(&row.role)?, accounts });
        }
    }
    Ok(agents)
}

/// The names of those of these agents who signed in here once, by identifier.
///
/// # Errors
/// When the store fails.
pub async fn names<C: ConnectionTrait>(database: &C, ids: Vec<String>) -> Result<HashMap<String, String>, DbErr> {
    let rows = agent::Entity::find().filter(agent::Column::Id.is_in(ids)).all(database).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.name)).collect())
}
