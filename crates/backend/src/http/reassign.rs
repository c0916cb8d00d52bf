//! `POST /api/v1/conversations/{id}/reassign`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::conversations::work;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::api::Reassign;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// Somebody else works on it, or nobody until it is taken.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/reassign",
    tag = "conversations",
    params(("id" = String, Path)),
    request_body = Reassign,
    responses(
        (status = 200, body = ConversationDetail),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn reassign(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
    Body(to): Body<Reassign>,
) -> Result<Json<ConversationDetail>, Refusal> {
    Ok(Json(work::reassign(&state, &caller, &id, &to).await?))
}
