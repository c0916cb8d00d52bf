//! Who did what in the brand's name: what admins read.

use crate::ids::{AccountId, AgentId, ConversationId, MessageId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The answer of `GET /api/v1/audit`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditPage {
    /// What was done, the latest first.
    pub entries: Vec<AuditEntry>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<String>,
}

/// One thing that somebody did. Identifiers only: no text of a message, and nothing of a consumer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AuditEntry {
    /// Its identifier.
    pub id: String,
    /// When it was done.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Who did it.
    pub agent: AgentId,
    /// Their name at that time.
    pub name: String,
    /// What they did.
    pub act: AuditAct,
    /// The brand account; `None` for what is about none.
    pub account: Option<AccountId>,
    /// The conversation; `None` for what is about none.
    pub conversation: Option<ConversationId>,
    /// The message that was sent, or that something was done to; it may be gone by now.
    pub message: Option<MessageId>,
    /// What came of it.
    pub outcome: AuditOutcome,
}

/// What was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AuditAct {
    /// A public answer.
    Send,
    /// A like as the brand.
    Like,
    /// The like taken back.
    Unlike,
    /// What somebody wrote was hidden.
    Hide,
    /// It was shown again.
    Unhide,
    /// What the brand wrote was deleted.
    Delete,
    /// Somebody was blocked.
    Block,
    /// They may write again.
    Unblock,
    /// The settings of a brand account were changed.
    Settings,
    /// A saved reply was added, changed or taken away.
    SavedReply,
    /// A launch token was traded for a session.
    SignIn,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}

/// What came of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AuditOutcome {
    /// It is on its way to the network.
    Pending,
    /// It is so; on the network, where it is about one.
    Done,
    /// A rule or the role forbade it: nothing went out.
    Refused,
    /// The network refused it, or could not be reached.
    Failed,
    /// It may have reached the network: nobody knows.
    Unconfirmed,
    /// It was taken back or given up before it went out.
    Cancelled,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}
