//! `GET` and `DELETE /api/v1/uploads/{id}`

use super::auth::Authenticated;
use super::extract::{Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::uploads;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use social_messaging_domain::api::UploadedFile;
use social_messaging_domain::ids::AttachmentId;
use social_messaging_domain::problem::Problem;

/// A file of the agent's that may be sent, with a fresh address: one that waits, or of their message that was taken back or failed.
#[utoipa::path(
    get,
    path = "/api/v1/uploads/{id}",
    tag = "conversations",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = UploadedFile),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<AttachmentId>,
    _: QueryString<Nothing>,
) -> Result<Json<UploadedFile>, Refusal> {
    Ok(Json(uploads::show(&state, &caller, &id).await?))
}

/// A file that is not to be sent after all.
#[utoipa::path(
    delete,
    path = "/api/v1/uploads/{id}",
    tag = "conversations",
    params(("id" = String, Path)),
    responses(
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn delete(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<AttachmentId>,
    _: QueryString<Nothing>,
) -> Result<StatusCode, Refusal> {
    uploads::remove(&state, &caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
