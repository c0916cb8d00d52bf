//! `GET /api/v1/conversations/{id}/related`

use super::auth::Authenticated;
use super::extract::{Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::related;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::RelatedConversations;
use social_messaging_domain::problem::Problem;

/// The other conversations of the consumer: of the same user with other accounts, and those that an agent linked; the
/// latest first. A `related` event brings them anew.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/related",
    tag = "people",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = RelatedConversations),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
) -> Result<Json<RelatedConversations>, Refusal> {
    Ok(Json(related::of(&state, &caller, &id).await?))
}
