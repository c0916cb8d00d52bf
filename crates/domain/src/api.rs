//! What the routes under `/api/v1` take and give, beside commands and the stream.

use crate::conversation::{AccountFacts, ConversationSummary};
use crate::ids::{AccountId, AgentId, MessageId};
use crate::message::{Attachment, Message};
use crate::time::Timestamp;
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A bearer token. It cannot be printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Token(String);

impl Token {
    /// A token that was just minted or read.
    #[must_use]
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The text for the `Authorization` header; for nothing else.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

/// What somebody may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Reads and answers.
    #[default]
    Agent,
    /// Reads, writes notes and reassigns.
    Manager,
    /// A manager who changes settings, too.
    Admin,
    /// Not known to this side; treated as one who may only read.
    #[serde(other)]
    Unknown,
}

impl Role {
    /// Whether the role decides for brand accounts.
    #[must_use]
    pub const fn administers(self) -> bool {
        matches!(self, Self::Admin)
    }

    /// Whether the role answers consumers.
    #[must_use]
    pub const fn answers_consumers(self) -> bool {
        matches!(self, Self::Agent | Self::Admin)
    }
}

/// Somebody who works with the product.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AgentInfo {
    /// The identifier.
    pub id: AgentId,
    /// The name that colleagues read.
    pub name: String,
    /// What they may do.
    pub role: Role,
}

/// Somebody whom a conversation can be handed to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Colleague {
    /// The identifier.
    pub id: AgentId,
    /// The name that colleagues read.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// The brand accounts that both they and the caller may see: only conversations of these can be handed to them.
    pub accounts: Vec<AccountId>,
}

/// What the installation decided for everybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Settings {
    /// How long a public answer can be taken back, in seconds; 0 switches it off.
    pub undo_seconds: u32,
}

/// What `POST /api/v1/session/launch` takes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LaunchRequest {
    /// The launch token.
    pub token: Token,
}

/// The answer of `POST /api/v1/session` and of `POST /api/v1/session/launch`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Session {
    /// The bearer token of every other request.
    pub token: Token,
    /// When it ends.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub expires_at: Timestamp,
    /// Who is signed in.
    pub agent: AgentInfo,
    /// The brand accounts that they may see.
    pub accounts: Vec<AccountFacts>,
    /// The language that the host asked for, a BCP 47 tag; `None` leaves it to the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// What the installation decided.
    pub settings: Settings,
    /// The backend's clock at the moment of the answer: every rule goes by it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub server_time: Timestamp,
}

/// The answer of `GET /api/v1/conversations`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ConversationPage {
    /// The conversations: those that wait first, the longest waiting foremost, then the others, the latest foremost.
    pub conversations: Vec<ConversationSummary>,
    /// Where the next page begins; `None` at the end.
    pub next: Option<String>,
    /// How many there are on all pages.
    pub total: u32,
}

/// The answer of `GET /api/v1/conversations/{id}/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessagePage {
    /// Neighbouring messages, the oldest first.
    pub messages: Vec<Message>,
    /// The position of the first of them in the whole conversation, from 0.
    pub offset: u32,
    /// How many messages the conversation has.
    pub total: u32,
}

/// The answer of `GET /api/v1/conversations/{id}/attachments`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttachmentPage {
    /// What the consumer sent, the newest first.
    pub attachments: Vec<SentAttachment>,
    /// The cursor of the next page; `None` on the last one.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u32,
}

/// A file of a message of the consumer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SentAttachment {
    /// The message that it came with.
    pub message: MessageId,
    /// Who can read that message.
    pub visibility: Visibility,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub sent_at: Timestamp,
    /// The file.
    pub attachment: Attachment,
}

/// The answer of `GET /api/v1/conversations/{id}/notes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NotePage {
    /// The internal notes, the newest first.
    pub notes: Vec<Message>,
    /// The cursor of the next page; `None` on the last one.
    pub next: Option<String>,
    /// How many there are in all.
    pub total: u32,
}

/// The body of `POST /api/v1/conversations/{id}/reassign`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reassign {
    /// Who works on it from now on; `None` puts it back for anybody.
    #[serde(default)]
    pub agent: Option<AgentId>,
    /// The skill that it is routed to; `None` leaves it.
    #[serde(default)]
    pub skill: Option<String>,
}

/// The body of `POST /api/v1/conversations/{id}/read`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MarkRead {
    /// The last message that the agent has seen.
    pub message: MessageId,
}

/// The answer of `POST /api/v1/conversations/{id}/uploads`: a file that waits to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadedFile {
    /// The file as a message will have it.
    pub attachment: Attachment,
    /// Its type, by its first bytes.
    pub content_type: String,
    /// Its length in bytes.
    pub size: u64,
}

/// The body of `POST /api/v1/conversations/{id}/uploads/from-address`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UploadFrom {
    /// Where the file is, https.
    pub address: String,
}
