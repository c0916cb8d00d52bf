//! `GET /api/v1/conversations/{id}/attachments`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::{Path, QueryString};
use super::page_size::PageSize;
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::messages::attachments::{self, Cursor};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use social_messaging_domain::api::AttachmentPage;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// Where the page begins: `next` of the one before.
    cursor: Option<String>,
    /// How many at most, 1 to 200; 50 when missing.
    #[serde(default)]
    #[param(value_type = Option<u64>, minimum = 1, maximum = 200)]
    limit: PageSize,
}

/// The images, moving images, videos, sounds and files that the consumer sent, the newest first. Links are none.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/attachments",
    tag = "conversations",
    params(("id" = String, Path), Parameters),
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
    QueryString(parameters): QueryString<Parameters>,
) -> Result<Json<AttachmentPage>, Refusal> {
    let cursor = match &parameters.cursor {
        Some(text) => Some(Cursor::read(text).ok_or_else(|| Refusal::malformed("the cursor is none of ours"))?),
        None => None,
    };
    caller.conversation(&state.database, &id).await?;
    Ok(Json(attachments::page(&state, &id, cursor.as_ref(), parameters.limit.rows()).await?))
}
