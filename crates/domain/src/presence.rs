//! Who else is in a conversation right now. Nothing of it is kept: whoever stops saying so is gone.

use crate::composer;
use crate::conversation::ConversationFacts;
use crate::ids::{AgentId, ConversationId};
use crate::time::{SECOND, Timestamp};
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

/// How often a page says again that its agent is there, in milliseconds.
pub const HEARTBEAT: i64 = 5 * SECOND;

/// How long an agent is there after they last said so, in milliseconds: two heartbeats may be lost.
pub const GONE_AFTER: i64 = 12 * SECOND;

/// Whether the consumer may be told now that somebody reads or writes directly: where the network can, and a direct
/// message could be sent into the thread.
#[must_use]
pub fn may_tell(facts: &ConversationFacts, now: Timestamp) -> bool {
    let rules = facts.account.network.rules();
    let lane = composer::offers(facts, now).direct.ok().and_then(|opening| opening.lane);
    let paused = facts.account.pauses.iter().any(|pause| pause.lane == rules.direct_lane);
    rules.tells && lane == Some(rules.direct_lane) && !paused && !facts.blocked
}

/// What an agent does in a conversation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PresenceState {
    /// Is not there any more.
    Left,
    /// Has it open.
    Reading,
    /// Is writing.
    Writing,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}

/// The body of `POST /api/v1/conversations/{id}/presence`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Heartbeat {
    /// What the agent does.
    pub state: PresenceState,
    /// Who shall read what they write.
    #[serde(default)]
    pub visibility: Option<Visibility>,
    /// What tells one open page of an agent from another, at most 64 characters; each page is there by itself.
    #[serde(default)]
    pub tab: String,
}

/// An agent who is in a conversation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresentAgent {
    /// The agent.
    pub agent: AgentId,
    /// The name that colleagues read.
    pub name: String,
    /// What they do: of several pages, the most.
    pub state: PresenceState,
    /// While they write: who shall read it.
    pub visibility: Option<Visibility>,
}

/// Who else is in a conversation now. Nobody, when the list is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PresenceEvent {
    /// The conversation.
    pub conversation: ConversationId,
    /// The other agents, by identifier.
    pub agents: Vec<PresentAgent>,
}
