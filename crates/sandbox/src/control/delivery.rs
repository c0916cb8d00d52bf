//! Webhooks as a test words them, and the networks' checks of the address.

use axum::Json;
use axum::extract::State as Extract;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use serde::Deserialize;
use serde_json::json;

use crate::sandbox::Shared;
use crate::state::accounts::FACEBOOK_VERIFY_TOKEN;
use crate::state::faults::Network;
use crate::webhooks::{Delivery, signing};

/// How a body is signed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Signature {
    #[default]
    Valid,
    Missing,
    Wrong,
    /// Meta's legacy `X-Hub-Signature` alone.
    Sha1,
}

/// A raw webhook.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawWebhook {
    network: Network,
    /// Sent to the byte; `body_base64` for what is not UTF-8.
    #[serde(default)]
    body: String,
    #[serde(default)]
    body_base64: Option<String>,
    #[serde(default)]
    signature: Signature,
}

fn signed(raw: RawWebhook) -> Delivery {
    let body = match raw.body_base64.and_then(|encoded| base64::engine::general_purpose::STANDARD.decode(encoded).ok())
    {
        Some(bytes) => bytes,
        None => raw.body.into_bytes(),
    };
    let mut delivery = match raw.network {
        Network::Facebook => signing::facebook(body),
        Network::X => signing::x(body),
    };
    match raw.signature {
        Signature::Valid => {}
        Signature::Missing => delivery.headers.clear(),
        Signature::Wrong => {
            let wrong = match delivery.network {
                Network::Facebook => signing::facebook_sha256(b"something else"),
                Network::X => signing::x_sha256(b"something else"),
            };
            for (_, value) in &mut delivery.headers {
                value.clone_from(&wrong);
            }
        }
        Signature::Sha1 => delivery.headers = vec![("x-hub-signature", signing::facebook_sha1(&delivery.body))],
    }
    delivery
}

/// `POST /sandbox/webhook`: sends once and answers the backend's `{status, body}`; 502 when it is away.
pub(super) async fn webhook(Extract(sandbox): Extract<Shared>, Json(raw): Json<RawWebhook>) -> Response {
    answer(sandbox.webhooks.send_once(&signed(raw)).await)
}

fn answer(result: Result<(u16, String), reqwest::Error>) -> Response {
    match result {
        Ok((status, body)) => Json(json!({"status": status, "body": body})).into_response(),
        Err(error) => (StatusCode::BAD_GATEWAY, Json(json!({"error": error.to_string()}))).into_response(),
    }
}

/// Which network checks, and with what.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Challenge {
    network: Network,
    /// Facebook's verify token; the right one when absent.
    #[serde(default)]
    verify_token: Option<String>,
}

/// `POST /sandbox/challenge`: Meta's handshake or X's CRC; answers `{status, body, accepted}`.
pub(super) async fn challenge(Extract(sandbox): Extract<Shared>, Json(challenge): Json<Challenge>) -> Response {
    let token = challenge.verify_token.unwrap_or_else(|| FACEBOOK_VERIFY_TOKEN.to_owned());
    let (query, expected) = match challenge.network {
        Network::Facebook => (
            vec![("hub.mode", "subscribe"), ("hub.verify_token", token.as_str()), ("hub.challenge", "1158201444")],
            "1158201444".to_owned(),
        ),
        Network::X => (vec![("crc_token", "sandbox-crc-4711")], signing::x_sha256(b"sandbox-crc-4711")),
    };
    match sandbox.webhooks.challenge(challenge.network, &query).await {
        Ok((status, body)) => {
            let answered = match challenge.network {
                Network::Facebook => Some(body.clone()),
                Network::X => serde_json::from_str::<serde_json::Value>(&body)
                    .ok()
                    .and_then(|body| body["response_token"].as_str().map(str::to_owned)),
            };
            let accepted = status == 200 && answered == Some(expected);
            Json(json!({"status": status, "body": body, "accepted": accepted})).into_response()
        }
        Err(error) => answer(Err(error)),
    }
}
