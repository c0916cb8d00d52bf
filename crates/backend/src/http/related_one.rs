//! `PUT` and `DELETE /api/v1/conversations/{id}/related/{other}`

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

/// An agent says that another conversation is of the same person; both show it.
#[utoipa::path(
    put,
    path = "/api/v1/conversations/{id}/related/{other}",
    tag = "people",
    params(("id" = String, Path), ("other" = String, Path)),
    responses(
        (status = 200, body = RelatedConversations),
        (status = 400, description = "A conversation and itself", body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "One of them has 20 links already", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn link(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path((id, other)): Path<(ConversationId, ConversationId)>,
    _: QueryString<Nothing>,
) -> Result<Json<RelatedConversations>, Refusal> {
    Ok(Json(related::link(&state, &caller, &id, &other).await?))
}

/// An agent says that it is of somebody else after all.
#[utoipa::path(
    delete,
    path = "/api/v1/conversations/{id}/related/{other}",
    tag = "people",
    params(("id" = String, Path), ("other" = String, Path)),
    responses(
        (status = 200, body = RelatedConversations),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn unlink(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path((id, other)): Path<(ConversationId, ConversationId)>,
    _: QueryString<Nothing>,
) -> Result<Json<RelatedConversations>, Refusal> {
    Ok(Json(related::unlink(&state, &caller, &id, &other).await?))
}
