//! What the networks are and what each lets a brand do: the one place beside the backend's `networks` that knows them by name.

use crate::files::{self, FileRules};
use crate::limits::{Counting, Limit, Preset};
use crate::message::Kind;
use crate::time::{DAY, HOUR};
use crate::visibility::Visibility;
use serde::{Deserialize, Serialize};

/// Where the consumer wrote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Network {
    /// Facebook Pages and Messenger.
    Facebook,
    /// X, formerly Twitter.
    X,
    /// A network that this side does not know yet.
    #[serde(other)]
    Unknown,
}

/// A network and a kind of send. Limits, windows, file rules and actions are looked up by lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Lane {
    /// A post of the page itself; here for its limit, agents answer and do not post.
    FacebookPost,
    /// A comment under a post or under another comment.
    FacebookComment,
    /// The one Messenger message that answers a public post or comment.
    FacebookPrivateReply,
    /// A message within a Messenger thread.
    Messenger,
    /// A post that answers a post.
    XReply,
    /// A direct message on X.
    XDirectMessage,
    /// A lane that this side does not know yet.
    #[serde(other)]
    Unknown,
}

/// How a network is told who is named in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MentionForm {
    /// As the agent reads it: a handle is resolved by the network, elsewhere it is a name and no more.
    AsShown,
    /// `@[number]`, which comments resolve and messages do not (Meta: Comments and @mentions).
    Bracketed,
}

/// One row of the lane table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LaneRules {
    /// The network that the lane belongs to.
    pub network: Network,
    /// Who reads what is sent on it.
    pub visibility: Visibility,
    /// What a message that is sent on it is.
    pub kind: Kind,
    /// How long after the consumer's last direct message it is open, in milliseconds; `None` where nothing closes it.
    pub window: Option<i64>,
    /// The longer window that a person's answer gets when the account has the human-agent feature, in milliseconds.
    pub human_agent_window: Option<i64>,
    /// Whether a longer text may go as several messages.
    pub splits: bool,
    /// How the network is told who is named in a text.
    pub mentions: MentionForm,
    /// The files that it takes; `None` where it takes none.
    pub files: Option<&'static FileRules>,
    /// The limit of the seeds' preset.
    seeds: Limit,
    /// The limit of what the network takes today.
    current: Limit,
}

impl LaneRules {
    /// The longest text of the lane under a preset.
    #[must_use]
    pub const fn limit(&self, preset: Preset) -> Limit {
        match preset {
            Preset::Current => self.current,
            Preset::Seeds | Preset::Unknown => self.seeds,
        }
    }
}

/// The window in which a private reply to a public message is accepted: seven days from its creation (Meta: Private Replies).
pub const PRIVATE_REPLY_WINDOW: i64 = 7 * DAY;

const fn scalars(maximum: usize) -> Limit {
    Limit { maximum, counting: Counting::Scalars }
}

const X_REPLY: Limit = Limit { maximum: 280, counting: Counting::XWeighted };

const FACEBOOK: LaneRules = LaneRules {
    network: Network::Facebook,
    visibility: Visibility::Public,
    kind: Kind::FacebookComment,
    window: None,
    human_agent_window: None,
    splits: false,
    mentions: MentionForm::Bracketed,
    files: None,
    seeds: scalars(63_206),
    current: scalars(63_206),
};

const UNKNOWN: LaneRules = LaneRules {
    network: Network::Unknown,
    visibility: Visibility::Unknown,
    kind: Kind::Unsupported,
    window: Some(0),
    human_agent_window: None,
    splits: false,
    mentions: MentionForm::AsShown,
    files: None,
    seeds: scalars(0),
    current: scalars(0),
};

