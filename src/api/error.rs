//! Why a request has no answer.

use social_messaging_domain::composer::Reason;
use social_messaging_domain::problem::{Problem, ProblemType};

/// Why a request has no answer. Plain data, since the state keeps it beside what it wanted to load.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// The backend was not reached, or the connection broke: it is not known whether it took the request.
    Network,
    /// The session is over and could not be renewed.
    Unauthorized,
    /// The page around this one gave no token to sign in with.
    NoToken,
    /// The backend refused.
    Problem(Problem),
    /// The answer cannot be read.
    Malformed,
}

impl ApiError {
    /// The rule that forbids it, where a rule does.
    #[must_use]
    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Problem(problem) => problem.reason,
            _ => None,
        }
    }

    /// What kind of refusal it is.
    #[must_use]
    pub const fn kind(&self) -> Option<ProblemType> {
        match self {
            Self::Problem(problem) => Some(problem.kind),
            _ => None,
        }
    }

    /// Whether the same request can succeed later: nothing was decided yet.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        match self {
            Self::Network | Self::Malformed | Self::NoToken => true,
            Self::Unauthorized => false,
            Self::Problem(problem) => problem.status >= 500 || problem.status == 429 || problem.status == 408,
        }
    }
}
