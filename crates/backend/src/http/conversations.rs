//! `GET /api/v1/conversations`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::auth::Authenticated;
use super::extract::QueryString;
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

/// As many as a page has when nobody says.
const USUAL: u64 = 50;

/// As many as a page has at most.
const MOST: u64 = 200;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
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
    limit: Option<u64>,
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
    let limit = parameters.limit.unwrap_or(USUAL).clamp(1, MOST);
    Ok(Json(lists::page(&state, &caller, list, work, cursor.as_ref(), limit).await?))
}
