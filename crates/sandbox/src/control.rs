//! The control API under `/sandbox`, for tests and the demo only: no network has it.

mod accounts;
pub(crate) mod act;
mod cast;
mod delivery;
pub(crate) mod facebook_acts;
pub(crate) mod messenger_acts;
pub(crate) mod x_acts;
pub(crate) mod x_messages;

use axum::extract::{Query, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::sandbox::Shared;
use crate::state::faults::Fault;
use crate::state::settings::SettingsChange;

/// A control request that makes no sense: 422 with the reason.
#[derive(Debug)]
pub(crate) struct Nonsense(pub(crate) String);

impl IntoResponse for Nonsense {
    fn into_response(self) -> Response {
        (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({"error": self.0}))).into_response()
    }
}

impl From<String> for Nonsense {
    fn from(reason: String) -> Self {
        Self(reason)
    }
}

/// Everything under `/sandbox`.
pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/accounts", get(accounts::list))
        .route("/calls", get(calls).delete(forget_calls))
        .route("/faults", get(faults).post(order_fault).delete(forget_faults))
        .route("/settings", get(settings).post(change_settings))
        .route("/act", post(act::act))
        .route("/cast", get(cast::roles).post(cast::play))
        .route("/webhook", post(delivery::webhook))
        .route("/challenge", post(delivery::challenge))
}

#[derive(Debug, Default, Deserialize)]
struct Since {
    #[serde(default)]
    since: u64,
}

async fn calls(Extract(sandbox): Extract<Shared>, Query(query): Query<Since>) -> Json<Value> {
    Json(json!({"calls": sandbox.state().calls.since(query.since)}))
}

async fn forget_calls(Extract(sandbox): Extract<Shared>) -> StatusCode {
    sandbox.state().calls.clear();
    StatusCode::NO_CONTENT
}

async fn faults(Extract(sandbox): Extract<Shared>) -> Json<Value> {
    Json(json!({"faults": sandbox.state().faults.pending()}))
}

async fn order_fault(Extract(sandbox): Extract<Shared>, Json(fault): Json<Fault>) -> StatusCode {
    sandbox.state().faults.order(fault);
    StatusCode::NO_CONTENT
}

async fn forget_faults(Extract(sandbox): Extract<Shared>) -> StatusCode {
    sandbox.state().faults.clear();
    StatusCode::NO_CONTENT
}

async fn settings(Extract(sandbox): Extract<Shared>) -> Json<Value> {
    Json(json!(sandbox.state().settings))
}

async fn change_settings(Extract(sandbox): Extract<Shared>, Json(change): Json<SettingsChange>) -> Json<Value> {
    if let Some(backend) = change.backend.clone() {
        sandbox.webhooks.redirect(backend);
    }
    let mut state = sandbox.state();
    change.apply(&mut state.settings);
    // A new limit begins a new window.
    state.rates.clear();
    Json(json!(state.settings))
}
