//! Who asks: the bearer token of every route.

use super::problem::Refusal;
use crate::service::access::Caller;
use crate::service::app_state::AppState;
use crate::service::tokens::{self, Purpose, TokenRefused};
use axum::extract::FromRequestParts;
use axum::http::HeaderMap;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

/// Somebody whose bearer token was checked.
pub(super) struct Authenticated(pub(super) Caller);

impl FromRequestParts<AppState> for Authenticated {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Refusal> {
        let token = bearer(&parts.headers).ok_or(TokenRefused::Invalid)?;
        Ok(Self(tokens::read(&state.config, Purpose::Bearer, token, state.clock.now())?))
    }
}

/// The token of the `Authorization` header.
pub(super) fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}
