//! One request and its answer.

use super::error::ApiError;
use super::routes::Route;
use super::session;
use crate::platform::clock;
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use social_messaging_domain::api::Token;
use social_messaging_domain::problem::{Problem, ProblemType};
use std::pin::Pin;
use web_sys::AbortSignal;

/// Where all routes begin.
pub const BASE: &str = "/api/v1";

/// After so many milliseconds without an answer a request counts as lost.
const PATIENCE: u32 = 30_000;

/// What a request will be answered with. One type for all of them: each caller's own would be compiled once a caller.
pub type Answering<T> = Pin<Box<dyn Future<Output = Result<T, ApiError>>>>;

/// What is asked for: the body belongs to what is handed in.
#[derive(Clone, Debug)]
pub(super) enum Verb {
    /// Asks.
    Get,
    /// Hands in.
    Post(Option<String>),
    /// Puts in the place of what is.
    Put(Option<String>),
    /// Changes a part of what is.
    Patch(Option<String>),
    /// Ends.
    Delete,
}

/// Asks for something; [`read`] reads the answer.
#[must_use]
pub fn get(route: Route) -> Answering<String> {
    send(Verb::Get, route)
}

/// Hands something in; [`read`] reads the answer.
#[must_use]
pub fn post(route: Route, body: &impl Serialize) -> Answering<String> {
    // What the page writes can always be written as JSON.
    send(Verb::Post(serde_json::to_string(body).ok()), route)
}

/// Puts something in the place of what is; [`read`] reads the answer.
#[must_use]
pub fn put(route: Route, body: &impl Serialize) -> Answering<String> {
    send(Verb::Put(serde_json::to_string(body).ok()), route)
}

/// Changes a part of what is; [`read`] reads the answer.
#[must_use]
pub fn patch(route: Route, body: &impl Serialize) -> Answering<String> {
    send(Verb::Patch(serde_json::to_string(body).ok()), route)
}

/// Takes something away.
#[must_use]
pub fn delete(route: Route) -> Answering<String> {
    send(Verb::Delete, route)
}

/// Fetches a file of the page's own.
pub fn file(path: &str) -> Answering<String> {
    let patience = AbortSignal::timeout_with_u32(PATIENCE);
    let request = RequestBuilder::new(path).abort_signal(Some(&patience)).build();
    Box::pin(async move {
        let request = request.map_err(|_| ApiError::Malformed)?;
        answer(request.send().await.map_err(|_| ApiError::Network)?).await
    })
}

/// Reads an answer.
///
/// # Errors
/// [`ApiError::Malformed`] when it is something else.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, ApiError> {
    super::read::read(text).map_err(|_| ApiError::Malformed)
}

/// Sends with the session's token; a session that is over is renewed once.
fn send(verb: Verb, route: Route) -> Answering<String> {
    Box::pin(async move { answer(respond(verb, route, Vec::new(), None).await?).await })
}

/// The answer to a request with the session's token; a session that is over is renewed once.
pub(super) fn respond(
    verb: Verb,
    route: Route,
    headers: Vec<(&'static str, String)>,
    signal: Option<AbortSignal>,
) -> Answering<Response> {
    Box::pin(async move {
        let held = session::held();
        let token = held.as_ref().map(|(token, _)| token);
        let response = fetch(verb.clone(), &route, token, &headers, signal.as_ref()).await?;
        if response.status() != 401 {
            return Ok(response);
        }
        let (token, _) = session::renewed(held).await?;
        fetch(verb, &route, Some(&token), &headers, signal.as_ref()).await
    })
}

/// The text of a good answer, or what is wrong with another one.
pub(super) fn answer(response: Response) -> Answering<String> {
    Box::pin(async move {
        let status = response.status();
        if status == 401 {
            return Err(ApiError::Unauthorized);
        }
        let text = response.text().await.map_err(|_| ApiError::Network)?;
        if response.ok() { Ok(text) } else { Err(ApiError::Problem(problem(status, &text))) }
    })
}

/// A refusal that is no problem document, as from a proxy, still has its status.
#[inline(never)] // The first view does without it.
pub(super) fn problem(status: u16, text: &str) -> Problem {
    read(text).unwrap_or_else(|_| Problem { kind: ProblemType::Unknown, title: String::new(), status, reason: None })
}

/// Fetches; the answer's clock is taken. Without a signal of the caller's own it is given up after a while.
pub(super) fn fetch(
    verb: Verb,
    route: &Route,
    token: Option<&Token>,
    headers: &[(&'static str, String)],
    signal: Option<&AbortSignal>,
) -> Answering<Response> {
    let request = build(verb, route, token, headers, signal);
    Box::pin(async move {
        let response = request?.send().await.map_err(|_| ApiError::Network)?;
        if let Some(date) = response.headers().get("Date") {
            clock::correct(&date);
        }
        Ok(response)
    })
}

fn build(
    verb: Verb,
    route: &Route,
    token: Option<&Token>,
    headers: &[(&'static str, String)],
    signal: Option<&AbortSignal>,
) -> Result<Request, ApiError> {
    let patience = signal.is_none().then(|| AbortSignal::timeout_with_u32(PATIENCE));
    let (method, body) = match verb {
        Verb::Get => (Method::GET, None),
        Verb::Post(body) => (Method::POST, body),
        Verb::Put(body) => (Method::PUT, body),
        Verb::Patch(body) => (Method::PATCH, body),
        Verb::Delete => (Method::DELETE, None),
    };
    let mut request = RequestBuilder::new(&format!("{BASE}{}", route.0))
        .method(method)
        .credentials(session::credentials())
        .abort_signal(signal.or(patience.as_ref()));
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
    request.map_err(|_| ApiError::Malformed)
}
