//! What a webhook brings, in words that are the same for every network.

use super::fetched::FetchedProfile;
use serde_json::Value;
use sha2::{Digest, Sha256};
use social_messaging_domain::conversation::ThreadOwner;
use social_messaging_domain::message::{AttachmentKind, Kind, Mention};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// A body that is not even a JSON object.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("malformed webhook: {0}")]
pub struct Malformed(pub String);

/// One change of a batch.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The brand account's number on the network; empty when the batch does not tell.
    pub network_account_id: String,
    /// Stable over redeliveries and unique within the account; at most 200 characters.
    pub event_id: String,
    /// The consumer's number, where the change names one: changes of a consumer are worked off in order.
    pub consumer_key: Option<String>,
    /// The number of the message, comment or post that it is about: when that is deleted, the raw change goes, too.
    pub subject_network_id: Option<String>,
    /// The change alone, in the form that [`super::read`] takes.
    pub raw: Value,
}

/// What reading needs to know of the brand account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BrandAccount {
    /// Its number on the network.
    pub network_id: String,
    /// Its user name, without `@`.
    pub username: Option<String>,
    /// The number of our app on the network: tells our own echoes and our own thread from others'.
    pub app_id: Option<String>,
}

/// Something that happened on a network.
#[derive(Clone, Debug, PartialEq)]
pub enum Inbound {
    /// Somebody wrote.
    Message(Box<InboundMessage>),
    /// The text was changed.
    Edited {
        /// The message.
        network_id: String,
        /// The text from now on.
        text: String,
        /// When.
        at: Timestamp,
    },
    /// The message is gone and must be erased.
    Deleted {
        /// The message.
        network_id: String,
        /// When.
        at: Timestamp,
    },
    /// The message was hidden from others.
    Hidden {
        /// The message.
        network_id: String,
        /// When.
        at: Timestamp,
    },
    /// The message is shown to others again.
    Unhidden {
        /// The message.
        network_id: String,
        /// When.
        at: Timestamp,
    },
    /// The brand likes the message: by us or natively.
    Liked {
        /// The message.
        network_id: String,
        /// When.
        at: Timestamp,
    },
    /// The brand took its like back.
    Unliked {
        /// The message.
        network_id: String,
        /// When.
        at: Timestamp,
    },
    /// Somebody else reacted.
    Reaction {
        /// The message.
        network_id: String,
        /// Who reacted, where the network tells.
        by: Option<String>,
        /// The reaction in the network's word, as `love`; `None` took it back.
        reaction: Option<String>,
        /// When.
        at: Timestamp,
    },
    /// The consumer did something other than writing that opens the direct window: tapped, followed a link, reacted.
    WindowOpened {
        /// The consumer.
        consumer_network_id: String,
        /// When.
        at: Timestamp,
    },
    /// The consumer read everything that was sent until then.
    Read {
        /// The consumer.
        consumer_network_id: String,
        /// Until when.
        watermark: Timestamp,
        /// The last message that was read, where the network names it instead of a moment.
        last_network_id: Option<String>,
    },
    /// The consumer's device has everything that was sent until then.
    Delivered {
        /// The consumer.
        consumer_network_id: String,
        /// Until when.
        watermark: Timestamp,
        /// The messages, where the network names them.
        network_ids: Vec<String>,
    },
    /// Who holds the direct thread from now on.
    ThreadOwner {
        /// The consumer.
        consumer_network_id: String,
        /// Who holds it.
        owner: ThreadOwner,
        /// When.
        at: Timestamp,
    },
    /// The account's token is dead: it must be connected again.
    Revoked {
        /// When.
        at: Timestamp,
    },
    /// What the change told of a person on the way.
    Profile(Box<FetchedProfile>),
    /// Not understood: to be logged and counted, never fatal.
    Unknown {
        /// What it was, of few values and short: a label for a counter.
        what: String,
    },
}

impl Inbound {
    /// The same with its moments put right by `right`: a network's word for when something happened is not always to be
    /// believed.
    #[must_use]
    pub fn with_moments(mut self, right: impl Fn(Timestamp) -> Timestamp) -> Self {
        match &mut self {
            Self::Message(message) => {
                message.sent_at = right(message.sent_at);
                message.edited_at = message.edited_at.map(right);
            }
            Self::Edited { at, .. }
            | Self::Deleted { at, .. }
            | Self::Hidden { at, .. }
            | Self::Unhidden { at, .. }
            | Self::Liked { at, .. }
            | Self::Unliked { at, .. }
            | Self::Reaction { at, .. }
            | Self::WindowOpened { at, .. }
            | Self::Read { watermark: at, .. }
            | Self::Delivered { watermark: at, .. }
            | Self::ThreadOwner { at, .. }
            | Self::Revoked { at } => *at = right(*at),
            Self::Profile(_) | Self::Unknown { .. } => {}
        }
        self
    }

