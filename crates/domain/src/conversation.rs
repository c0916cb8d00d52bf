//! A conversation: who works on it, and the facts that the rules decide by.

use crate::ids::{AccountId, AgentId, ConversationId, MessageId};
use crate::limits::Preset;
use crate::message::AttachmentKind;
use crate::networks::{Lane, Network};
use crate::profile::Profile;
use crate::settings::AccountSettings;
use crate::time::Timestamp;
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

/// Whether somebody has to work on a conversation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WorkState {
    /// To be worked on.
    #[default]
    Open,
    /// Done; a consumer's message opens it again.
    Closed,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}

/// Something that an account can do only where its plan, its permissions or its settings allow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Capability {
    /// Like and unlike as the brand (X: Enterprise plans only).
    Like,
    /// Answer up to seven days after the consumer's last message (Facebook: the Human Agent feature).
    HumanAgent,
    /// Send one direct answer to a public message (Facebook).
    PrivateReplies,
    /// Put a link to a direct conversation into a public answer.
    DirectLink,
    /// Hide what others wrote under the brand's posts, and block people (Facebook: the MODERATE task; X: `tweet.moderate.write`).
    Moderate,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}

/// How a brand account stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccountState {
    /// It works.
    #[default]
    Active,
    /// An admin switched it off.
    Disabled,
    /// Its token is dead: it must be connected again.
    Reauthorize,
    /// A value from a newer side; nothing is sent.
    #[serde(other)]
    Unknown,
}

/// What the rules need to know of a brand account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountFacts {
    /// Its identifier.
    pub id: AccountId,
    /// Its network.
    pub network: Network,
    /// Its number on the network.
    pub network_id: String,
    /// Its name.
    pub name: String,
    /// Its user name on the network, without `@`.
    pub username: Option<String>,
    /// Whether it works.
    pub state: AccountState,
    /// Whether public messages make and feed conversations.
    pub public_lane: bool,
    /// What it can do beyond sending.
    pub capabilities: Vec<Capability>,
    /// Its limits.
    pub preset: Preset,
    /// What an admin decided.
    #[serde(default)]
    pub settings: AccountSettings,
    /// The lanes that wait: a rate limit was met or the token is dead.
    pub pauses: Vec<LanePause>,
}

/// Why a lane waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PauseReason {
    /// The network's rate limit was met.
    RateLimited,
    /// The account must be connected again.
    Reauthorize,
    /// The network blocked the account for a while.
    PolicyBlocked,
    /// Any other reason, or a value from a newer side.
    #[serde(other)]
    Other,
}

/// A lane of an account that sends nothing for now; what was sent waits in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LanePause {
    /// The lane.
    pub lane: Lane,
    /// Why.
    pub reason: PauseReason,
    /// When it goes on by itself; `None` when somebody has to act.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub until: Option<Timestamp>,
}

impl AccountFacts {
    /// Whether the account can do it.
    #[must_use]
    pub fn can(&self, capability: Capability) -> bool {
        self.capabilities.contains(&capability)
    }
}

/// A consumer's message as the rules see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct InboundFact {
    /// The message.
    pub message: MessageId,
    /// When the network says that it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Whether the message stands as deep as the network takes answers: what answers it names its author.
    #[serde(default)]
    pub nested: bool,
}

/// A public message of the consumer that a private reply is still possible to, or was sent to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PrivateReplyFact {
    /// The public message.
    pub message: MessageId,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
    /// Whether its one private reply is used.
    pub used: bool,
}

/// Who holds a Messenger thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ThreadOwner {
    /// Nobody holds it, or it is ours: we may send.
    #[default]
    Ours,
    /// Another application holds it and the network may refuse.
    Elsewhere,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}

/// Everything that decides what an agent may do in a conversation. Kept by the backend and streamed; both sides ask the same rules with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConversationFacts {
    /// The brand account.
    pub account: AccountFacts,
    /// The consumer's number on the network.
    pub consumer_network_id: String,
    /// The consumer's name, `None` where the network shares none.
    pub consumer_name: Option<String>,
    /// The consumer's handle without `@`, where the network has handles.
    pub consumer_handle: Option<String>,
    /// Whether the consumer takes direct messages; `None` where the network does not tell.
    pub receives_direct: Option<bool>,
    /// The consumer's last public message that still stands.
    pub last_public: Option<InboundFact>,
    /// The consumer's last direct message.
    pub last_direct: Option<InboundFact>,
    /// When something last opened the direct window: a message, a tapped button, a followed link, a reaction.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub direct_window_opened_at: Option<Timestamp>,
    /// The consumer's public messages of the last seven days, the newest first, at most 20.
    pub private_replies: Vec<PrivateReplyFact>,
    /// Who holds the direct thread.
    pub thread_owner: ThreadOwner,
    /// Whether the brand blocked the consumer.
    #[serde(default)]
    pub blocked: bool,
}

/// A row of the lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConversationSummary {
    /// Its identifier.
    pub id: ConversationId,
    /// Where it takes place.
    pub network: Network,
    /// The brand account.
    pub account: AccountId,
    /// The brand account's name.
    pub account_name: String,
    /// The consumer's name, `None` where the network shares none.
    pub consumer_name: Option<String>,
    /// The consumer's handle without `@`.
    pub consumer_handle: Option<String>,
    /// The path of the consumer's picture on this backend.
    pub avatar_url: Option<String>,
    /// Who works on it.
    pub assignee: Option<AgentId>,
    /// The name of who works on it.
    pub assignee_name: Option<String>,
    /// The skill that it is routed to.
    pub skill: Option<String>,
    /// Whether somebody has to.
    pub state: WorkState,
    /// Who can read its last message.
    pub last_visibility: Visibility,
    /// The beginning of its last message, at most 140 characters; empty where that has no text.
    pub last_text: String,
    /// What the first file of its last message is, where that message has no text.
    #[serde(default)]
    pub last_attachment: Option<AttachmentKind>,
    /// Whether its last message is the consumer's.
    pub last_from_consumer: bool,
    /// When its last message was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub last_at: Timestamp,
    /// Since when the consumer waits for an answer; `None` when answered.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub waiting_since: Option<Timestamp>,
    /// How many of the consumer's messages this agent has not seen.
    pub unread: u32,
    /// How many of this agent's messages did not go out and are not given up.
    #[serde(default)]
    pub failed: u32,
}

/// One conversation with what its page needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConversationDetail {
    /// The row of the lists.
    pub summary: ConversationSummary,
    /// What the rules need.
    pub facts: ConversationFacts,
    /// The consumer's profile.
    pub profile: Profile,
}
