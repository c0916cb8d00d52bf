//! Every error leaves as a problem document.

use super::slow;
use crate::service::error::ServiceError;
use crate::service::tokens::TokenRefused;
use axum::Json;
use axum::body::Body;
use axum::extract::rejection::{BytesRejection, JsonRejection, PathRejection, QueryRejection};
use axum::http::header::{CONTENT_TYPE, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, Response, StatusCode};
use axum::response::IntoResponse;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::problem::{Problem, ProblemType};

/// A request that is not answered as it was meant, with the problem document that says why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal(pub Problem);

impl Refusal {
    /// A refusal of that type with that status.
    #[must_use]
    pub fn new(kind: ProblemType, status: u16) -> Self {
        Self(Problem { kind, title: title(kind).to_owned(), status, reason: None })
    }

    /// 400: the request cannot be read, and why, without anything of the request.
    #[must_use]
    pub fn malformed(why: &str) -> Self {
        let mut refusal = Self::new(ProblemType::Malformed, 400);
        refusal.0.title = format!("{}: {why}", refusal.0.title);
        refusal
    }

    /// 413: the body is larger than is taken.
    #[must_use]
    pub fn too_large() -> Self {
        Self::new(ProblemType::TooLarge, 413)
    }

    /// 401: what came is not signed with a secret that we know.
    #[must_use]
    pub fn unsigned() -> Self {
        let mut refusal = Self::new(ProblemType::Unauthorized, 401);
        refusal.0.title = "No valid signature".to_owned();
        refusal
    }

    /// 401: a launch token that cannot be taken, and why, without anything of it.
    #[must_use]
    pub fn no_ticket(why: &str) -> Self {
        let mut refusal = Self::new(ProblemType::Unauthorized, 401);
        refusal.0.title = format!("No valid launch token: {why}");
        refusal
    }

    /// 404: there is no such thing, or none that may be seen.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(ProblemType::NotFound, 404)
    }

    /// 422: a rule forbids it.
    #[must_use]
    pub fn by_rule(reason: Reason) -> Self {
        let mut refusal = Self::new(ProblemType::RefusedByRule, 422);
        refusal.0.reason = Some(reason);
        refusal
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> axum::response::Response {
        let status = StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self.0)).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        response
    }
}

impl From<ServiceError> for Refusal {
    fn from(error: ServiceError) -> Self {
        match error {
            ServiceError::NotFound => Self::not_found(),
            ServiceError::Forbidden => Self::new(ProblemType::Forbidden, 403),
            ServiceError::Malformed(why) => Self::malformed(why),
            ServiceError::Refused(reason) => Self::by_rule(reason),
            ServiceError::ClientIdReused => Self::new(ProblemType::ClientIdReused, 409),
            ServiceError::Conflict => Self::new(ProblemType::Conflict, 409),
            ServiceError::Sealed => {
                tracing::error!(%error);
                Self::new(ProblemType::Unavailable, 503)
            }
            ServiceError::Database(error) => {
                tracing::error!(%error, "the store failed");
                Self::new(ProblemType::Unavailable, 503)
            }
        }
    }
}

impl From<TokenRefused> for Refusal {
    fn from(refused: TokenRefused) -> Self {
        match refused {
            TokenRefused::Invalid => Self::new(ProblemType::Unauthorized, 401),
            TokenRefused::Expired => Self::new(ProblemType::TokenExpired, 401),
        }
    }
}

impl From<JsonRejection> for Refusal {
    fn from(rejection: JsonRejection) -> Self {
        if let Some(slow) = slow::refusal(&rejection) {
            return slow;
        }
        match rejection {
            JsonRejection::JsonSyntaxError(_) => Self::malformed("the body is no JSON"),
            JsonRejection::JsonDataError(_) => Self::malformed("the body's JSON is not of this route's shape"),
            JsonRejection::MissingJsonContentType(_) => Self::malformed("the content type is not application/json"),
            other => other.status().into(),
        }
    }
}

impl From<BytesRejection> for Refusal {
    fn from(rejection: BytesRejection) -> Self {
        slow::refusal(&rejection).unwrap_or_else(|| rejection.status().into())
    }
}

impl From<QueryRejection> for Refusal {
    fn from(_: QueryRejection) -> Self {
        Self::malformed("the query is not of this route's shape")
    }
}

impl From<PathRejection> for Refusal {
    fn from(_: PathRejection) -> Self {
        Self::not_found()
    }
}

impl From<StatusCode> for Refusal {
    fn from(status: StatusCode) -> Self {
        match status {
            StatusCode::PAYLOAD_TOO_LARGE => Self::too_large(),
            _ => Self::malformed("the body did not arrive whole"),
        }
    }
}

/// The answer after a handler panicked: the connection lives on, and the log has the panic.
pub(super) fn after_panic() -> Response<Body> {
    Refusal::new(ProblemType::Unavailable, 500).into_response()
}

const fn title(kind: ProblemType) -> &'static str {
    match kind {
        ProblemType::Unauthorized => "No valid token",
        ProblemType::TokenExpired => "The token is expired",
        ProblemType::TokenUsed => "The launch token was used before",
        ProblemType::TokenSignature => "The launch token is not signed with a key that is known",
        ProblemType::TokenAudience => "The launch token is for somebody else",
        ProblemType::TokenAlgorithm => "The launch token is not signed in the way of its key",
        ProblemType::Forbidden => "Not allowed",
        ProblemType::NotFound => "Not found",
        ProblemType::Malformed => "The request cannot be read",
        ProblemType::TooLarge => "The body is too large",
        ProblemType::RefusedByRule => "The rules of social messaging forbid it",
        ProblemType::ClientIdReused => "The client_id was used for another request",
        ProblemType::Conflict => "Not possible in this state",
        ProblemType::RateLimited => "Too many requests",
        ProblemType::Unavailable => "Not available now",
        ProblemType::Unknown => "Unknown",
    }
}
