//! `GET|POST /webhooks/facebook` and `GET|POST /webhooks/x`: what the networks send us.

use super::extract::{Path, QueryString};
use super::problem::Refusal;
use crate::networks::{self, Handshake, HandshakeKeys};
use crate::service::app_state::AppState;
use crate::service::codes::code;
use crate::service::error::ServiceError;
use crate::service::inbox;
use crate::store::entities::account;
use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::de::IgnoredAny;
use social_messaging_domain::networks::Network;
use social_messaging_domain::problem::ProblemType;
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
    QueryString(query): QueryString<Vec<(String, String)>>,
) -> Result<Response, Refusal> {
    refuse_unknown(network)?;
    let secrets = secrets(&state, network).await.map_err(ServiceError::from)?;
    let secret = secrets.first().map(String::as_str).unwrap_or_default();
    let keys = HandshakeKeys { verify_token: &state.config.facebook.verify_token, secret };
    match networks::handshake(network, &query, &keys) {
        Handshake::Text(text) => Ok(text.into_response()),
        Handshake::Json(document) => Ok(Json(document).into_response()),
        Handshake::Forbidden => Err(Refusal::new(ProblemType::Forbidden, 403)),
        Handshake::Malformed => Err(Refusal::malformed("the query is no question of the network's")),
    }
}

/// Takes a webhook: committed raw before it is answered, and never read further here.
async fn receive(
    State(state): State<AppState>,
    Path(network): Path<Network>,
    headers: HeaderMap,
    body: Body,
) -> Result<(), Refusal> {
    refuse_unknown(network)?;
    let body = axum::body::to_bytes(body, LARGEST).await.map_err(|_| Refusal::too_large())?;
    let secrets = secrets(&state, network).await.map_err(ServiceError::from)?;
    if !networks::verify(network, &headers, &body, secrets.iter().map(String::as_str)) {
        tracing::warn!(?network, "a webhook without a valid signature");
        return Err(Refusal::unsigned());
    }
    if !is_object(&body) {
        return Err(Refusal::malformed("the body is no JSON object"));
    }
    // Where it could not be kept, the network will send it again.
    Ok(inbox::receive(&state, network, &body).await?)
}

fn refuse_unknown(network: Network) -> Result<(), Refusal> {
    if network.is_known() { Ok(()) } else { Err(Refusal::not_found()) }
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
