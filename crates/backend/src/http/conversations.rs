//! `GET /api/v1/conversations`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::QueryString;
use super::page_size::PageSize;
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::conversations::lists::{self, Cursor, List};
use axum::Json;
use axum::extract::State;
use serde::Deserialize;
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::conversation::WorkState;
use social_messaging_domain::problem::Problem;
use utoipa::{IntoParams, ToSchema};

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// Whose; `all` when missing.
    #[param(inline)]
    list: Option<Whose>,
    /// In which state; `open` when missing.
    #[param(inline)]
    state: Option<StateOf>,
    /// Where the page begins: `next` of the one before.
    cursor: Option<String>,
    /// How many at most, 1 to 200; 50 when missing.
    #[serde(default)]
    #[param(value_type = Option<u64>, minimum = 1, maximum = 200)]
    limit: PageSize,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Whose {
    Mine,
    All,
}

#[derive(Clone, Copy, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum StateOf {
    Open,
    Closed,
}

/// The conversations of a list: those that wait first, the longest waiting foremost, then the others, the latest foremost.
#[utoipa::path(
    get,
    path = "/api/v1/conversations",
    tag = "conversations",
    params(Parameters),
    responses(
        (status = 200, body = ConversationPage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    QueryString(parameters): QueryString<Parameters>,
) -> Result<Json<ConversationPage>, Refusal> {
    let list = match parameters.list {
        Some(Whose::Mine) => List::Mine,
        Some(Whose::All) | None => List::All,
    };
    let work = match parameters.state {
        Some(StateOf::Closed) => WorkState::Closed,
        Some(StateOf::Open) | None => WorkState::Open,
    };
    let cursor = match &parameters.cursor {
        Some(text) => Some(Cursor::read(text).ok_or_else(|| Refusal::malformed("the cursor is none of ours"))?),
        None => None,
    };
    Ok(Json(lists::page(&state, &caller, list, work, cursor.as_ref(), parameters.limit.rows()).await?))
}
