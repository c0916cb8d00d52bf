//! The post that a public message belongs to, nested under its parents.

use crate::ids::MessageId;
use crate::message::{Attachment, LikeState, Mention};
use crate::networks::Network;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether a post is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PostState {
    /// Being fetched for the first time.
    #[default]
    Loading,
    /// There.
    Available,
    /// Deleted.
    Deleted,
    /// The network does not give it: protected, without permission, or out of reach.
    Unavailable,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}

/// One post, comment or answer. All texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Post {
    /// Whether it is there.
    pub state: PostState,
    /// The message of the conversation that it is, where it is one.
    pub message: Option<MessageId>,
    /// Who wrote it, `None` where the network shares no name.
    pub author_name: Option<String>,
    /// The author's handle without `@`.
    pub author_handle: Option<String>,
    /// The path of the author's picture on this backend.
    pub author_avatar_url: Option<String>,
    /// Whether the brand wrote it.
    pub by_brand: bool,
    /// Its text.
    pub text: String,
    /// Its files and links.
    pub attachments: Vec<Attachment>,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub at: Option<Timestamp>,
    /// How many like it.
    pub likes: Option<u64>,
    /// How many comments or answers it has.
    pub comments: Option<u64>,
    /// How often it was shared.
    pub shares: Option<u64>,
    /// Whether it is an advertisement.
    pub is_ad: bool,
    /// Whether the brand likes it.
    pub like: LikeState,
    /// Its page on the network, http or https.
    pub permalink: Option<String>,
    /// The network's own page that likes it, as whoever is signed in there: for an account whose plan has no like.
    #[serde(default)]
    pub like_page: Option<String>,
}

/// A public message with what stands above it, the outermost post first, the message itself last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PostContext {
    /// The network.
    pub network: Network,
    /// The message that it is the context of.
    pub message: MessageId,
    /// From the outermost post to the message.
    pub posts: Vec<Post>,
    /// Whether more stands between the outermost post and the next one than is known.
    #[serde(default)]
    pub gap: bool,
    /// The consumers who wrote under the outermost post, as mentions: whoever wrote last first, at most 50.
    #[serde(default)]
    pub people: Vec<Mention>,
}
