//! Requests to processes of our own on loopback.

use std::time::Duration;

use anyhow::Context;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Longer than the whole cast takes on a slow machine, shorter than anybody's patience.
const TIMEOUT: Duration = Duration::from_secs(600);

/// GETs JSON.
///
/// # Errors
/// When the process does not answer, answers an error, or answers something else.
pub(crate) fn get<T: DeserializeOwned>(url: &str) -> anyhow::Result<T> {
    let mut response = agent().get(url).call().with_context(|| format!("GET {url}"))?;
    response.body_mut().read_json().with_context(|| format!("GET {url}"))
}

/// GETs JSON as the agent whose token it is.
///
/// # Errors
/// When the process does not answer, answers an error, or answers something else.
pub(crate) fn get_as<T: DeserializeOwned>(url: &str, token: &str) -> anyhow::Result<T> {
    let request = agent().get(url).header("authorization", format!("Bearer {token}"));
    let mut response = request.call().with_context(|| format!("GET {url}"))?;
    response.body_mut().read_json().with_context(|| format!("GET {url}"))
}

/// POSTs JSON and reads the answer, whatever it is.
///
/// # Errors
/// When the process does not answer or answers an error.
pub(crate) fn post(url: &str, body: &Value) -> anyhow::Result<String> {
    let mut response = agent().post(url).send_json(body).with_context(|| format!("POST {url}"))?;
    response.body_mut().read_to_string().with_context(|| format!("POST {url}"))
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder().timeout_global(Some(TIMEOUT)).proxy(None).build().into()
}
