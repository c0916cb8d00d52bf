//! X: posts, direct messages, media and likes.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;

use super::accounts::X_ACCOUNT_ID;

/// A link in a text: X replaces each by a t.co address.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    /// In characters, end exclusive.
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) short: String,
    pub(crate) expanded: String,
}

/// A post.
#[derive(Debug, Clone)]
pub(crate) struct Tweet {
    pub(crate) id: String,
    pub(crate) author: String,
    /// The whole text; what is longer than a post is cut when it is shown (`note_tweet`).
    pub(crate) text: String,
    pub(crate) links: Vec<Link>,
    pub(crate) created: Timestamp,
    pub(crate) conversation: String,
    pub(crate) in_reply_to: Option<String>,
    pub(crate) quoted: Option<String>,
    pub(crate) reposted: Option<String>,
    pub(crate) media: Vec<String>,
    pub(crate) hidden: bool,
    /// Likes of others.
    pub(crate) likes: u64,
}

/// A direct message.
#[derive(Debug, Clone)]
pub(crate) struct DirectMessage {
    pub(crate) id: String,
    pub(crate) sender: String,
    pub(crate) recipient: String,
    pub(crate) text: String,
    pub(crate) links: Vec<Link>,
    pub(crate) media: Option<String>,
    pub(crate) at: Timestamp,
    /// The app that sent it for the brand.
    pub(crate) app: Option<&'static str>,
}

/// A file on X.
#[derive(Debug, Clone)]
pub(crate) struct Media {
    pub(crate) id: String,
    /// `photo`, `animated_gif` or `video`.
    pub(crate) kind: &'static str,
    /// File of the sandbox; absent for what was uploaded.
    pub(crate) file: Option<&'static str>,
    /// File of the still picture of a GIF or a video.
    pub(crate) preview: Option<&'static str>,
    pub(crate) category: String,
    pub(crate) uploaded: Option<Upload>,
    /// What those hear who do not see it.
    pub(crate) alt_text: Option<String>,
}

/// Bytes that the brand uploaded.
#[derive(Debug, Clone)]
pub(crate) struct Upload {
    pub(crate) content_type: String,
    pub(crate) bytes: Vec<u8>,
    pub(crate) expected: Option<u64>,
    pub(crate) finished: bool,
}

/// All of X.
#[derive(Debug, Default)]
pub(crate) struct X {
    pub(crate) tweets: BTreeMap<String, Tweet>,
    /// Direct messages by conversation, oldest first.
    pub(crate) conversations: BTreeMap<String, Vec<DirectMessage>>,
    pub(crate) media: BTreeMap<String, Media>,
    /// Posts that the brand likes.
    pub(crate) liked: BTreeSet<String>,
}

impl X {
    /// X: the id of a 1:1 conversation is `{smaller}-{larger}`.
    pub(crate) fn conversation_id(one: &str, other: &str) -> String {
        let number = |id: &str| id.parse::<u64>().unwrap_or(u64::MAX);
        if number(one) <= number(other) { format!("{one}-{other}") } else { format!("{other}-{one}") }
    }

    /// The other person of a 1:1 conversation with the brand.
    pub(crate) fn participant(conversation: &str) -> Option<&str> {
        let (one, other) = conversation.split_once('-')?;
        match (one == X_ACCOUNT_ID, other == X_ACCOUNT_ID) {
            (true, false) => Some(other),
            (false, true) => Some(one),
            _ => None,
        }
    }

    pub(crate) fn add_direct_message(&mut self, message: DirectMessage) {
        let conversation = Self::conversation_id(&message.sender, &message.recipient);
        let messages = self.conversations.entry(conversation).or_default();
        let place = messages.partition_point(|earlier| earlier.at <= message.at);
        messages.insert(place, message);
    }

    pub(crate) fn direct_message(&self, id: &str) -> Option<&DirectMessage> {
        self.conversations.values().flatten().find(|message| message.id == id)
    }
}
