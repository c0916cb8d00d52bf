//! Who works on a conversation: take, reassign, close, reopen, mark read.

use super::super::access::{AccountScope, Caller};
use super::super::app_state::AppState;
use super::super::codes::{self, code};
use super::super::error::ServiceError;
use super::super::messages::pages::is_before;
use super::super::signals;
use super::super::unit::Unit;
use super::super::unit::ledger::Ledger;
use super::detail;
use super::history::{self, Done};
use crate::store::entities::{agent, conversation, message, read_mark};
use crate::store::event_log::Entry;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Set,
};
use social_messaging_domain::api::{MarkRead, Reassign, Role};
use social_messaging_domain::conversation::{ConversationDetail, WorkState};
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::work::WorkAct;

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
            let row = caller.hold_conversation(unit.on(), id).await?;
            let open = code(&WorkState::Open);
            if row.assignee_id.as_deref() != Some(caller.agent.as_str()) || row.state != open {
                history::record(unit, &row, Done::by(WorkAct::Taken, Some(caller.agent.as_str()))).await?;
            }
            let mut values = row.into_active_model();
            values.assignee_id = Set(Some(caller.agent.0.clone()));
            values.state = Set(open);
            keep(unit, caller, values).await
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
    Unit::write(state, |unit| Box::pin(hand_over(unit, caller, id, to))).await
}

async fn hand_over(
    unit: &mut Unit<'_>,
    caller: &Caller,
    id: &ConversationId,
    to: &Reassign,
) -> Result<ConversationDetail, ServiceError> {
    let row = caller.hold_conversation(unit.on(), id).await?;
    if let Some(agent) = &to.agent {
        let known = agent::Entity::find_by_id(agent.as_str()).one(unit.on()).await?;
        let known = known.ok_or(ServiceError::Malformed("there is no such agent"))?;
        let accounts = known.accounts.as_ref().map(codes::json::<AccountScope>).transpose()?;
        if accounts.is_some_and(|accounts| !accounts.covers(&row.account_id)) {
            return Err(ServiceError::Malformed("the agent does not work for this brand account"));
        }
    }
    let agent = to.agent.clone().map(|agent| agent.0);
    let skill = to.skill.clone().map(|skill| Some(skill).filter(|skill| !skill.trim().is_empty()));
    let routed = skill.clone().filter(|skill| *skill != row.skill);
    if agent != row.assignee_id || routed.is_some() {
        let done = Done {
            act: WorkAct::Reassigned,
            agent: Some(caller.agent.as_str()),
            to: agent.as_deref(),
            skill: routed.as_ref().and_then(|skill| skill.as_deref()),
        };
        history::record(unit, &row, done).await?;
    }
    let mut values = row.into_active_model();
    values.assignee_id = Set(agent);
    if let Some(skill) = skill {
        values.skill = Set(skill);
    }
    keep(unit, caller, values).await
}

/// Nobody has to work on it, and nobody waits, until the consumer writes again.
///
/// # Errors
/// [`ServiceError::Forbidden`] for who may only read.
pub async fn close(state: &AppState, caller: &Caller, id: &ConversationId) -> Result<ConversationDetail, ServiceError> {
    may_organize(caller)?;
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = caller.hold_conversation(unit.on(), id).await?;
            let closed = code(&WorkState::Closed);
            if row.state != closed {
                history::record(unit, &row, Done::by(WorkAct::Closed, Some(caller.agent.as_str()))).await?;
            }
            let mut values = row.into_active_model();
            values.state = Set(closed);
            values.waiting_since = Set(None);
            keep(unit, caller, values).await
        })
    })
    .await
}

/// Somebody has to work on it again: who was not answered before it was closed waits again.
///
/// # Errors
/// [`ServiceError::Forbidden`] for who may only read.
pub async fn reopen(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
) -> Result<ConversationDetail, ServiceError> {
    may_organize(caller)?;
    Ledger::write(state, |ledger| {
        Box::pin(async move {
            let row = caller.hold_conversation(ledger.unit.on(), id).await?;
            if row.state == code(&WorkState::Open) {
                return Ok(());
            }
            history::record(&mut ledger.unit, &row, Done::by(WorkAct::Reopened, Some(caller.agent.as_str()))).await?;
            let touched = ledger.touch(id.as_str()).await?;
            touched.row.state = code(&WorkState::Open);
            touched.answered = true;
            Ok(())
        })
    })
    .await?;
    let row = caller.conversation(&state.database, id).await?;
    detail(state, &state.database, caller, row).await
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
    let marked = Unit::write(state, |unit| Box::pin(mark(unit, caller, id, &mark_read.message))).await?;
    // "Seen" tells the consumer that an answer may come: of who does not answer it would tell them wrong.
    if caller.role.answers_consumers() {
        signals::read(state, &marked.row, marked.before, marked.seen).await;
    }
    Ok(marked.detail)
}

/// How far somebody has read, and had before, by when messages arrived.
struct Marked {
    row: conversation::Model,
    before: Option<i64>,
    seen: i64,
    detail: ConversationDetail,
}

async fn mark(
    unit: &mut Unit<'_>,
    caller: &Caller,
    id: &ConversationId,
    message: &MessageId,
) -> Result<Marked, ServiceError> {
    let row = caller.conversation(unit.on(), id).await?;
    let seen = last_arrival_up_to(unit.on(), id, message).await?;
    let key = (caller.agent.0.clone(), id.0.clone());
    let before = read_mark::Entity::find_by_id(key).one(unit.on()).await?;
    if before.as_ref().is_none_or(|before| before.arrived_at < seen) {
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
    let before = before.map(|before| before.arrived_at);
    let detail = detail(unit.state(), unit.on(), caller, row.clone()).await?;
    Ok(Marked { row, before, seen, detail })
}

/// When the last of the messages up to this one, as they are shown, arrived: what was written before may have come after.
async fn last_arrival_up_to<C: ConnectionTrait>(
    database: &C,
    conversation: &ConversationId,
    message: &MessageId,
) -> Result<i64, ServiceError> {
    let of_conversation = || message::Entity::find().filter(message::Column::ConversationId.eq(conversation.as_str()));
    let named = of_conversation().filter(message::Column::Id.eq(message.as_str())).one(database).await?;
    let named = named.ok_or(ServiceError::NotFound)?;
    let last = of_conversation()
        .select_only()
        .column(message::Column::ArrivedAt)
        .filter(is_before(named.sent_at, &named.id))
        .order_by_desc(message::Column::ArrivedAt)
        .limit(1)
        .into_tuple::<i64>()
        .one(database)
        .await?;
    Ok(last.map_or(named.arrived_at, |last| last.max(named.arrived_at)))
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
