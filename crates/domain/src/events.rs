//! The event stream: `GET /api/v1/events`, server-sent events whose `event` names the type and whose `id` resumes it.
//!
//! Each event carries the whole of what changed, as it stands when it is read: to apply one twice changes nothing.

use crate::conversation::{AccountFacts, ConversationDetail};
use crate::ids::{ConversationId, MessageId};
use crate::message::Message;
use crate::person::{PersonNotes, RelatedConversations};
use crate::presence::PresenceEvent;
use crate::work::WorkChange;
use serde::{Deserialize, Deserializer, Serialize};

/// Something that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A conversation is new, or its row, facts or profile changed.
    Conversation(Box<ConversationDetail>),
    /// A message is new or changed.
    Message(Box<MessageEvent>),
    /// A message was no message of its own: it is not there any more, and what was deleted by somebody is not meant.
    Removed(RemovedEvent),
    /// The post or a parent of a public message changed: what is shown of it is to be asked for again.
    Context(ContextEvent),
    /// A brand account changed.
    Account(Box<AccountFacts>),
    /// Somebody took, handed over, closed or reopened a conversation.
    Work(Box<WorkChange>),
    /// What is noted about the consumer of a conversation changed.
    PersonNotes(Box<PersonNotes>),
    /// The other conversations of the consumer of one changed.
    Related(Box<RelatedConversations>),
    /// Who else is in a conversation changed. It has no `id` and is not kept: after a break all that is so comes anew, and
    /// what was known before is to be forgotten.
    Presence(PresenceEvent),
    /// The history before this event is trimmed: everything shown is to be asked for again.
    Resync,
    /// A type from a newer side, to be passed over.
    Unknown,
}

/// A message with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageEvent {
    /// The message.
    pub message: Message,
    /// Its position in the whole conversation, from 0.
    pub offset: u32,
    /// How many messages the conversation has.
    pub total: u32,
    /// Whether it came into the conversation now, or was there and changed; not told by an older side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub arrived: Option<bool>,
}

/// Which message is not there any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemovedEvent {
    /// The conversation.
    pub conversation: ConversationId,
    /// The message.
    pub message: MessageId,
}

/// Whose context changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ContextEvent {
    /// The conversation.
    pub conversation: ConversationId,
    /// The message that was asked for; `None` for any of the conversation.
    pub message: Option<MessageId>,
}

impl Event {
    /// The `event` field of the frame.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Conversation(_) => "conversation",
            Self::Message(_) => "message",
            Self::Removed(_) => "removed",
            Self::Context(_) => "context",
            Self::Account(_) => "account",
            Self::Work(_) => "work",
            Self::PersonNotes(_) => "person_notes",
            Self::Related(_) => "related",
            Self::Presence(_) => "presence",
            Self::Resync => "resync",
            Self::Unknown => "unknown",
        }
    }

    /// The `data` field of the frame, JSON.
    ///
    /// # Errors
    /// Never for these types; serde's signature is kept.
    pub fn data(&self) -> Result<String, serde_json::Error> {
        match self {
            Self::Conversation(detail) => serde_json::to_string(detail),
            Self::Message(event) => serde_json::to_string(event),
            Self::Removed(event) => serde_json::to_string(event),
            Self::Context(event) => serde_json::to_string(event),
            Self::Account(account) => serde_json::to_string(account),
            Self::Work(change) => serde_json::to_string(change),
            Self::PersonNotes(notes) => serde_json::to_string(notes),
            Self::Related(related) => serde_json::to_string(related),
            Self::Presence(event) => serde_json::to_string(event),
            Self::Resync | Self::Unknown => Ok("{}".to_owned()),
        }
    }

    /// Reads a frame. A name from a newer side is [`Event::Unknown`].
    ///
    /// # Errors
    /// When the data does not fit the name: the reader must ask for a snapshot, or it would miss a change.
    pub fn decode(name: &str, data: &str) -> Result<Self, serde_json::Error> {
        Self::read(name, &mut serde_json::Deserializer::from_str(data))
    }

    /// Reads the data of a frame from whatever holds it.
    ///
    /// # Errors
    /// As [`Event::decode`].
    pub fn read<'de, D: Deserializer<'de>>(name: &str, data: D) -> Result<Self, D::Error> {
        Ok(match name {
            "conversation" => Self::Conversation(read_data(data)?),
            "message" => Self::Message(read_data(data)?),
            "removed" => Self::Removed(read_data(data)?),
            "context" => Self::Context(read_data(data)?),
            "account" => Self::Account(read_data(data)?),
            "work" => Self::Work(read_data(data)?),
            "person_notes" => Self::PersonNotes(read_data(data)?),
            "related" => Self::Related(read_data(data)?),
            "presence" => Self::Presence(read_data(data)?),
            "resync" => Self::Resync,
            _ => Self::Unknown,
        })
    }
}

#[inline(never)] // The widget's first view needs one of them.
fn read_data<'de, T: Deserialize<'de>, D: Deserializer<'de>>(data: D) -> Result<T, D::Error> {
    T::deserialize(data)
}
