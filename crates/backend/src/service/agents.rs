//! The agents whom a conversation can be handed to: whoever signed in here once.

use super::access::Caller;
use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use crate::store::entities::agent;
use sea_orm::sea_query::OnConflict;
use sea_orm::{EntityTrait, QueryOrder, Set};
use social_messaging_domain::api::AgentInfo;

/// Keeps who signed in, with the name and the role of now.
///
/// # Errors
/// When the store fails.
pub async fn keep(state: &AppState, caller: &Caller) -> Result<(), ServiceError> {
    let row = agent::ActiveModel {
        id: Set(caller.agent.0.clone()),
        name: Set(caller.name.clone()),
        role: Set(codes::code(&caller.role)),
        seen_at: Set(state.clock.now().0),
    };
    let columns = [agent::Column::Name, agent::Column::Role, agent::Column::SeenAt];
    let newer = OnConflict::column(agent::Column::Id).update_columns(columns).to_owned();
    agent::Entity::insert(row).on_conflict(newer).exec_without_returning(&state.database).await?;
    Ok(())
}

/// All of them, by name.
///
/// # Errors
/// When the store fails.
pub async fn all(state: &AppState) -> Result<Vec<AgentInfo>, ServiceError> {
    let rows = agent::Entity::find().order_by_asc(agent::Column::Name).order_by_asc(agent::Column::Id);
    let info = |row: agent::Model| Ok(AgentInfo { id: row.id.into(), name: row.name, role: codes::read(&row.role)? });
    rows.all(&state.database).await?.into_iter().map(info).collect()
}
