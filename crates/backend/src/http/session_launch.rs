//! `POST /api/v1/session/launch`

use super::extract::{Json as Body, Nothing, QueryString};
use super::problem::Refusal;
use super::session_document;
use crate::service::app_state::AppState;
use crate::service::launch::{self, LaunchRefused};
use axum::Json;
use axum::extract::State;
use social_messaging_domain::api::{LaunchRequest, Session};
use social_messaging_domain::problem::{Problem, ProblemType};

/// Trades a launch token, which an integrator's own server signed, for a bearer token and all that a page begins with.
///
/// Once each. No cookie is read or set: the session is the page's alone.
#[utoipa::path(
    post,
    path = "/api/v1/session/launch",
    tag = "session",
    security(()),
    request_body = LaunchRequest,
    responses(
        (status = 200, body = Session),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, description = "It is expired, used, for another audience, not signed as its key is for, or not valid; `type` says which", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn trade(
    State(state): State<AppState>,
    _: QueryString<Nothing>,
    Body(request): Body<LaunchRequest>,
) -> Result<Json<Session>, Refusal> {
    let launched = launch::trade(&state, request.token.reveal()).await?;
    Ok(Json(session_document::of(&state, &launched.caller, launched.language).await?))
}

impl From<LaunchRefused> for Refusal {
    fn from(refused: LaunchRefused) -> Self {
        if !matches!(refused, LaunchRefused::Service(_)) {
            tracing::warn!(%refused, "a launch token was refused");
        }
        let kind = match refused {
            LaunchRefused::Invalid(why) => return Self::no_ticket(why),
            LaunchRefused::Service(error) => return error.into(),
            LaunchRefused::Expired => ProblemType::TokenExpired,
            LaunchRefused::Signature => ProblemType::TokenSignature,
            LaunchRefused::Audience => ProblemType::TokenAudience,
            LaunchRefused::Algorithm => ProblemType::TokenAlgorithm,
            LaunchRefused::Used => ProblemType::TokenUsed,
        };
        Self::new(kind, 401)
    }
}
