//! `GET /api/v1/conversations/{id}/notes`

use super::auth::Authenticated;
use super::extract::{Path, QueryString};
use super::page::{self, Page};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::messages::notes::{self, Cursor};
use axum::Json;
use axum::extract::State;
use social_messaging_domain::api::NotePage;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// The internal notes, the newest first. A `message` event brings each new one.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/notes",
    tag = "conversations",
    params(("id" = String, Path), Page),
    responses(
        (status = 200, body = NotePage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn page(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    QueryString(at): QueryString<Page>,
) -> Result<Json<NotePage>, Refusal> {
    let cursor = page::cursor(at.cursor.as_deref(), Cursor::read)?;
    caller.conversation(&state.database, &id).await?;
    Ok(Json(notes::page(&state, &id, cursor.as_ref(), at.limit.rows()).await?))
}