impl Lane {
    /// The lane's row.
    #[must_use]
    pub const fn rules(self) -> LaneRules {
        match self {
            Self::FacebookPost => LaneRules { kind: Kind::FacebookPost, ..FACEBOOK },
            Self::FacebookComment => LaneRules {
                files: Some(&files::FACEBOOK_COMMENT),
                seeds: scalars(5_000),
                current: scalars(8_000),
                ..FACEBOOK
            },
            Self::FacebookPrivateReply => LaneRules {
                mentions: MentionForm::AsShown,
                visibility: Visibility::Direct,
                kind: Kind::PrivateReply,
                seeds: scalars(640),
                current: scalars(2_000),
                ..FACEBOOK
            },
            Self::Messenger => LaneRules {
                mentions: MentionForm::AsShown,
                visibility: Visibility::Direct,
                kind: Kind::MessengerMessage,
                // Meta: the standard messaging window, and the HUMAN_AGENT tag.
                window: Some(24 * HOUR),
                human_agent_window: Some(7 * DAY),
                splits: true,
                files: Some(&files::MESSENGER),
                seeds: scalars(640),
                current: scalars(2_000),
                ..FACEBOOK
            },
            Self::XReply => LaneRules {
                network: Network::X,
                kind: Kind::XReply,
                mentions: MentionForm::AsShown,
                files: Some(&files::X_REPLY),
                seeds: X_REPLY,
                current: X_REPLY,
                ..FACEBOOK
            },
            Self::XDirectMessage => LaneRules {
                mentions: MentionForm::AsShown,
                network: Network::X,
                visibility: Visibility::Direct,
                kind: Kind::XDirectMessage,
                splits: true,
                files: Some(&files::X_DIRECT_MESSAGE),
                seeds: scalars(10_000),
                current: scalars(10_000),
                ..FACEBOOK
            },
            Self::Unknown => UNKNOWN,
        }
    }
}

/// What a network offers at all, whatever the account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NetworkRules {
    /// The lane of a public answer.
    pub public_lane: Lane,
    /// The lane of a direct answer.
    pub direct_lane: Lane,
    /// The lane of a first direct answer to somebody who only wrote in public, where the network has one.
    pub private_reply_lane: Option<Lane>,
    /// Levels of answers under a post; a deeper answer goes under the same top comment and mentions the person.
    pub public_depth: Option<u8>,
    /// Whether a person is mentioned by a handle (else by an identifier that only the network resolves).
    pub mentions_by_handle: bool,
    /// Where a link opens a direct conversation; the account's number or name follows.
    pub direct_link: &'static str,
    /// Whether the consumer can be told that somebody reads or writes directly (Meta: sender actions).
    pub tells: bool,
    /// What of others the brand can hide.
    pub hides: &'static [Kind],
    /// Whether the brand can block a person (X: its API only lists who is blocked).
    pub blocks: bool,
    /// Whether the direct link takes the account's user name before its number.
    pub direct_link_by_username: bool,
    /// What a reference follows behind the direct link, which the network hands back with whoever comes by it (Meta: the
    /// `ref` of an m.me link).
    pub direct_link_reference: Option<&'static str>,
    /// Where the network's own page likes a post, as whoever is signed in there (X: Web Intents); the post's number follows.
    like_page: Option<&'static str>,
}

impl Network {
    /// Whether this side knows it.
    #[must_use]
    pub const fn is_known(self) -> bool {
        !matches!(self, Self::Unknown)
    }

    /// Its name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Facebook => "facebook",
            Self::X => "x",
            Self::Unknown => "unknown",
        }
    }

    /// The network's row.
    #[must_use]
    pub const fn rules(self) -> NetworkRules {
        match self {
            Self::Facebook => NetworkRules {
                public_lane: Lane::FacebookComment,
                direct_lane: Lane::Messenger,
                private_reply_lane: Some(Lane::FacebookPrivateReply),
                public_depth: Some(2),
                mentions_by_handle: false,
                direct_link: "https://m.me/",
                direct_link_by_username: true,
                direct_link_reference: Some("?ref="),
                tells: true,
                hides: &[Kind::FacebookComment, Kind::FacebookReply],
                blocks: true,
                like_page: None,
            },
            Self::X => NetworkRules {
                public_lane: Lane::XReply,
                direct_lane: Lane::XDirectMessage,
                private_reply_lane: None,
                public_depth: None,
                mentions_by_handle: true,
                direct_link: "https://twitter.com/messages/compose?recipient_id=",
                direct_link_by_username: false,
                direct_link_reference: None,
                tells: false,
                hides: &[Kind::XReply],
                blocks: false,
                like_page: Some("https://x.com/intent/like?tweet_id="),
            },
            Self::Unknown => NetworkRules {
                public_lane: Lane::Unknown,
                direct_lane: Lane::Unknown,
                private_reply_lane: None,
                public_depth: None,
                mentions_by_handle: false,
                direct_link: "",
                direct_link_by_username: false,
                direct_link_reference: None,
                tells: false,
                hides: &[],
                blocks: false,
                like_page: None,
            },
        }
    }

    /// The network's own page that likes a post, where it has one; the number is the network's.
    #[must_use]
    pub fn like_page(self, post: &str) -> Option<String> {
        let page = self.rules().like_page?;
        let is_number = !post.is_empty() && post.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| format!("{page}{post}"))
    }
}
