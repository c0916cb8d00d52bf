//! One request and its answer.

use super::error::ApiError;
use super::session;
use crate::platform::clock;
use gloo_net::http::{Method, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use social_messaging_domain::api::Token;
use social_messaging_domain::problem::{Problem, ProblemType};
use web_sys::{AbortSignal, RequestCredentials};

/// Where all routes begin.
pub const BASE: &str = "/api/v1";

/// After so many milliseconds without an answer a request counts as lost.
const PATIENCE: u32 = 30_000;

/// Asks for something.
///
/// # Errors
/// See [`ApiError`].
pub async fn get<T: DeserializeOwned>(path: String) -> Result<T, ApiError> {
    read(&send(Method::GET, path, None).await?)
}

/// Hands something in.
///
/// # Errors
/// See [`ApiError`].
pub async fn post<T: DeserializeOwned>(path: String, body: &impl Serialize) -> Result<T, ApiError> {
    let body = serde_json::to_string(body).map_err(|_| ApiError::Malformed)?;
    read(&send(Method::POST, path, Some(body)).await?)
}

/// Reads an answer.
///
/// # Errors
/// [`ApiError::Malformed`] when it is something else.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    serde_json::from_str(text).map_err(|_| ApiError::Malformed)
}

/// Sends with the session's token; a session that is over is renewed once.
async fn send(method: Method, path: String, body: Option<String>) -> Result<String, ApiError> {
    let signal = || AbortSignal::timeout_with_u32(PATIENCE);
    let token = session::held();
    let mut response = fetch(method.clone(), &path, body.as_deref(), token.as_ref(), &[], &signal()).await?;
    if response.status() == 401 {
        let token = session::renewed(token).await?;
        response = fetch(method, &path, body.as_deref(), Some(&token), &[], &signal()).await?;
    }
    answer(&response).await
}

/// The text of a good answer, or what is wrong with another one.
pub(super) async fn answer(response: &Response) -> Result<String, ApiError> {
    let status = response.status();
    if status == 401 {
        return Err(ApiError::Unauthorized);
    }
    let text = response.text().await.map_err(|_| ApiError::Network)?;
    if response.ok() { Ok(text) } else { Err(ApiError::Problem(problem(status, &text))) }
}

/// A refusal that is no problem document, as from a proxy, still has its status.
fn problem(status: u16, text: &str) -> Problem {
    read(text).unwrap_or_else(|_| Problem { kind: ProblemType::Unknown, title: String::new(), status, reason: None })
}

/// Fetches; the answer's clock is taken.
pub(super) async fn fetch(
    method: Method,
    path: &str,
    body: Option<&str>,
    token: Option<&Token>,
    headers: &[(&str, &str)],
    signal: &AbortSignal,
) -> Result<Response, ApiError> {
    let mut request = RequestBuilder::new(&format!("{BASE}{path}"))
        .method(method)
        .credentials(RequestCredentials::SameOrigin)
        .abort_signal(Some(signal));
    if let Some(token) = token {
        request = request.header("Authorization", &format!("Bearer {}", token.reveal()));
    }
    for (name, value) in headers {
        request = request.header(name, value);
    }
    let request = match body {
        Some(body) => request.header("Content-Type", "application/json").body(body),
        None => request.build(),
    };
    let response = request.map_err(|_| ApiError::Malformed)?.send().await.map_err(|_| ApiError::Network)?;
    if let Some(date) = response.headers().get("Date") {
        clock::correct(&date);
    }
    Ok(response)
}
