//! `GET /healthz`

use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::error::ServiceError;
use axum::extract::State;
use social_messaging_domain::problem::Problem;

/// Whether this process answers and reaches its store.
#[utoipa::path(
    get,
    path = "/healthz",
    tag = "operation",
    responses(
        (status = 200, body = String, content_type = "text/plain"),
        (status = 503, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(State(state): State<AppState>) -> Result<&'static str, Refusal> {
    state.database.ping().await.map_err(ServiceError::from)?;
    Ok("ok\n")
}
