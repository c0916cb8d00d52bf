//! `GET /api/v1/conversations/{id}/history`

use super::auth::Authenticated;
use super::extract::{Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::conversations::history;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;
use social_messaging_domain::work::WorkHistory;

/// Who took, handed over, closed and reopened it: the last 50 changes, the oldest first. A `work` event brings each new one.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/history",
    tag = "conversations",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = WorkHistory),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
) -> Result<Json<WorkHistory>, Refusal> {
    Ok(Json(history::of(&state, &caller, &id).await?))
}
