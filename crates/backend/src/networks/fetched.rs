//! What a network answers when it is asked for a person or a post.

use super::call::CallError;
use super::inbound::InboundAttachment;
use social_messaging_domain::time::Timestamp;

/// The answer to a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Fetched<T> {
    /// It is there.
    There(Box<T>),
    /// It was deleted, or never was.
    Gone,
    /// The network does not share it with us: protected, not permitted, or nothing to share.
    NotShared,
    /// The network could not be asked now; the error says whether to try again and what to pause.
    Unavailable(CallError),
}

/// What a network tells of a person. Every field but the number may be missing; all texts are untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchedProfile {
    /// The number on the network.
    pub network_id: String,
    /// The name.
    pub name: Option<String>,
    /// The handle without `@`.
    pub handle: Option<String>,
    /// Where the picture is on the network.
    pub avatar_url: Option<String>,
    /// The profile's page on the network.
    pub url: Option<String>,
    /// The locale, as `en_US` (Facebook).
    pub locale: Option<String>,
    /// The offset from UTC in minutes (Facebook).
    pub utc_offset_minutes: Option<i32>,
    /// The gender as the network words it (Facebook).
    pub gender: Option<String>,
    /// What the person writes of themselves (X).
    pub bio: Option<String>,
    /// The place that the person names (X).
    pub location: Option<String>,
    /// When the person joined (X).
    pub joined_at: Option<Timestamp>,
    /// The number of posts (X).
    pub posts: Option<u64>,
    /// The number of likes given (X).
    pub likes: Option<u64>,
    /// How many follow the person (X).
    pub followers: Option<u64>,
    /// How many the person follows (X).
    pub following: Option<u64>,
    /// Whether the person takes the brand's direct messages (X).
    pub receives_direct: Option<bool>,
}

/// Who wrote a post.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchedAuthor {
    /// The number on the network.
    pub network_id: String,
    /// The name.
    pub name: Option<String>,
    /// The handle without `@`.
    pub handle: Option<String>,
    /// Where the picture is on the network.
    pub avatar_url: Option<String>,
}

/// A post or a comment. All texts are untrusted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FetchedPost {
    /// Its number on the network.
    pub network_id: String,
    /// Who wrote it; `None` where the network does not tell.
    pub author: Option<FetchedAuthor>,
    /// Whether the brand wrote it.
    pub by_brand: bool,
    /// Its text, links spelled out.
    pub text: String,
    /// Its files and links.
    pub attachments: Vec<InboundAttachment>,
    /// When it was written.
    pub at: Option<Timestamp>,
    /// How many like it.
    pub likes: Option<u64>,
    /// How many comments or answers it has.
    pub comments: Option<u64>,
    /// How often it was shared.
    pub shares: Option<u64>,
    /// Whether it is an advertisement; `None` where the network does not tell.
    pub is_ad: Option<bool>,
    /// Whether the brand likes it; `None` where the network does not tell.
    pub liked_by_brand: Option<bool>,
    /// Its page on the network, http or https.
    pub permalink: Option<String>,
    /// What it answers, one level up; `None` for an outermost post.
    pub parent_network_id: Option<String>,
    /// What the same answer told of other posts on the way, parents above all: they need not be asked for.
    pub others: Vec<FetchedPost>,
}
