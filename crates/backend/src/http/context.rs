//! `GET /api/v1/conversations/{id}/context`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::{Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::contexts;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use social_messaging_domain::context::PostContext;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::problem::Problem;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// The public message.
    #[param(value_type = String)]
    message: MessageId,
}

/// A public message under its post and parents, the outermost first, as they are known now.
///
/// What is missing or ten minutes old is asked for meanwhile; a `context` event tells that it came.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/context",
    tag = "conversations",
    params(("id" = String, Path), Parameters),
    responses(
        (status = 200, body = PostContext),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    QueryString(parameters): QueryString<Parameters>,
) -> Result<Json<PostContext>, Refusal> {
    Ok(Json(contexts::show(&state, &caller, &id, &parameters.message).await?))
}
