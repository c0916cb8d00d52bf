//! How far a message or a like got, and why not further.

use serde::{Deserialize, Serialize};

/// How far an outgoing message got. An incoming one is always `Sent`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum MessageState {
    /// Kept back until `held_until`, so that it can be taken back.
    Held,
    /// Waits for its turn.
    Queued,
    /// On its way to the network.
    Sending,
    /// The call's outcome is not known and is being looked for.
    Unconfirmed,
    /// The network has it.
    Sent,
    /// The consumer's device has it, where the network tells.
    Delivered,
    /// The consumer read it, where the network tells.
    Read,
    /// It did not go out; `failure` says why.
    Failed,
    /// Taken back before it went out, or discarded after a failure.
    Cancelled,
    /// Not known to this side.
    #[serde(other)]
    Unknown,
}

/// Why a message, or a like, did not go out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FailureReason {
    /// The network's messaging window is closed.
    WindowClosed,
    /// The consumer cannot be reached: blocked the brand, left, or takes no messages.
    RecipientUnavailable,
    /// What was to be answered or liked is gone.
    TargetGone,
    /// A private reply to this message was sent before.
    AlreadyReplied,
    /// The network allows the brand no answer here (X: the author did not mention the brand).
    NotAllowedHere,
    /// The account's plan or permissions do not cover it.
    NotPermitted,
    /// The account must be connected again.
    Reauthorize,
    /// The network took it for a duplicate.
    Duplicate,
    /// The network blocked the brand for a breach of its policy.
    PolicyBlocked,
    /// The network's rate limit was met for too long.
    RateLimited,
    /// The network was not reachable, or failed, for too long.
    NetworkTrouble,
    /// It is not known whether it went out, and looking for it did not tell.
    OutcomeUnknown,
    /// The text or a file was refused.
    ContentRefused,
    /// An earlier part of the same message failed.
    EarlierPartFailed,
    /// Any other refusal, or a value from a newer side.
    #[serde(other)]
    Refused,
}

/// A failure with what can be done about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Failure {
    /// The reason; the widget words it.
    pub reason: FailureReason,
    /// Whether sending it again could succeed.
    pub retryable: bool,
    /// The network's own words, untrusted, for the details.
    pub detail: Option<String>,
}

/// Whether the brand likes a message.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LikeState {
    /// Not liked, or not known to be.
    #[default]
    NotLiked,
    /// On its way to the network.
    Liking,
    /// Liked by the brand.
    Liked,
    /// The like is being taken back.
    Unliking,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}
