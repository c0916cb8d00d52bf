//! `PATCH /api/v1/accounts/{id}/settings`

use super::auth::Authenticated;
use super::extract::{Json as Body, Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::settings;
use axum::Json;
use axum::extract::State;
use serde_json::{Map, Value};
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::problem::Problem;
use social_messaging_domain::settings::AccountSettings;

/// An admin decides something for a brand account.
///
/// What the body does not name stays; what it names `null` is as the product has it. Every stream gets an `account` event.
#[utoipa::path(
    patch,
    path = "/api/v1/accounts/{id}/settings",
    tag = "accounts",
    params(("id" = String, Path)),
    request_body = AccountSettings,
    responses(
        (status = 200, body = AccountFacts),
        (status = 400, body = Problem, content_type = "application/problem+json"),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "The role does not allow it", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn change(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<AccountId>,
    _: QueryString<Nothing>,
    Body(change): Body<Map<String, Value>>,
) -> Result<Json<AccountFacts>, Refusal> {
    Ok(Json(settings::change(&state, &caller, &id, &change).await?))
}
