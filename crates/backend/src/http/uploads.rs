//! `POST /api/v1/conversations/{id}/uploads` and `…/uploads/from-address`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::{Json as JsonBody, Nothing, Path, QueryString};
use super::problem::Refusal;
use super::slow;
use crate::service::app_state::AppState;
use crate::service::uploads::{self, Upload};
use axum::Json;
use axum::body::Body;
use axum::extract::State;
use futures_util::StreamExt;
use serde::Deserialize;
use social_messaging_domain::api::{UploadFrom, UploadedFile};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::files::LARGEST_FILE;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// As its author calls the file.
    name: Option<String>,
}

/// A file to be sent later, by a command of that conversation. What is not sent within a week is forgotten.
///
/// Its type is told by its first bytes, whatever it is called. At most 25 MB.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/uploads",
    tag = "conversations",
    params(("id" = String, Path), Parameters),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses(
        (status = 200, body = UploadedFile),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No such file is kept; `reason` says why", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn take(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    QueryString(parameters): QueryString<Parameters>,
    body: Body,
) -> Result<Json<UploadedFile>, Refusal> {
    let upload = Upload { name: parameters.name, bytes: whole(body).await? };
    Ok(Json(uploads::take(&state, &caller, &id, upload).await?))
}

/// A file to be sent later, fetched from an address that an agent gave: https, on a public host.
#[utoipa::path(
    post,
    path = "/api/v1/conversations/{id}/uploads/from-address",
    tag = "conversations",
    params(("id" = String, Path)),
    request_body = UploadFrom,
    responses(
        (status = 200, body = UploadedFile),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 422, description = "No such file is fetched or kept; `reason` says why", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn fetch(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
    JsonBody(from): JsonBody<UploadFrom>,
) -> Result<Json<UploadedFile>, Refusal> {
    Ok(Json(uploads::fetch(&state, &caller, &id, &from.address).await?))
}

/// The whole body, read no further than a file may be long.
async fn whole(body: Body) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    let mut chunks = body.into_data_stream();
    while let Some(chunk) = chunks.next().await {
        let chunk = chunk.map_err(|error| {
            slow::refusal(&error).unwrap_or_else(|| Refusal::malformed("the body did not arrive whole"))
        })?;
        bytes.extend_from_slice(&chunk);
        if u64::try_from(bytes.len()).is_ok_and(|length| length > LARGEST_FILE) {
            return Err(Refusal::by_rule(Reason::FileTooLarge));
        }
    }
    Ok(bytes)
}
