//! `GET /api/v1/embedding`

use super::extract::{Nothing, QueryString};
use crate::service::app_state::AppState;
use axum::Json;
use axum::extract::State;
use social_messaging_domain::embedding::Embedding;
use social_messaging_domain::problem::Problem;

/// Who may frame the widget, and how it speaks to them. Without a token: a page asks before anybody is signed in.
#[utoipa::path(
    get,
    path = "/api/v1/embedding",
    tag = "session",
    security(()),
    responses(
        (status = 200, body = Embedding),
        (status = 400, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(State(state): State<AppState>, _: QueryString<Nothing>) -> Json<Embedding> {
    let configured = &state.config.embedding;
    Json(Embedding { hosts: configured.hosts.clone(), adapter: configured.adapter, sign_in: None })
}
