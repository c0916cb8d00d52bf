//! Errors on the wire: RFC 9457 problem documents with a stable type.

use crate::composer::Reason;
use serde::{Deserialize, Serialize};

/// The stable types. `urn:social-messaging:problem:` and the code in kebab case stand in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProblemType {
    /// No token, or one that is not ours.
    #[serde(rename = "urn:social-messaging:problem:unauthorized")]
    Unauthorized,
    /// The token's time is over.
    #[serde(rename = "urn:social-messaging:problem:token-expired")]
    TokenExpired,
    /// The launch token was traded before.
    #[serde(rename = "urn:social-messaging:problem:token-used")]
    TokenUsed,
    /// The launch token is not signed with the key that it names, or names one that is not known.
    #[serde(rename = "urn:social-messaging:problem:token-signature")]
    TokenSignature,
    /// The launch token is for somebody else.
    #[serde(rename = "urn:social-messaging:problem:token-audience")]
    TokenAudience,
    /// The launch token is signed in another way than its key is for, or not at all.
    #[serde(rename = "urn:social-messaging:problem:token-algorithm")]
    TokenAlgorithm,
    /// The role does not allow it.
    #[serde(rename = "urn:social-messaging:problem:forbidden")]
    Forbidden,
    /// There is no such thing, or none that the token may see.
    #[serde(rename = "urn:social-messaging:problem:not-found")]
    NotFound,
    /// The request cannot be read.
    #[serde(rename = "urn:social-messaging:problem:malformed")]
    Malformed,
    /// The body is larger than is taken.
    #[serde(rename = "urn:social-messaging:problem:too-large")]
    TooLarge,
    /// The rules of social messaging forbid it; `reason` says which.
    #[serde(rename = "urn:social-messaging:problem:refused-by-rule")]
    RefusedByRule,
    /// The identifier of an intent came again with another body.
    #[serde(rename = "urn:social-messaging:problem:client-id-reused")]
    ClientIdReused,
    /// The message is not in a state in which this can be done: it went out meanwhile, or was taken back.
    #[serde(rename = "urn:social-messaging:problem:conflict")]
    Conflict,
    /// Too much was asked for; `Retry-After` says when it may be asked again.
    #[serde(rename = "urn:social-messaging:problem:rate-limited")]
    RateLimited,
    /// The backend cannot answer now; asking again may help.
    #[serde(rename = "urn:social-messaging:problem:unavailable")]
    Unavailable,
    /// A type from a newer side, or an answer that is no problem document.
    #[serde(other)]
    Unknown,
}

/// A problem document, `application/problem+json`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// The stable type.
    #[serde(rename = "type")]
    pub kind: ProblemType,
    /// A short English title for whoever reads a log.
    pub title: String,
    /// The HTTP status.
    pub status: u16,
    /// The rule that forbids it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
}
