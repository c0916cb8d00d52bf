//! `POST /api/v1/conversations/{id}/commands`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::commands;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::commands::{CommandAccepted, CommandRequest};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// Has something done: a text sent, a message liked, a send taken back.
///
/// The same `client_id` with the same body is the same intent: it is done once, and answered as it stands now.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/commands",
    tag = "conversations",
    params(("id" = String, Path)),
    request_body = CommandRequest,
    responses(
        (status = 200, body = CommandAccepted),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The identifier was used for something else, or it is too late", body = Problem, content_type = "application/problem+json"),
        (status = 413, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "A rule forbids it; `reason` says which", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn carry_out(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
    Body(request): Body<CommandRequest>,
) -> Result<Json<CommandAccepted>, Refusal> {
    Ok(Json(commands::carry_out(&state, &caller, &id, request).await?))
}
