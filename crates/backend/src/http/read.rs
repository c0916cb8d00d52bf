//! `POST /api/v1/conversations/{id}/read`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::conversations::work;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::api::MarkRead;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// The caller has seen everything up to a message.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/read",
    tag = "conversations",
    params(("id" = String, Path)),
    request_body = MarkRead,
    responses(
        (status = 200, body = ConversationDetail),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn read(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
    Body(mark): Body<MarkRead>,
) -> Result<Json<ConversationDetail>, Refusal> {
    Ok(Json(work::mark_read(&state, &caller, &id, &mark).await?))
}
