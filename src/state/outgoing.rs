//! Messages that this page sent and the backend has not answered for yet.

use crate::api::ApiError;
use serde::{Deserialize, Serialize};
use social_messaging_domain::commands::CommandRequest;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::message::Message;

/// How far a message is on its way from this page to the backend.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Local {
    /// The backend has it; its own state says how far it got.
    #[default]
    Stored,
    /// On its way to the backend.
    Sending,
    /// It did not reach the backend, or the backend refused it: Retry and Discard.
    NotSent(ApiError),
}

/// A message as the transcript shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownMessage {
    /// The message; a like that is on its way is in it already.
    pub message: Message,
    /// Whether the backend has it.
    pub local: Local,
}

/// A message that waits for the backend's answer. Its id is the id of the intent, before and after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outgoing {
    /// Its conversation.
    pub conversation: ConversationId,
    /// What is posted, the same at every try.
    pub request: CommandRequest,
    /// What is shown meanwhile.
    pub message: Message,
    /// How far it is; one that was kept over a reload was not answered for.
    #[serde(skip, default = "unanswered")]
    pub local: Local,
}

const fn unanswered() -> Local {
    Local::NotSent(ApiError::Network)
}
