//! Why a service did not do what it was asked for; the routes make a problem document of it.

use sea_orm::DbErr;
use social_messaging_domain::composer::Reason;

/// Why a service did not do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum ServiceError {
    /// There is no such thing, or none that the caller may see: the two are not told apart.
    #[error("not found")]
    NotFound,
    /// The caller's role does not allow it.
    #[error("the role does not allow it")]
    Forbidden,
    /// What was asked cannot be read; the text says what, in English, without anything of the request.
    #[error("malformed: {0}")]
    Malformed(&'static str),
    /// A rule of the domain forbids it.
    #[error("refused by rule: {0:?}")]
    Refused(Reason),
    /// The identifier of an intent came again with another body.
    #[error("the client identifier was used for something else")]
    ClientIdReused,
    /// It is not in a state in which this can be done.
    #[error("conflict")]
    Conflict,
    /// The secrets of a brand account cannot be opened.
    #[error(
        "the secrets of a brand account are sealed with a key that is neither storage.key nor among storage.old_keys"
    )]
    Sealed,
    /// The store failed.
    #[error("the store failed: {0}")]
    Database(#[from] DbErr),
}
