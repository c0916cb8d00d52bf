//! Who works on a conversation: take, reassign, close, mark read.

use super::super::access::Caller;
use super::super::app_state::AppState;
use super::super::codes;
use super::super::error::ServiceError;
use super::super::unit::Unit;
use super::detail;
use crate::store::entities::{agent, conversation, message, read_mark};
use crate::store::event_log::Entry;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use social_messaging_domain::api::{MarkRead, Reassign, Role};
use social_messaging_domain::conversation::{ConversationDetail, WorkState};
use social_messaging_domain::ids::{ConversationId, MessageId};

/// The caller works on it from now on; one that was closed is open again.
///
/// # Errors
/// [`ServiceError::Forbidden`] for who does not answer consumers.
pub async fn take(state: &AppState, caller: &Caller, id: &ConversationId) -> Result<ConversationDetail, ServiceError> {
    if !caller.role.answers_consumers() {
        return Err(ServiceError::Forbidden);
    }
    Unit::write(state, |unit| {
        Box::pin(async move {
            let mut row = caller.conversation(unit.on(), id).await?.into_active_model();
            row.assignee_id = Set(Some(caller.agent.0.clone()));
            row.state = Set(codes::code(&WorkState::Open));
            keep(unit, caller, row).await
        })
    })
    .await
}

/// Somebody else works on it, or nobody until it is taken.
///
/// # Errors
/// [`ServiceError::Malformed`] when nobody of that identifier ever signed in.
pub async fn reassign(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    to: &Reassign,
) -> Result<ConversationDetail, ServiceError> {
    may_organize(caller)?;
    Unit::write(state, |unit| {
        Box::pin(async move {
            let mut row = caller.conversation(unit.on(), id).await?.into_active_model();
            if let Some(agent) = &to.agent {
                let known = agent::Entity::find_by_id(agent.as_str()).one(unit.on()).await?;
                known.ok_or(ServiceError::Malformed("there is no such agent"))?;
            }
            row.assignee_id = Set(to.agent.clone().map(|agent| agent.0));
            if let Some(skill) = to.skill.clone() {
                row.skill = Set(Some(skill).filter(|skill| !skill.trim().is_empty()));
            }
            keep(unit, caller, row).await
        })
    })
    .await
}

/// Nobody has to work on it, and nobody waits, until the consumer writes again.
///
/// # Errors
/// [`ServiceError::Forbidden`] for who may only read.
pub async fn close(state: &AppState, caller: &Caller, id: &ConversationId) -> Result<ConversationDetail, ServiceError> {
    may_organize(caller)?;
    Unit::write(state, |unit| {
        Box::pin(async move {
            let mut row = caller.conversation(unit.on(), id).await?.into_active_model();
            row.state = Set(codes::code(&WorkState::Closed));
            row.waiting_since = Set(None);
            keep(unit, caller, row).await
        })
    })
    .await
}

/// The caller has seen everything up to a message. A mark never goes back.
///
/// # Errors
/// [`ServiceError::NotFound`] when the message is not in the conversation.
pub async fn mark_read(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    mark_read: &MarkRead,
) -> Result<ConversationDetail, ServiceError> {
    Unit::write(state, |unit| Box::pin(mark(unit, caller, id, &mark_read.message))).await
}

async fn mark(
    unit: &mut Unit<'_>,
    caller: &Caller,
    id: &ConversationId,
    message: &MessageId,
) -> Result<ConversationDetail, ServiceError> {
    let row = caller.conversation(unit.on(), id).await?;
    let message = message::Entity::find_by_id(message.as_str())
        .filter(message::Column::ConversationId.eq(id.as_str()))
        .one(unit.on())
        .await?;
    let seen = message.ok_or(ServiceError::NotFound)?.arrived_at;
    let key = (caller.agent.0.clone(), id.0.clone());
    let before = read_mark::Entity::find_by_id(key).one(unit.on()).await?;
    if before.is_none_or(|before| before.arrived_at < seen) {
        let mark = read_mark::ActiveModel {
            agent_id: Set(caller.agent.0.clone()),
            conversation_id: Set(id.0.clone()),
            arrived_at: Set(seen),
        };
        let key = [read_mark::Column::AgentId, read_mark::Column::ConversationId];
        let newer = OnConflict::columns(key).update_column(read_mark::Column::ArrivedAt).to_owned();
        read_mark::Entity::insert(mark).on_conflict(newer).exec_without_returning(unit.on()).await?;
        unit.tell(Entry {
            kind: "conversation",
            account_id: row.account_id.clone(),
            conversation_id: Some(row.id.clone()),
            entity_id: None,
            agent_id: Some(caller.agent.0.clone()),
        });
    }
    detail(unit.state(), unit.on(), caller, row).await
}

async fn keep(
    unit: &mut Unit<'_>,
    caller: &Caller,
    row: conversation::ActiveModel,
) -> Result<ConversationDetail, ServiceError> {
    let row = row.update(unit.on()).await?;
    unit.tell_conversation(&row.account_id, &row.id);
    detail(unit.state(), unit.on(), caller, row).await
}

const fn may_organize(caller: &Caller) -> Result<(), ServiceError> {
    match caller.role {
        Role::Agent | Role::Manager | Role::Admin => Ok(()),
        Role::Unknown => Err(ServiceError::Forbidden),
    }
}
