//! Commands: whatever an agent wants to have done in a conversation, with one identifier an intent.

use crate::ids::{AttachmentId, ClientId, MessageId};
use crate::message::{Mention, Message};
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

/// The body of `POST /api/v1/conversations/{id}/commands`.
///
/// The same `client_id` with the same body is the same intent and answers the same; with another body it is refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandRequest {
    /// A UUID version 7 made for this intent.
    pub client_id: ClientId,
    /// What is to be done.
    pub command: Command,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Answer the consumer, in public or directly, or leave a note.
    Send(SendCommand),
    /// Like a message as the brand.
    Like(MessageCommand),
    /// Take the brand's like back.
    Unlike(MessageCommand),
    /// Hide what somebody wrote in public.
    Hide(MessageCommand),
    /// Show it to everybody again.
    Unhide(MessageCommand),
    /// Delete what the brand wrote in public.
    Delete(MessageCommand),
    /// Block the author of a message.
    Block(MessageCommand),
    /// Let the author of a message write again.
    Unblock(MessageCommand),
    /// Take back a message that is still held.
    Cancel(MessageCommand),
    /// Send a failed message again.
    Retry(MessageCommand),
    /// Give up a failed message, or one whose outcome nobody knows.
    Discard(MessageCommand),
}

/// A text, or files, or both, to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SendCommand {
    /// Who shall read it.
    pub visibility: Visibility,
    /// The message that the agent chose to answer; `None` answers the consumer's last one.
    #[serde(default)]
    pub target: Option<MessageId>,
    /// The text as the agent reads it, in normalization form C.
    pub text: String,
    /// Who is named in the text.
    #[serde(default)]
    pub mentions: Vec<Mention>,
    /// The files that were uploaded for it, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<SendFile>,
}

/// A file to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SendFile {
    /// What the upload was answered with; or a file of a message of the agent's that was taken back.
    pub id: AttachmentId,
    /// The description for those who do not see it, at most 1,000 characters.
    #[serde(default)]
    #[cfg_attr(feature = "openapi", schema(max_length = 1_000))]
    pub description: Option<String>,
}

/// The message that something is done to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MessageCommand {
    /// The message.
    pub message: MessageId,
}

/// The answer to a command: the message that it made or changed, as it stands now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CommandAccepted {
    /// The identifier of the intent.
    pub client_id: ClientId,
    /// The message.
    pub message: Message,
}
