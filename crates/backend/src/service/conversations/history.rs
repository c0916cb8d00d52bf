//! Who took, handed over, closed and reopened a conversation: written with the change itself, read beside the transcript.

use super::super::access::Caller;
use super::super::agents;
use super::super::app_state::AppState;
use super::super::codes::{self, code};
use super::super::error::ServiceError;
use super::super::unit::Unit;
use crate::store::entities::{conversation, work_change};
use crate::store::event_log::Entry;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use social_messaging_domain::ids::{AgentId, ConversationId};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::work::{WorkAct, WorkChange, WorkHistory};

/// As many changes as are read.
const LAST: u64 = 50;

/// Something that is done with a conversation.
#[derive(Clone, Copy, Debug)]
pub struct Done<'a> {
    /// What.
    pub act: WorkAct,
    /// By whom; `None` for the consumer.
    pub agent: Option<&'a str>,
    /// Who works on it from then on, where it is handed over.
    pub to: Option<&'a str>,
    /// The skill that it is routed to.
    pub skill: Option<&'a str>,
}

impl<'a> Done<'a> {
    /// An act that hands nothing over.
    #[must_use]
    pub const fn by(act: WorkAct, agent: Option<&'a str>) -> Self {
        Self { act, agent, to: None, skill: None }
    }
}

/// Writes it down, to be committed with the change.
///
/// # Errors
/// When the store fails.
pub async fn record(unit: &mut Unit<'_>, row: &conversation::Model, done: Done<'_>) -> Result<(), ServiceError> {
    let id = unit.new_id();
    let values = work_change::ActiveModel {
        id: Set(id.clone()),
        conversation_id: Set(row.id.clone()),
        act: Set(code(&done.act)),
        agent_id: Set(done.agent.map(str::to_owned)),
        to_agent_id: Set(done.to.map(str::to_owned)),
        skill: Set(done.skill.map(str::to_owned)),
        at: Set(unit.now().0),
    };
    work_change::Entity::insert(values).exec_without_returning(unit.on()).await?;
    unit.tell(Entry {
        kind: "work",
        account_id: row.account_id.clone(),
        conversation_id: Some(row.id.clone()),
        entity_id: Some(id),
        agent_id: None,
    });
    Ok(())
}

/// The last of what was done with a conversation, the oldest first.
///
/// # Errors
/// [`ServiceError::NotFound`], or when the store fails.
pub async fn of(state: &AppState, caller: &Caller, id: &ConversationId) -> Result<WorkHistory, ServiceError> {
    let row = caller.conversation(&state.database, id).await?;
    let mut rows = work_change::Entity::find()
        .filter(work_change::Column::ConversationId.eq(&row.id))
        .order_by_desc(work_change::Column::Id)
        .limit(LAST)
        .all(&state.database)
        .await?;
    rows.reverse();
    Ok(WorkHistory { changes: to_wire(&state.database, rows).await? })
}

/// Changes as the wire carries them.
///
/// # Errors
/// When the store fails.
pub async fn to_wire<C: ConnectionTrait>(
    database: &C,
    rows: Vec<work_change::Model>,
) -> Result<Vec<WorkChange>, ServiceError> {
    let named = rows.iter().flat_map(|row| [row.agent_id.clone(), row.to_agent_id.clone()]).flatten();
    let names = agents::names(database, named.collect()).await?;
    let name = |id: &Option<String>| id.as_ref().map(|id| names.get(id).cloned().unwrap_or_else(|| id.clone()));
    let change = |row: work_change::Model| {
        Ok(WorkChange {
            act: codes::read(&row.act)?,
            agent_name: name(&row.agent_id),
            to_name: name(&row.to_agent_id),
            conversation: row.conversation_id.into(),
            agent: row.agent_id.map(AgentId),
            to: row.to_agent_id.map(AgentId),
            skill: row.skill,
            at: Timestamp(row.at),
            id: row.id,
        })
    };
    rows.into_iter().map(change).collect()
}
