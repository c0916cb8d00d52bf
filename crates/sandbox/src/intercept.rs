//! Around every call of the two networks: it is kept, ordered faults are played, rates are counted.

use std::time::Duration;

use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{ConnectInfo, Request, State as Extract};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::connection::Switch;
use crate::form;
use crate::sandbox::Shared;
use crate::state::calls::{Applied, Call};
use crate::state::faults::{Drop, Fault, Network};
use crate::state::settings::Rate;
use crate::{graph, x};

const LARGEST_BODY: usize = 64 * 1024 * 1024;

/// The layer. The call is worked on in a task of its own, since a network does not stop when its client hangs up.
pub(crate) async fn intercept(
    Extract(sandbox): Extract<Shared>,
    ConnectInfo(switch): ConnectInfo<Switch>,
    request: Request,
    next: Next,
) -> Response {
    let worked_on = tokio::spawn(async move { handle(&sandbox, &switch, request, next).await });
    worked_on.await.unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

async fn handle(sandbox: &Shared, switch: &Switch, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, LARGEST_BODY).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let whole = parts.uri.path();
    let (network, path) = match whole.strip_prefix("/graph") {
        Some(path) => (Network::Facebook, path.to_owned()),
        None => (Network::X, whole.strip_prefix("/x").unwrap_or(whole).to_owned()),
    };
    let body = readable(&parts.headers, &bytes).await;
    let (n, fault, rate) = {
        let mut state = sandbox.state();
        let call = Call {
            n: 0,
            at: Timestamp::now(),
            network,
            method: parts.method.to_string(),
            path: path.clone(),
            query: pairs(parts.uri.query().unwrap_or_default().as_bytes()),
            body,
            status: 0,
            applied: false,
        };
        let n = state.calls.add(call);
        let fault = state.faults.take(network, parts.method.as_str(), &path);
        let limit = match network {
            Network::Facebook => state.settings.facebook_rate_limit,
            Network::X => state.settings.x_rate_limit,
        };
        let rate = state.rates.count(network, &endpoint(network, &parts.method, &path), limit);
        (n, fault, rate)
    };
    let method = parts.method.clone();
    let request = Request::from_parts(parts, Body::from(bytes));
    let (mut response, applied) = match &fault {
        Some(fault) => faulty(switch, fault, request, next).await,
        None if rate.exceeded => (limited(network, rate), Applied::No),
        None => applied(next.run(request).await, &method),
    };
    let dropped = fault.as_ref().is_some_and(|fault| fault.drop.is_some());
    let status = if dropped { 0 } else { response.status().as_u16() };
    sandbox.state().calls.finish(n, status, applied);
    add_rate_headers(network, rate, response.headers_mut());
    response
}

fn applied(response: Response, method: &Method) -> (Response, Applied) {
    let changed = *method != Method::GET && response.status().is_success();
    (response, if changed { Applied::Yes } else { Applied::No })
}

async fn faulty(switch: &Switch, fault: &Fault, request: Request, next: Next) -> (Response, Applied) {
    let delay = Duration::from_millis(fault.delay_ms);
    if fault.drop == Some(Drop::AfterApplying) {
        let method = request.method().clone();
        let (response, applied) = applied(next.run(request).await, &method);
        tokio::time::sleep(delay).await;
        switch.cut();
        return (response, applied);
    }
    tokio::time::sleep(delay).await;
    if fault.drop == Some(Drop::BeforeApplying) {
        switch.cut();
        return (StatusCode::INTERNAL_SERVER_ERROR.into_response(), Applied::No);
    }
    match fault.status {
        Some(status) => (ordered(fault, status), Applied::No),
        // A delay alone: the call is applied, late.
        None => {
            let method = request.method().clone();
            applied(next.run(request).await, &method)
        }
    }
}

/// The answer that was ordered; a 429 without a body gets the network's own.
fn ordered(fault: &Fault, status: u16) -> Response {
    let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = match &fault.body {
        Some(Value::String(text)) => (status, text.clone()).into_response(),
        Some(body) => (status, axum::Json(body.clone())).into_response(),
        None if status == StatusCode::TOO_MANY_REQUESTS => {
            let rate = Rate { limit: 100, remaining: 0, resets_at: Timestamp::now().as_second() + 60, exceeded: true };
            let mut response = limited(fault.network, rate);
            add_rate_headers(fault.network, rate, response.headers_mut());
            response
        }
        None => status.into_response(),
    };
    for (name, value) in &fault.headers {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

fn limited(network: Network, rate: Rate) -> Response {
    match network {
        Network::Facebook => graph::rate_limited(rate),
        Network::X => x::rate_limited(rate),
    }
}

/// X: `x-rate-limit-*` on every answer. Meta: percentages in `X-App-Usage`. What a fault ordered stays.
fn add_rate_headers(network: Network, rate: Rate, headers: &mut HeaderMap) {
    let mut add = |name: &'static str, value: String| {
        if let (false, Ok(value)) = (headers.contains_key(name), HeaderValue::try_from(value)) {
            headers.insert(name, value);
        }
    };
    match network {
        Network::Facebook => {
            let percent = u64::from(rate.limit - rate.remaining) * 100 / u64::from(rate.limit.max(1));
            add("x-app-usage", json!({"call_count": percent, "total_time": 1, "total_cputime": 1}).to_string());
        }
        Network::X => {
            add("x-rate-limit-limit", rate.limit.to_string());
            add("x-rate-limit-remaining", rate.remaining.to_string());
            add("x-rate-limit-reset", rate.resets_at.to_string());
        }
    }
}

/// X counts an endpoint, Graph the whole Page.
fn endpoint(network: Network, method: &Method, path: &str) -> String {
    if network == Network::Facebook {
        return String::new();
    }
    let named: Vec<&str> = path
        .split('/')
        .map(|part| if part.len() > 1 && part.bytes().all(|byte| byte.is_ascii_digit()) { ":id" } else { part })
        .collect();
    format!("{method} {}", named.join("/"))
}

fn pairs(bytes: &[u8]) -> Value {
    let map: Map<String, Value> = url::form_urlencoded::parse(bytes)
        .map(|(key, value)| (key.into_owned(), Value::String(value.into_owned())))
        .collect();
    Value::Object(map)
}

async fn readable(headers: &HeaderMap, bytes: &Bytes) -> Value {
    if bytes.is_empty() {
        return Value::Null;
    }
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    if kind.starts_with("application/x-www-form-urlencoded") {
        return pairs(bytes);
    }
    if let Ok(Some(fields)) = form::read(headers, bytes).await {
        return form::readable(&fields);
    }
    serde_json::from_slice(bytes).unwrap_or_else(|_| Value::String(String::from_utf8_lossy(bytes).into_owned()))
}
