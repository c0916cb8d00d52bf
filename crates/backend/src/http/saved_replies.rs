//! `GET` and `POST /api/v1/saved-replies`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::saved_replies;
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::problem::Problem;
use social_messaging_domain::replies::{NewReply, SavedReplies, SavedReply};
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// The brand account.
    #[param(value_type = String)]
    account: AccountId,
}

/// The saved replies of a brand account, by shortcut. An `account` event tells that they may have changed.
#[utoipa::path(
    get,
    path = "/api/v1/saved-replies",
    tag = "accounts",
    params(Parameters),
    responses(
        (status = 200, body = SavedReplies),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    QueryString(parameters): QueryString<Parameters>,
) -> Result<Json<SavedReplies>, Refusal> {
    Ok(Json(saved_replies::of(&state, &caller, &parameters.account).await?))
}

/// An admin keeps a new one.
#[utoipa::path(
    post,
    path = "/api/v1/saved-replies",
    tag = "accounts",
    request_body = NewReply,
    responses(
        (status = 200, body = SavedReply),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 409, description = "The shortcut is taken, or there are 500 already", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn create(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    _: QueryString<Nothing>,
    Body(new): Body<NewReply>,
) -> Result<Json<SavedReply>, Refusal> {
    Ok(Json(saved_replies::create(&state, &caller, &new).await?))
}
