//! `GET|POST /webhooks/facebook` and `GET|POST /webhooks/x`: what the networks send us.

use crate::networks::{self, Handshake, HandshakeKeys};
use crate::service::app_state::AppState;
use crate::service::codes::code;
use crate::service::inbox;
use crate::store::entities::account;
use axum::body::{Body, Bytes};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::de::IgnoredAny;
use social_messaging_domain::networks::Network;
use std::collections::BTreeMap;

/// The largest body that is taken, in bytes.
const LARGEST: usize = 2 * 1024 * 1024;

/// The routes.
pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/webhooks/{network}", get(handshake).post(receive))
}

/// The network asks whether this webhook is ours.
async fn handshake(
    State(state): State<AppState>,
    Path(network): Path<Network>,
    Query(query): Query<Vec<(String, String)>>,
) -> Response {
    if network == Network::Unknown {
        return StatusCode::NOT_FOUND.into_response();
    }
    let secrets = match secrets(&state, network).await {
        Ok(secrets) => secrets,
        Err(error) => return unavailable(&error),
    };
    let secret = secrets.first().map(String::as_str).unwrap_or_default();
    let keys = HandshakeKeys { verify_token: &state.config.facebook.verify_token, secret };
    match networks::handshake(network, &query, &keys) {
        Handshake::Text(text) => text.into_response(),
        Handshake::Json(document) => Json(document).into_response(),
        Handshake::Forbidden => StatusCode::FORBIDDEN.into_response(),
        Handshake::Malformed => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// Takes a webhook: committed raw before it is answered, and never read further here.
async fn receive(
    State(state): State<AppState>,
    Path(network): Path<Network>,
    headers: HeaderMap,
    body: Body,
) -> Response {
    if network == Network::Unknown {
        return StatusCode::NOT_FOUND.into_response();
    }
    let Ok(body) = axum::body::to_bytes(body, LARGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let secrets = match secrets(&state, network).await {
        Ok(secrets) => secrets,
        Err(error) => return unavailable(&error),
    };
    if !networks::verify(network, &headers, &body, secrets.iter().map(String::as_str)) {
        tracing::warn!(?network, "a webhook without a valid signature");
        return StatusCode::UNAUTHORIZED.into_response();
    }
    if !is_object(&body) {
        return StatusCode::BAD_REQUEST.into_response();
    }
    match inbox::receive(&state, network, body.into()).await {
        Ok(()) => StatusCode::OK.into_response(),
        Err(error) => unavailable(&error),
    }
}

/// The secrets that sign the network's webhooks, the oldest account's first; each once.
async fn secrets(state: &AppState, network: Network) -> Result<Vec<String>, DbErr> {
    let accounts = account::Entity::find()
        .filter(account::Column::Network.eq(code(&network)))
        .order_by_asc(account::Column::CreatedAt)
        .order_by_asc(account::Column::Id)
        .all(&state.database)
        .await?;
    let mut secrets: Vec<String> = Vec::new();
    for account in accounts {
        if !secrets.contains(&account.secret) {
            secrets.push(account.secret);
        }
    }
    Ok(secrets)
}

fn is_object(body: &Bytes) -> bool {
    serde_json::from_slice::<BTreeMap<String, IgnoredAny>>(body).is_ok()
}

fn unavailable(error: &DbErr) -> Response {
    tracing::error!(%error, "a webhook could not be kept; the network will send it again");
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}
