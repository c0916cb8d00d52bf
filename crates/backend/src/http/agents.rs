//! `GET /api/v1/agents`

use super::auth::Authenticated;
use super::extract::{Nothing, QueryString};
use super::problem::Refusal;
use crate::service::agents;
use crate::service::app_state::AppState;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::api::Colleague;
use social_messaging_domain::problem::Problem;

/// The agents whom a conversation can be handed to, by name: those who share a brand account with the caller, and which.
#[utoipa::path(
    get,
    path = "/api/v1/agents",
    tag = "conversations",
    responses(
        (status = 200, body = Vec<Colleague>),
        (status = 401, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn list(
    State(state): State<AppState>,
    caller: Authenticated,
    _: QueryString<Nothing>,
) -> Result<Json<Vec<Colleague>>, Refusal> {
    Ok(Json(agents::beside(&state, &caller.0).await?))
}
