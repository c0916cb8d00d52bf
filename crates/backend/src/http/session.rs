//! `POST|DELETE /api/v1/session`

use super::auth::bearer;
use super::extract::{Nothing, QueryString};
use super::problem::Refusal;
use super::session_document;
use crate::service::access::Caller;
use crate::service::agents;
use crate::service::app_state::AppState;
use crate::service::tokens::{self, Purpose, TokenRefused};
use axum::Json;
use axum::extract::State;
use axum::http::header::{COOKIE, HOST, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{AppendHeaders, IntoResponse};
use social_messaging_domain::api::Session;
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::time::{MINUTE, SECOND};

/// Chromium takes a `__Host-` cookie on plain http from 127.0.0.1 and localhost, too: it trusts the machine itself.
const SESSION_COOKIE: &str = "__Host-social-messaging";

/// Trades a bearer token, or the cookie of an earlier trade, for a bearer token and all that a page begins with.
///
/// Sets a cookie that is good for nothing but this route. Nothing that is given lives longer than what it was traded for.
#[utoipa::path(
    post,
    path = "/api/v1/session",
    tag = "session",
    responses(
        (status = 200, body = Session),
        (status = 401, body = Problem, content_type = "application/problem+json"),
        (status = 403, description = "Another site asks", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn open(
    State(state): State<AppState>,
    _: QueryString<Nothing>,
    headers: HeaderMap,
) -> Result<impl IntoResponse, Refusal> {
    refuse_other_sites(&headers)?;
    let now = state.clock.now();
    let signed_in = match (bearer(&headers), cookie(&headers)) {
        (Some(token), _) => tokens::read(&state.config, Purpose::Bearer, token, now)?,
        (None, Some(cookie)) => tokens::read(&state.config, Purpose::Cookie, cookie, now)?,
        (None, None) => return Err(TokenRefused::Invalid.into()),
    };
    agents::keep(&state, &signed_in).await?;
    let lifetime = i64::from(state.config.session.lifetime_minutes) * MINUTE;
    let caller = Caller { expires_at: now.plus(lifetime).min(signed_in.expires_at), ..signed_in.clone() };
    let kept = session_document::minted(&state, Purpose::Cookie, &signed_in)?;
    let cookie = set_cookie(kept.reveal(), signed_in.expires_at.since(now) / SECOND);
    let session = session_document::of(&state, &caller, None).await?;
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), Json(session)))
}

/// Signs out: takes the cookie away. A bearer token that is still around ends by itself.
#[utoipa::path(
    delete,
    path = "/api/v1/session",
    tag = "session",
    responses(
        (status = 204),
        (status = 403, description = "Another site asks", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn close(_: QueryString<Nothing>, headers: HeaderMap) -> Result<impl IntoResponse, Refusal> {
    refuse_other_sites(&headers)?;
    Ok((StatusCode::NO_CONTENT, AppendHeaders([(SET_COOKIE, set_cookie("", 0))])))
}

fn set_cookie(value: &str, seconds: i64) -> String {
    format!("{SESSION_COOKIE}={value}; Path=/; Max-Age={seconds}; Secure; HttpOnly; SameSite=Strict")
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let lines = headers.get_all(COOKIE).iter().filter_map(|line| line.to_str().ok());
    let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find_map(|(name, value)| (name == SESSION_COOKIE).then_some(value))
}

/// A cookie comes along whoever asks, so who asks is looked at: browsers say it, and everybody else has no cookie.
fn refuse_other_sites(headers: &HeaderMap) -> Result<(), Refusal> {
    let text = |name| headers.get(name).and_then(|value: &axum::http::HeaderValue| value.to_str().ok());
    let same = match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            host.is_some() && host == text(HOST.as_str())
        }
        (None, None) => true,
    };
    if same { Ok(()) } else { Err(Refusal::new(ProblemType::Forbidden, 403)) }
}
