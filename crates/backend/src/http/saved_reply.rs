//! `PUT` and `DELETE /api/v1/saved-replies/{id}`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::saved_replies;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use social_messaging_domain::problem::Problem;
use social_messaging_domain::replies::{ReplyText, SavedReply};

/// An admin changes one.
#[utoipa::path(
    put,
    path = "/api/v1/saved-replies/{id}",
    tag = "accounts",
    params(("id" = String, Path)),
    request_body = ReplyText,
    responses(
        (status = 200, body = SavedReply),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The shortcut is taken", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn change(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<String>,
    _: QueryString<Nothing>,
    Body(reply): Body<ReplyText>,
) -> Result<Json<SavedReply>, Refusal> {
    Ok(Json(saved_replies::change(&state, &caller, &id, &reply).await?))
}

/// An admin takes one away.
#[utoipa::path(
    delete,
    path = "/api/v1/saved-replies/{id}",
    tag = "accounts",
    params(("id" = String, Path)),
    responses(
        (status = 204),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn delete(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<String>,
    _: QueryString<Nothing>,
) -> Result<StatusCode, Refusal> {
    saved_replies::delete(&state, &caller, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
