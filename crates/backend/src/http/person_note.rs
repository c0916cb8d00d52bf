//! `PUT` and `DELETE /api/v1/conversations/{id}/person-notes/{note}`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::person_notes;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::{PersonNoteText, PersonNotes};
use social_messaging_domain::problem::Problem;

/// Who wrote it changes what it says.
#[utoipa::path(
    put,
    path = "/api/v1/conversations/{id}/person-notes/{note}",
    tag = "people",
    params(("id" = String, Path), ("note" = String, Path)),
    request_body = PersonNoteText,
    responses(
        (status = 200, body = PersonNotes),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another agent wrote it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn change(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path((id, note)): Path<(ConversationId, String)>,
    _: QueryString<Nothing>,
    Body(text): Body<PersonNoteText>,
) -> Result<Json<PersonNotes>, Refusal> {
    Ok(Json(person_notes::change(&state, &caller, &id, &note, &text).await?))
}

/// Who wrote it, or an admin, takes it away.
#[utoipa::path(
    delete,
    path = "/api/v1/conversations/{id}/person-notes/{note}",
    tag = "people",
    params(("id" = String, Path), ("note" = String, Path)),
    responses(
        (status = 200, body = PersonNotes),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another agent wrote it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn remove(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path((id, note)): Path<(ConversationId, String)>,
    _: QueryString<Nothing>,
) -> Result<Json<PersonNotes>, Refusal> {
    Ok(Json(person_notes::remove(&state, &caller, &id, &note).await?))
}
