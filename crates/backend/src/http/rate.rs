//! Refuses who asks for too much: 429 with `Retry-After`.

use super::auth::bearer;
use super::peer;
use super::problem::Refusal;
use crate::service::app_state::AppState;
use crate::service::limits::Side;
use crate::service::tokens::{self, Purpose};
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::RETRY_AFTER;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use social_messaging_domain::problem::ProblemType;
use std::time::Duration;

/// Counts a request for its agent, or for its address where no valid token is seen: agents behind one address do not
/// take from each other, and a made-up token buys nothing.
pub(super) async fn limited(State(state): State<AppState>, request: Request, next: Next) -> Response {
    match state.limits.take(side(&state, &request)) {
        Ok(()) => next.run(request).await,
        Err(wait) => refused(wait),
    }
}

fn side(state: &AppState, request: &Request) -> Side {
    let token = bearer(request.headers());
    let caller = token.and_then(|token| tokens::read(&state.config, Purpose::Bearer, token, state.clock.now()).ok());
    match caller {
        Some(caller) => Side::Agent(caller.agent),
        None => Side::Address(peer::address(&state.config.front, request.extensions(), request.headers())),
    }
}

fn refused(wait: Duration) -> Response {
    let mut response = Refusal::new(ProblemType::RateLimited, 429).into_response();
    // Whole seconds, and not so few that it is too early.
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(wait.as_secs().saturating_add(1)));
    response
}
