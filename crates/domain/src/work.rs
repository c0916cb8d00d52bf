//! Who took, handed over, closed and reopened a conversation, and when.

use crate::ids::{AgentId, ConversationId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// What was done with a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WorkAct {
    /// Somebody works on it from now on: they took it, or gave the first answer.
    Taken,
    /// It was handed to somebody else, or put back for anybody, or routed to a skill.
    Reassigned,
    /// Nobody has to work on it.
    Closed,
    /// Somebody has to again.
    Reopened,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}

/// One thing that was done with a conversation. Names are those of now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkChange {
    /// Its identifier; a later one's sorts after it.
    pub id: String,
    /// The conversation.
    pub conversation: ConversationId,
    /// What was done.
    pub act: WorkAct,
    /// Who did it; `None` for the consumer, whose message opened it again.
    pub agent: Option<AgentId>,
    /// Their name.
    pub agent_name: Option<String>,
    /// While reassigned: who works on it from then on; `None` for nobody.
    pub to: Option<AgentId>,
    /// Their name.
    pub to_name: Option<String>,
    /// While reassigned: the skill that it was routed to; `None` where that stayed.
    pub skill: Option<String>,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// The answer of `GET /api/v1/conversations/{id}/history`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct WorkHistory {
    /// The last 50, the oldest first.
    pub changes: Vec<WorkChange>,
}
