//! One message of a conversation, as the wire carries it.

use crate::ids::{AccountId, AgentId, ConversationId, MessageId};
use crate::moderation::Moderating;
use crate::networks::{Lane, Network};
use crate::time::Timestamp;
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

mod attachment;
mod fate;

pub use attachment::{Attachment, AttachmentKind};
pub use fate::{Failure, FailureReason, LikeState, MessageState};

/// What a message is on its network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A post on the page's timeline (Facebook).
    FacebookPost,
    /// A comment under a post (Facebook).
    FacebookComment,
    /// An answer to a comment (Facebook).
    FacebookReply,
    /// The one direct answer to a public post or comment (Facebook).
    PrivateReply,
    /// A message in Messenger.
    MessengerMessage,
    /// A post that mentions the brand (X).
    XPost,
    /// An answer in a thread (X).
    XReply,
    /// A post that quotes one of the brand's (X).
    XQuote,
    /// A direct message (X).
    XDirectMessage,
    /// A note among agents.
    Note,
    /// A line about something that happened: a tapped button, a link that was followed.
    Event,
    /// Something that this product, or this side, does not understand: to be opened on the network.
    #[serde(other)]
    Unsupported,
}

/// The word on the indicator line that says what happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// A post, or a post that mentions the brand.
    PublicPost,
    /// A comment; Facebook only.
    PublicComment,
    /// An answer in a thread; X only.
    PublicThread,
    /// A direct answer to a public message.
    PrivateReply,
    /// A direct message.
    DirectMessage,
    /// A note among agents.
    InternalNote,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}

impl Kind {
    /// The word that the indicator line shows for a message of this kind with this visibility.
    #[must_use]
    pub const fn action(self, visibility: Visibility) -> Action {
        match self {
            Self::FacebookPost | Self::XPost => Action::PublicPost,
            Self::FacebookComment | Self::FacebookReply => Action::PublicComment,
            Self::XReply | Self::XQuote => Action::PublicThread,
            Self::PrivateReply => Action::PrivateReply,
            Self::MessengerMessage | Self::XDirectMessage => Action::DirectMessage,
            Self::Note => Action::InternalNote,
            Self::Event | Self::Unsupported => match visibility {
                Visibility::Public => Action::PublicPost,
                Visibility::Direct => Action::DirectMessage,
                Visibility::Internal => Action::InternalNote,
                Visibility::Unknown => Action::Unknown,
            },
        }
    }
}

/// On whose behalf a message was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AuthorKind {
    /// The person whom the brand answers.
    Consumer,
    /// An agent, through this product.
    Agent,
    /// The brand, natively on the network or by its automation.
    Brand,
    /// A program of the installation. Never speaks in public.
    Bot,
    /// Somebody else in a public thread, or a value from a newer side.
    #[serde(other)]
    Other,
}

/// Who wrote a message. The name is untrusted text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Author {
    /// On whose behalf.
    pub kind: AuthorKind,
    /// The name to show; `None` where the network shares none.
    pub name: Option<String>,
    /// The agent, where one wrote it.
    pub agent: Option<AgentId>,
}

/// A person named in a text: what the agent reads and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Mention {
    /// The consumer's number on the network.
    pub network_id: String,
    /// What stands in the text, the `@` included. The text is searched for it; where it no longer stands, nobody is mentioned.
    pub shown: String,
}

/// A short view of another message: the one that is answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Quoted {
    /// The message, where the conversation has it.
    pub message: MessageId,
    /// Its author's name.
    pub author_name: Option<String>,
    /// The beginning of its text, at most 140 characters.
    pub text: String,
}

/// One message of a conversation. Texts and names are untrusted and are shown as text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    /// Its identifier, the same before and after it went out.
    pub id: MessageId,
    /// Its conversation.
    pub conversation: ConversationId,
    /// Where it was written.
    pub network: Network,
    /// The brand account that received it or that it was sent from.
    pub account: AccountId,
    /// The account's name.
    pub account_name: String,
    /// What it is.
    pub kind: Kind,
    /// Who can read it.
    pub visibility: Visibility,
    /// Who wrote it.
    pub author: Author,
    /// The text as it is to be read; empty where there is none.
    pub text: String,
    /// Its files and links.
    pub attachments: Vec<Attachment>,
    /// Who is named in it.
    pub mentions: Vec<Mention>,
    /// When it was written, by the network's clock; for an outgoing one, when the agent sent it.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub sent_at: Timestamp,
    /// When it was changed last.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub edited_at: Option<Timestamp>,
    /// Whether its author or the brand deleted it: its text and files are erased.
    pub deleted: bool,
    /// Whether it is hidden from others on the network.
    pub hidden: bool,
    /// Whether it stands under an advertisement.
    pub on_ad: bool,
    /// Whether it stands as deep as the network takes answers: what answers it stands beside it and names its author.
    #[serde(default)]
    pub nested: bool,
    /// The message that it answers; of a line that says that a link was followed, the public one whose answer had the link.
    pub answers: Option<Quoted>,
    /// Its private reply, unless that certainly did not go out.
    #[serde(default)]
    pub private_reply: Option<MessageId>,
    /// Where the consumer went on directly, by the link in an answer to it.
    #[serde(default)]
    pub continued: Option<MessageId>,
    /// How far it got.
    pub state: MessageState,
    /// While `Held`: when it goes out.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub held_until: Option<Timestamp>,
    /// While `Failed`: why.
    pub failure: Option<Failure>,
    /// Whether the brand likes it.
    pub like: LikeState,
    /// What is being done about it, or was refused: `hidden`, `deleted` and the consumer's `blocked` say what came about.
    #[serde(default)]
    pub moderation: Option<Moderating>,
    /// The page of the message on the network itself, http or https.
    pub permalink: Option<String>,
    /// The network's own page that likes it, as whoever is signed in there: for an account whose plan has no like.
    #[serde(default)]
    pub like_page: Option<String>,
    /// The lane that it goes out on; `None` for what came in and for notes.
    pub lane: Option<Lane>,
}

impl Message {
    /// Whether the consumer wrote it.
    #[must_use]
    pub fn is_from_consumer(&self) -> bool {
        self.author.kind == AuthorKind::Consumer
    }

    /// The word that its indicator line shows.
    #[must_use]
    pub fn action(&self) -> Action {
        self.kind.action(self.visibility)
    }
}
