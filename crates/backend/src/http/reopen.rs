//! `POST /api/v1/conversations/{id}/reopen`

use super::auth::Authenticated;
use super::extract::{Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::conversations::work;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// Somebody has to work on it again; a consumer who was not answered waits since they wrote.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/reopen",
    tag = "conversations",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = ConversationDetail),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn reopen(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
) -> Result<Json<ConversationDetail>, Refusal> {
    Ok(Json(work::reopen(&state, &caller, &id).await?))
}
