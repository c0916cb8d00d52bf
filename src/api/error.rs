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

    /// Whether a session that lasts so many milliseconds more goes on when it could not be renewed: nobody is signed out
    /// for what may pass while their token is still good, nor for a network that is away.
    #[must_use]
    pub fn spares_session(&self, left: i64) -> bool {
        *self == Self::Network || (left > 0 && self.is_passing())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(status: u16) -> ApiError {
        ApiError::Problem(Problem { kind: ProblemType::Unknown, title: String::new(), status, reason: None })
    }

    #[test]
    fn what_may_pass_ends_no_session_before_its_time() {
        for error in [ApiError::NoToken, ApiError::Malformed, refused(408), refused(429), refused(503)] {
            assert!(error.spares_session(1), "{error:?}");
            assert!(!error.spares_session(0), "{error:?}");
        }
        for error in [ApiError::Unauthorized, refused(401), refused(403)] {
            assert!(!error.spares_session(60_000), "{error:?}");
        }
        assert!(ApiError::Network.spares_session(-1));
    }
}
