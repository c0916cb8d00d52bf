//! `GET` and `POST /api/v1/conversations/{id}/person-notes`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::person_notes;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::{NewPersonNote, PersonNotes};
use social_messaging_domain::problem::Problem;

/// What agents noted about the consumer: the pinned notes first. A `person_notes` event brings them anew.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/person-notes",
    tag = "people",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = PersonNotes),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
) -> Result<Json<PersonNotes>, Refusal> {
    Ok(Json(person_notes::of(&state, &caller, &id).await?))
}

/// Notes something about the consumer, once for each `client_id`.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/person-notes",
    tag = "people",
    params(("id" = String, Path)),
    request_body = NewPersonNote,
    responses(
        (status = 200, body = PersonNotes),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The client_id was used for something else, or there are 100 already", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn create(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
    Body(new): Body<NewPersonNote>,
) -> Result<Json<PersonNotes>, Refusal> {
    Ok(Json(person_notes::create(&state, &caller, &id, &new).await?))
}
