//! The routes under `/api/v1`, one function each.

use super::error::ApiError;
use super::request::{get, post};
use crate::platform::address::encode;
use crate::state::{ListKey, ListScope, Place};
use social_messaging_domain::api::{AgentInfo, ConversationPage, MarkRead, MessagePage, Reassign};
use social_messaging_domain::commands::{CommandAccepted, CommandRequest};
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::ids::{ConversationId, MessageId};

/// How many rows of a list are asked for at once.
const ROWS: u32 = 50;

/// `GET /conversations`.
///
/// # Errors
/// See [`ApiError`].
pub async fn conversations(key: ListKey, cursor: Option<&str>) -> Result<ConversationPage, ApiError> {
    let list = match key.scope {
        ListScope::Mine => "mine",
        ListScope::All => "all",
    };
    let state = if key.closed { "closed" } else { "open" };
    let mut path = format!("/conversations?list={list}&state={state}&limit={ROWS}");
    if let Some(cursor) = cursor {
        path.push_str("&cursor=");
        path.push_str(&encode(cursor));
    }
    get(path).await
}

/// `GET /conversations/{id}`.
///
/// # Errors
/// See [`ApiError`].
pub async fn conversation(id: &ConversationId) -> Result<ConversationDetail, ApiError> {
    get(under(id, "")).await
}

/// `GET /conversations/{id}/messages`.
///
/// # Errors
/// See [`ApiError`].
pub async fn messages(id: &ConversationId, place: &Place, limit: u32) -> Result<MessagePage, ApiError> {
    let mut path = under(id, "/messages?limit=");
    path.push_str(&limit.to_string());
    let at = match place {
        Place::Newest => None,
        Place::Before(message) => Some(("&before=", message)),
        Place::After(message) => Some(("&after=", message)),
        Place::Around(message) => Some(("&around=", message)),
    };
    if let Some((name, message)) = at {
        path.push_str(name);
        path.push_str(&encode(message.as_str()));
    }
    get(path).await
}

/// `GET /conversations/{id}/context`.
///
/// # Errors
/// See [`ApiError`].
pub async fn context(id: &ConversationId, message: &MessageId) -> Result<PostContext, ApiError> {
    get(under(id, "/context?message=") + &encode(message.as_str())).await
}

/// `POST /conversations/{id}/commands`.
///
/// # Errors
/// See [`ApiError`]. After [`ApiError::Network`] the same request may be posted again: it is one intent.
pub async fn command(id: &ConversationId, request: &CommandRequest) -> Result<CommandAccepted, ApiError> {
    post(under(id, "/commands"), request).await
}

/// `POST /conversations/{id}/take`.
///
/// # Errors
/// See [`ApiError`].
pub async fn take(id: &ConversationId) -> Result<ConversationDetail, ApiError> {
    post(under(id, "/take"), &()).await
}

/// `POST /conversations/{id}/close`.
///
/// # Errors
/// See [`ApiError`].
pub async fn close(id: &ConversationId) -> Result<ConversationDetail, ApiError> {
    post(under(id, "/close"), &()).await
}

/// `POST /conversations/{id}/reassign`.
///
/// # Errors
/// See [`ApiError`].
pub async fn reassign(id: &ConversationId, to: &Reassign) -> Result<ConversationDetail, ApiError> {
    post(under(id, "/reassign"), to).await
}

/// `POST /conversations/{id}/read`.
///
/// # Errors
/// See [`ApiError`].
pub async fn read(id: &ConversationId, message: MessageId) -> Result<ConversationDetail, ApiError> {
    post(under(id, "/read"), &MarkRead { message }).await
}

/// `GET /agents`.
///
/// # Errors
/// See [`ApiError`].
pub async fn agents() -> Result<Vec<AgentInfo>, ApiError> {
    get("/agents".to_owned()).await
}

fn under(id: &ConversationId, rest: &str) -> String {
    format!("/conversations/{}{rest}", encode(id.as_str()))
}
