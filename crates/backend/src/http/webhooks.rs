//! `GET|POST /webhooks/facebook` and `GET|POST /webhooks/x`: what the networks send us.

use super::extract::{Path, QueryString};
use super::problem::Refusal;
use super::slow;
use crate::networks::{self, Handshake, HandshakeKeys, Vouched};
use crate::service::app_state::AppState;
use crate::service::inbox;
use crate::service::inbox::senders::Senders;
use axum::body::Body;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use social_messaging_domain::networks::Network;
use social_messaging_domain::problem::ProblemType;

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
    let senders = Senders::of(&state, network).await?;
    let secret = senders.secrets().first().copied().unwrap_or_default();
    let keys = HandshakeKeys { verify_token: &state.config.facebook.verify_token, secret };
    match networks::handshake(network, &query, &keys) {
        Handshake::Text(text) => Ok(text.into_response()),
        Handshake::Json(document) => Ok(Json(document).into_response()),
        Handshake::Forbidden => Err(Refusal::new(ProblemType::Forbidden, 403)),
        Handshake::Malformed => Err(Refusal::malformed("the query is no question of the network's")),
    }
}

/// Takes a webhook: committed raw before it is answered, and read here only so far as to see whose it is.
async fn receive(
    State(state): State<AppState>,
    Path(network): Path<Network>,
    headers: HeaderMap,
    body: Body,
) -> Result<(), Refusal> {
    refuse_unknown(network)?;
    let body = axum::body::to_bytes(body, LARGEST)
        .await
        .map_err(|error| slow::refusal(&error).unwrap_or_else(Refusal::too_large))?;
    let senders = Senders::of(&state, network).await?;
    let Some(secret) = networks::signer(network, &headers, &body, senders.secrets()) else {
        tracing::warn!(?network, "a webhook without a valid signature");
        return Err(Refusal::unsigned());
    };
    let vouched = networks::vouched(network, &body, |account| senders.may_tell(secret, account));
    // Where it cannot be kept, the network will send it again.
    match vouched.map_err(|_| Refusal::malformed("the body is no JSON object"))? {
        Vouched::Whole => Ok(inbox::receive(&state, network, &body).await?),
        Vouched::Part(body) => {
            tracing::warn!(?network, "a webhook told of accounts that its signer does not speak for");
            Ok(inbox::receive(&state, network, &body).await?)
        }
        Vouched::Nothing => {
            tracing::warn!(?network, "a webhook is signed with the secret of another account");
            Err(Refusal::unsigned())
        }
    }
}

fn refuse_unknown(network: Network) -> Result<(), Refusal> {
    if network.is_known() { Ok(()) } else { Err(Refusal::not_found()) }
}
