//! `GET /api/v1/conversations/{id}/messages`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::{Path, QueryString};
use super::page_size::PageSize;
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::messages::pages::{self, Place};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use social_messaging_domain::api::MessagePage;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::problem::Problem;
use utoipa::IntoParams;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// The page right before this message.
    #[param(value_type = Option<String>)]
    before: Option<MessageId>,
    /// The page right after this message.
    #[param(value_type = Option<String>)]
    after: Option<MessageId>,
    /// This message with its neighbours.
    #[param(value_type = Option<String>)]
    around: Option<MessageId>,
    /// How many at most, 1 to 200; 50 when missing.
    #[serde(default)]
    #[param(value_type = Option<u64>, minimum = 1, maximum = 200)]
    limit: PageSize,
}

/// Neighbouring messages, the oldest first, with their place in the whole; the last ones when no message is named.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}/messages",
    tag = "conversations",
    params(("id" = String, Path), Parameters),
    responses(
        (status = 200, body = MessagePage),
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
) -> Result<Json<MessagePage>, Refusal> {
    let place = match (parameters.before, parameters.after, parameters.around) {
        (None, None, None) => Place::End,
        (Some(message), None, None) => Place::Before(message),
        (None, Some(message), None) => Place::After(message),
        (None, None, Some(message)) => Place::Around(message),
        _ => return Err(Refusal::malformed("only one of before, after and around")),
    };
    caller.conversation(&state.database, &id).await?;
    Ok(Json(pages::page(&state, &id, &place, parameters.limit.rows()).await?))
}
