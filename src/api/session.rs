//! The session: the bearer token is held in memory only, and the cookie can do nothing but mint another.

use super::error::ApiError;
use super::request::{self, Answering, Verb, answer, fetch};
use super::routes;
use crate::platform::clock;
use social_messaging_domain::api::{Session, Token};
use social_messaging_domain::ids::AgentId;
use std::cell::RefCell;

thread_local! {
    static HELD: RefCell<Option<(Token, AgentId)>> = const { RefCell::new(None) };
}

/// The token of every request.
pub(super) fn held() -> Option<Token> {
    HELD.with_borrow(|held| held.as_ref().map(|(token, _)| token.clone()))
}

/// Begins a session with the token that somebody was sent here with, else with the cookie of an earlier one.
///
/// # Errors
/// [`ApiError::Unauthorized`] when neither is good.
pub async fn begin(token: Option<&Token>) -> Result<Session, ApiError> {
    let response = fetch(Verb::Post(None), &routes::session(), token, &[], None).await?;
    let session: Session = request::read(&answer(response).await?)?;
    clock::set(session.server_time);
    HELD.set(Some((session.token.clone(), session.agent.id.clone())));
    Ok(session)
}

/// Another token than the one that was refused: one that came meanwhile, else one for the cookie.
pub(super) fn renewed(refused: Option<Token>) -> Answering<Token> {
    Box::pin(async move {
        if let Some(token) = held().filter(|token| Some(token) != refused.as_ref()) {
            return Ok(token);
        }
        let agent = HELD.with_borrow(|held| held.as_ref().map(|(_, agent)| agent.clone()));
        let session = begin(None).await?;
        // Somebody else signed in at this browser: this page must not act in their name.
        if agent.is_some_and(|agent| agent != session.agent.id) {
            forget();
            return Err(ApiError::Unauthorized);
        }
        Ok(session.token)
    })
}

/// Ends the session.
///
/// # Errors
/// See [`ApiError`]; the token is forgotten in any case.
pub async fn end() -> Result<(), ApiError> {
    let token = held();
    forget();
    let response = fetch(Verb::Delete, &routes::session(), token.as_ref(), &[], None).await?;
    answer(response).await.map(drop)
}

fn forget() {
    HELD.set(None);
}
