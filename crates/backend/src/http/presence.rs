//! `POST /api/v1/conversations/{id}/presence`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::presence;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::presence::{Heartbeat, PresenceEvent};
use social_messaging_domain::problem::Problem;

/// The caller reads or writes in a conversation, or has left it; who else is there is the answer.
///
/// Said again every 5 seconds; who has not said it for 12 is gone. Other agents' streams get a `presence` event, without
/// an `id`, whenever who is there or what they do changes. Nothing of it is kept.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/presence",
    tag = "conversations",
    params(("id" = String, Path)),
    request_body = Heartbeat,
    responses(
        (status = 200, body = PresenceEvent),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn heartbeat(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
    Body(heartbeat): Body<Heartbeat>,
) -> Result<Json<PresenceEvent>, Refusal> {
    Ok(Json(presence::heartbeat(&state, &caller, &id, heartbeat).await?))
}
