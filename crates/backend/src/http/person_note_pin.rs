//! `PUT` and `DELETE /api/v1/conversations/{id}/person-notes/{note}/pin`

use super::auth::Authenticated;
use super::extract::{Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::person_notes::{self, Pin};
use axum::Json;
use axum::extract::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::PersonNotes;
use social_messaging_domain::problem::Problem;

/// The note stands before the others.
#[utoipa::path(
    put,
    path = "/api/v1/conversations/{id}/person-notes/{note}/pin",
    tag = "people",
    params(("id" = String, Path), ("note" = String, Path)),
    responses(
        (status = 200, body = PersonNotes),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn pin(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path((id, note)): Path<(ConversationId, String)>,
    _: QueryString<Nothing>,
) -> Result<Json<PersonNotes>, Refusal> {
    Ok(Json(person_notes::pin(&state, &caller, &id, &note, Pin::Pinned).await?))
}

/// The note stands in its time.
#[utoipa::path(
    delete,
    path = "/api/v1/conversations/{id}/person-notes/{note}/pin",
    tag = "people",
    params(("id" = String, Path), ("note" = String, Path)),
    responses(
        (status = 200, body = PersonNotes),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn unpin(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path((id, note)): Path<(ConversationId, String)>,
    _: QueryString<Nothing>,
) -> Result<Json<PersonNotes>, Refusal> {
    Ok(Json(person_notes::pin(&state, &caller, &id, &note, Pin::Loose).await?))
}
