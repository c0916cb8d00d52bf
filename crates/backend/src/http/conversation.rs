//! `GET /api/v1/conversations/{id}`

use super::auth::Authenticated;
use super::extract::{Nothing, Path, QueryString};
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::{conversations, profiles};
use axum::Json;
use axum::extract::State;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::Problem;

/// One conversation with its facts and the consumer's profile.
///
/// A profile that is missing or a day old is asked for meanwhile; a `conversation` event brings it.
#[utoipa::path(
    get,
    path = "/api/v1/conversations/{id}",
    tag = "conversations",
    params(("id" = String, Path)),
    responses(
        (status = 200, body = ConversationDetail),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(
    State(state): State<AppState>,
    Authenticated(caller): Authenticated,
    Path(id): Path<ConversationId>,
    _: QueryString<Nothing>,
) -> Result<Json<ConversationDetail>, Refusal> {
    let row = caller.conversation(&state.database, &id).await?;
    let detail = conversations::detail(&state, &state.database, &caller, row.clone()).await?;
    // After the answer was read, so that its event cannot come before it.
    profiles::refresh(&state, &row).await?;
    Ok(Json(detail))
}
