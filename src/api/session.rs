//! The session: the bearer token is held in memory only, and the cookie can do nothing but mint another.

use super::error::ApiError;
use super::request::{self, Answering, Verb, answer, fetch};
use super::routes;
use crate::platform::clock;
use serde::Serialize;
use social_messaging_domain::api::{Session, Token};
use social_messaging_domain::ids::AgentId;
use std::cell::{Cell, RefCell};
use web_sys::RequestCredentials;

thread_local! {
    static HELD: RefCell<Option<(Token, AgentId)>> = const { RefCell::new(None) };
    /// How a session is renewed where the cookie has no part in it.
    static WAY: Cell<Option<Way>> = const { Cell::new(None) };
}

/// A way to another session.
pub type Way = fn() -> Answering<Session>;

/// The body of `POST /session/launch`.
#[derive(Serialize)]
struct Launch<'a> {
    token: &'a Token,
}

/// From now on sessions are renewed this way, and no request takes a cookie along.
pub fn renew_by(way: Way) {
    WAY.set(Some(way));
}

/// What goes along with every request beside its token.
pub(super) fn credentials() -> RequestCredentials {
    if WAY.get().is_some() { RequestCredentials::Omit } else { RequestCredentials::SameOrigin }
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
    hold(&session);
    Ok(session)
}

/// Begins a session with a launch token, which is good once.
///
/// The future's error is [`ApiError::Problem`] for whatever the backend refuses, with the reason as its type, and
/// [`ApiError::Unauthorized`] for a token of somebody else than the agent of this page.
#[must_use]
#[inline(never)] // The first view of a page that is not framed does without it.
pub fn launch(token: &Token) -> Answering<Session> {
    // What the page writes can always be written as JSON.
    let body = serde_json::to_string(&Launch { token }).ok();
    Box::pin(async move {
        let response = fetch(Verb::Post(body), &routes::launch(), None, &[], None).await?;
        let (is_good, status) = (response.ok(), response.status());
        let text = response.text().await.map_err(|_| ApiError::Network)?;
        if !is_good {
            return Err(ApiError::Problem(request::problem(status, &text)));
        }
        let session: Session = request::read(&text)?;
        let is_another = HELD.with_borrow(|held| held.as_ref().is_some_and(|(_, agent)| *agent != session.agent.id));
        if is_another {
            forget();
            return Err(ApiError::Unauthorized);
        }
        hold(&session);
        Ok(session)
    })
}

fn hold(session: &Session) {
    clock::set(session.server_time);
    HELD.set(Some((session.token.clone(), session.agent.id.clone())));
}

/// Another token than the one that was refused: one that came meanwhile, else one for the cookie or from the host.
pub(super) fn renewed(refused: Option<Token>) -> Answering<Token> {
    Box::pin(async move {
        if let Some(token) = held().filter(|token| Some(token) != refused.as_ref()) {
            return Ok(token);
        }
        let agent = HELD.with_borrow(|held| held.as_ref().map(|(_, agent)| agent.clone()));
        let session = match WAY.get() {
            Some(way) => way().await?,
            None => begin(None).await?,
        };
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
