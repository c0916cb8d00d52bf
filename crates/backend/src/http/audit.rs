//! `GET /api/v1/audit`

use super::auth::Authenticated;
use super::extract::QueryString;
use super::page::{self, Page};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::audit::{self, Cursor};
use axum::Json;
use axum::extract::State;
use social_messaging_domain::audit::AuditPage;
use social_messaging_domain::problem::Problem;

/// Who did what in the brand's name, the latest first: each public act, each change of settings, each launch. For admins.
#[utoipa::path(
    get,
    path = "/api/v1/audit",
    tag = "accounts",
    params(Page),
    responses(
        (status = 200, body = AuditPage),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn page(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    QueryString(at): QueryString<Page>,
) -> Result<Json<AuditPage>, Refusal> {
    let cursor = page::cursor(at.cursor.as_deref(), Cursor::read)?;
    Ok(Json(audit::page(&state, &caller, cursor.as_ref(), at.limit.rows()).await?))
}
