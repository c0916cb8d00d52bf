//! One call to a network, as the delivery's row keeps it, and what became of it.

use serde::{Deserialize, Serialize};
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::time::Timestamp;
use std::slice;

mod answer;
mod file;

pub(super) use answer::on_lane;
pub use answer::{Answer, Quotes, TargetIs};
pub use file::CallFile;

/// One call that changes something on a network, with everything that it needs beside the account's credentials.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Call {
    /// A comment under a post or a comment (Meta: `POST /{object}/comments`).
    FacebookComment {
        /// The post's or the top comment's number.
        object: String,
        /// The text, mentions as `@[number]`.
        message: String,
        /// A photo.
        #[serde(default)]
        file: Option<CallFile>,
    },
    /// A message in a Messenger thread (Meta: `POST /{page}/messages`).
    Messenger {
        /// The consumer's page-scoped number.
        recipient: String,
        /// The text.
        text: String,
        /// The `mid` of the message that it answers.
        reply_to: Option<String>,
        /// Set outside of the standard window only.
        tag: Option<MessagingTag>,
        /// Comes back with the echo; at most 1,000 characters.
        metadata: String,
    },
    /// A file in a Messenger thread: a message has a text or an attachment (Meta: `POST /{page}/messages`).
    MessengerFile {
        /// The consumer's page-scoped number.
        recipient: String,
        /// The file.
        file: CallFile,
        /// The `mid` of the message that it answers.
        reply_to: Option<String>,
        /// Set outside of the standard window only.
        tag: Option<MessagingTag>,
        /// Comes back with the echo; at most 1,000 characters.
        metadata: String,
    },
    /// The one direct answer to a public message (Meta: Private Replies).
    PrivateReply {
        /// What it answers.
        to: PrivateReplyTo,
        /// The text.
        text: String,
        /// Comes back with the echo; at most 1,000 characters.
        metadata: String,
    },
    /// A post that answers a post (X: `POST /2/tweets`).
    XReply {
        /// The post's number.
        in_reply_to: String,
        /// The text.
        text: String,
        /// Pictures, or what moves.
        #[serde(default)]
        files: Vec<CallFile>,
    },
    /// A direct message (X: `POST /2/dm_conversations/with/{participant}/messages`).
    XDirectMessage {
        /// The consumer's number.
        participant: String,
        /// The text.
        text: String,
        /// An attachment.
        #[serde(default)]
        file: Option<CallFile>,
    },
    /// The brand's like. Liking twice is the same as once.
    Like {
        /// The post's or comment's number.
        object: String,
    },
    /// The brand's like taken back.
    Unlike {
        /// The post's or comment's number.
        object: String,
    },
    /// What somebody wrote is hidden from others (Meta: `POST /{comment}`; X: `PUT /2/tweets/{id}/hidden`). Twice is the same as once.
    Hide {
        /// The comment's or reply's number.
        object: String,
    },
    /// It is shown again.
    Unhide {
        /// The comment's or reply's number.
        object: String,
    },
    /// What the brand wrote is deleted.
    Delete {
        /// The post's or comment's number.
        object: String,
    },
    /// A person is blocked (Meta: `POST /{page}/blocked`). Twice is the same as once.
    Block {
        /// The person's number.
        person: String,
    },
    /// A person is not blocked any more.
    Unblock {
        /// The person's number.
        person: String,
    },
}

impl Call {
    /// The lane that the call leaves on; a like, and whatever moderates, leaves on the network's public lane.
    #[must_use]
    pub const fn lane(&self, network: Network) -> Lane {
        match self {
            Self::FacebookComment { .. } => Lane::FacebookComment,
            Self::Messenger { .. } | Self::MessengerFile { .. } => Lane::Messenger,
            Self::PrivateReply { .. } => Lane::FacebookPrivateReply,
            Self::XReply { .. } => Lane::XReply,
            Self::XDirectMessage { .. } => Lane::XDirectMessage,
            Self::Like { .. }
            | Self::Unlike { .. }
            | Self::Hide { .. }
            | Self::Unhide { .. }
            | Self::Delete { .. }
            | Self::Block { .. }
            | Self::Unblock { .. } => network.rules().public_lane,
        }
    }

    /// The files that go out with it.
    #[must_use]
    pub fn files(&self) -> &[CallFile] {
        match self {
            Self::FacebookComment { file, .. } | Self::XDirectMessage { file, .. } => file.as_slice(),
            Self::MessengerFile { file, .. } => slice::from_ref(file),
            Self::XReply { files, .. } => files,
            _ => &[],
        }
    }

    /// The same, for who puts their bytes in.
    pub fn files_mut(&mut self) -> &mut [CallFile] {
        match self {
            Self::FacebookComment { file, .. } | Self::XDirectMessage { file, .. } => file.as_mut_slice(),
            Self::MessengerFile { file, .. } => slice::from_mut(file),
            Self::XReply { files, .. } => files,
            _ => &mut [],
        }
    }
}

/// The tag that Messenger wants outside of its standard window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MessagingTag {
    /// A person's answer within seven days (Meta: the Human Agent feature).
    HumanAgent,
}

/// What a private reply answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PrivateReplyTo {
    /// A comment or an answer to one.
    Comment(String),
    /// A visitor's post.
    Post(String),
}

/// What became of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The network applied it.
    Sent(Sent),
    /// The network did not apply it, or it was never reached.
    Refused(CallError),
    /// The request may have been applied: it must be looked for before it may be sent again.
    Unknown {
        /// What happened, for the log.
        detail: String,
    },
}

/// What the network answered to a call that it applied.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sent {
    /// The number of what was made; `None` for likes.
    pub network_id: Option<String>,
    /// The consumer's number in the direct thread: a private reply's answer is the first to tell it.
    pub consumer_network_id: Option<String>,
}

/// Why a call was not applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallError {
    /// The reason that the agent reads.
    pub reason: FailureReason,
    /// Whether the same call could succeed later.
    pub retryable: bool,
    /// Not to be tried before; `None` leaves it to the usual backoff.
    pub retry_at: Option<Timestamp>,
    /// What else has to wait.
    pub pause: Option<Pause>,
    /// The network's own words and codes, untrusted.
    pub detail: Option<String>,
}

/// Something that has to wait after a refusal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Why.
    pub reason: PauseReason,
    /// How much of the account.
    pub scope: PauseScope,
    /// When it goes on by itself; `None` when somebody has to act.
    pub until: Option<Timestamp>,
}

/// How much of an account a pause holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PauseScope {
    /// The lane of the call.
    Lane,
    /// Every lane of the account; with [`PauseReason::Reauthorize`] the account is to be connected again.
    Account,
}

/// Whether a call with an unknown outcome was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// It was.
    Found(Sent),
    /// It was not, or doing it again changes nothing: it may be sent again.
    NotFound,
    /// The network could not be asked, or its answer does not reach back far enough.
    CannotTell {
        /// What happened, for the log.
        detail: String,
    },
}
