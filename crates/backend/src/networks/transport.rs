//! One request and what came of it, as far as a connection can tell.

use super::call::{CallError, Outcome};
use super::client::Credentials;
use super::json::{document, shortened};
use reqwest::RequestBuilder;
use reqwest::header::HeaderMap;
use serde_json::Value;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::time::Timestamp;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// What came of a request.
pub(super) enum Exchange {
    /// The network answered.
    Answered(Answer),
    /// No connection came about: nothing was sent.
    NotSent(String),
    /// It broke off after the request may have been sent.
    Lost(String),
}

/// What the network answered.
pub(super) struct Answer {
    /// The HTTP status.
    pub(super) status: u16,
    /// The headers: the rate limits stand there.
    pub(super) headers: HeaderMap,
    /// The document; `Null` where the body is none.
    pub(super) body: Value,
}

impl Answer {
    /// A header as a text.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// Whether the status says success.
    pub(super) const fn is_success(&self) -> bool {
        self.status >= 200 && self.status < 300
    }
}

/// Sends a request with the account's token and waits for the whole answer.
pub(super) async fn exchange(request: RequestBuilder, credentials: &Credentials) -> Exchange {
    let response = match request.bearer_auth(&credentials.token).send().await {
        Ok(response) => response,
        Err(error) if error.is_connect() || error.is_builder() => return Exchange::NotSent(described(error)),
        Err(error) => return Exchange::Lost(described(error)),
    };
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    match response.bytes().await {
        Ok(bytes) => {
            let body = document(&bytes).unwrap_or(Value::Null);
            Exchange::Answered(Answer { status, headers, body })
        }
        Err(error) => Exchange::Lost(described(error)),
    }
}

/// Carries a call out by its request; `read` says what an answer means. `None` is a call for another network.
pub(super) async fn carried_out(
    request: Option<RequestBuilder>,
    credentials: &Credentials,
    read: impl FnOnce(&Answer) -> Outcome,
) -> Outcome {
    let Some(request) = request else {
        return Outcome::Refused(refusal(FailureReason::Refused, "not a call for this network"));
    };
    let outcome = match exchange(request, credentials).await {
        Exchange::Answered(answer) => read(&answer),
        Exchange::NotSent(detail) => return Outcome::Refused(not_sent(&detail)),
        Exchange::Lost(detail) => return unknown(&detail),
    };
    match outcome {
        Outcome::Refused(error) => Outcome::Refused(without_token(error, credentials)),
        other => other,
    }
}

/// Makes something ready that nobody sees before a call names it. When its outcome is not known it may be made again, so
/// that whatever is wrong is a refusal. `read` says what is wrong with an answer.
pub(super) async fn made_ready(
    request: Option<RequestBuilder>,
    credentials: &Credentials,
    read: impl FnOnce(&Answer) -> Result<(), CallError>,
) -> Result<Answer, CallError> {
    let request = request.ok_or_else(|| refusal(FailureReason::Refused, "no such path"))?;
    match exchange(request.timeout(PATIENCE_WITH_FILES), credentials).await {
        Exchange::Answered(answer) => match read(&answer) {
            Ok(()) => Ok(answer),
            Err(error) => Err(without_token(error, credentials)),
        },
        Exchange::NotSent(detail) | Exchange::Lost(detail) => Err(trouble(&detail)),
    }
}

/// How long a request may take that carries a file.
pub(super) const PATIENCE_WITH_FILES: Duration = Duration::from_secs(60);

/// The refusal of a call that never left: it may be tried again at once.
pub(super) fn not_sent(detail: &str) -> CallError {
    trouble(detail)
}

/// A refusal that passes by itself.
pub(super) fn trouble(detail: &str) -> CallError {
    CallError {
        reason: FailureReason::NetworkTrouble,
        retryable: true,
        retry_at: None,
        pause: None,
        detail: Some(shortened(detail)),
    }
}

/// A refusal that stays.
pub(super) fn refusal(reason: FailureReason, detail: &str) -> CallError {
    CallError { reason, retryable: false, retry_at: None, pause: None, detail: Some(shortened(detail)) }
}

/// An outcome that has to be looked for.
pub(super) fn unknown(detail: &str) -> Outcome {
    Outcome::Unknown { detail: shortened(detail) }
}

/// The refusal without the account's token, which Graph repeats when it does not like it.
pub(super) fn without_token(mut error: CallError, credentials: &Credentials) -> CallError {
    if !credentials.token.is_empty() {
        error.detail = error.detail.map(|detail| detail.replace(&credentials.token, "…"));
    }
    error
}

/// The clock, for limits that networks tell as a span.
pub(super) fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// The error with its causes but without the address, which can hold what no log should.
fn described(error: reqwest::Error) -> String {
    let error = error.without_url();
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(&error);
    while let Some(inner) = cause {
        text = format!("{text}: {inner}");
        cause = inner.source();
    }
    text
}