    /// Something that is not understood, with a label that is safe to count by.
    pub(super) fn unknown(what: &str, raw: &Value) -> Self {
        let named = raw.as_object().map(|fields| fields.keys().take(3).cloned().collect::<Vec<_>>().join("+"));
        let label = [Some(what.to_owned()), named].into_iter().flatten().collect::<Vec<_>>().join(":");
        let safe = |character: &char| character.is_ascii_alphanumeric() || "._:+-".contains(*character);
        Self::Unknown { what: label.chars().filter(safe).take(80).collect() }
    }
}

/// Who wrote a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboundAuthor {
    /// A person, or another page, who is not the brand.
    Consumer(Person),
    /// The brand account itself: through us, natively, or through another app.
    Brand {
        /// The app that sent it, where the network tells.
        app_id: Option<String>,
        /// What our call carried along, where the network gives it back.
        metadata: Option<String>,
    },
    /// Somebody whom the network does not name (Meta: `from` is missing without Advanced Access).
    Unnamed,
}

/// A person as a change names them. All texts are untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// The number on the network.
    pub network_id: String,
    /// The name.
    pub name: Option<String>,
    /// The handle without `@`.
    pub handle: Option<String>,
    /// Where the picture is on the network.
    pub avatar_url: Option<String>,
}

/// A message. All texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboundMessage {
    /// Its number on the network: the `mid`, the comment's, the post's.
    pub network_id: String,
    /// What it is.
    pub kind: Kind,
    /// Who can read it.
    pub visibility: Visibility,
    /// Who wrote it.
    pub author: InboundAuthor,
    /// The consumer whose conversation it belongs to. `None` for what the brand wrote in public: there it is the
    /// author of `parent_network_id`. `unnamed:{number}` stands for somebody whom the network does not name.
    pub consumer_network_id: Option<String>,
    /// The text as it is to be read, links spelled out; empty only where there are attachments.
    pub text: String,
    /// Its files and links.
    pub attachments: Vec<InboundAttachment>,
    /// Who is named in it.
    pub mentions: Vec<Mention>,
    /// What it answers: a comment, a post or, in a direct thread, the quoted message.
    pub parent_network_id: Option<String>,
    /// The reference of the link that led the consumer here, as whoever made the link wrote it.
    pub reference: Option<String>,
    /// The outermost post that it stands under, where that is known.
    pub post_network_id: Option<String>,
    /// Where a public answer to it must be put, when not under itself: Facebook's top comment.
    pub answer_under: Option<String>,
    /// When it was written.
    pub sent_at: Timestamp,
    /// When it was changed last.
    pub edited_at: Option<Timestamp>,
    /// Whether it is hidden from others.
    pub hidden: bool,
    /// Whether the post that it stands under is an advertisement; `None` where the change does not tell.
    pub on_ad: Option<bool>,
    /// Its page on the network, http or https.
    pub permalink: Option<String>,
}

/// A file or a shared link of a message. All texts are untrusted; the addresses are not checked yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboundAttachment {
    /// What it is.
    pub kind: AttachmentKind,
    /// Where its bytes are on the network; `None` for a link and for what cannot be had.
    pub url: Option<String>,
    /// Where a still picture of it is.
    pub preview_url: Option<String>,
    /// The title of a link or a file.
    pub title: Option<String>,
    /// The shared link, http or https.
    pub link: Option<String>,
    /// The description for those who do not see it.
    pub description: Option<String>,
}

impl InboundAttachment {
    /// A file of that kind at that address.
    pub(super) const fn of(kind: AttachmentKind, url: Option<String>) -> Self {
        Self { kind, url, preview_url: None, title: None, link: None, description: None }
    }
}

/// An identifier of an event that no field names, and a short one for a long one.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    hex::encode(&Sha256::digest(bytes)[..16])
}

/// Keeps an event's identifier within the length of its column.
pub(super) fn event_id(parts: &[&str]) -> String {
    let joined = parts.join(":");
    if joined.len() <= 200 { joined } else { format!("{}:{}", parts[0], fingerprint(joined.as_bytes())) }
}
