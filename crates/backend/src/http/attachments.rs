//! `GET /api/v1/conversations/{id}/attachments`

use super::auth::Authenticated;
use super::extract::{Path, QueryString};
use super::page::{self, Page};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::messages::attachments::{self, Cursor};
use axum::Json;
use axum::extract::State;
use social_messaging_domain::api::AttachmentPage;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// The images, moving images, videos, sounds and files that the consumer sent, the newest first. Links are none.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/attachments",
    tag = "conversations",
    params(("id" = String, Path), Page),
    responses(
        (status = 200, body = AttachmentPage),
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
) -> Result<Json<AttachmentPage>, Refusal> {
    let cursor = page::cursor(at.cursor.as_deref(), Cursor::read)?;
    caller.conversation(&state.database, &id).await?;
    Ok(Json(attachments::page(&state, &id, cursor.as_ref(), at.limit.rows()).await?))
}
