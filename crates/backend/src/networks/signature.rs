//! Who sent a webhook: signatures over the raw bytes, and the handshakes that prove that a webhook is ours.

use axum::http::HeaderMap;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::Value;
use sha2::Sha256;

/// How a network writes its signature.
#[derive(Clone, Copy, Debug)]
pub(super) struct SignatureForm {
    /// The header; nothing else is looked at.
    pub(super) header: &'static str,
    /// How the bytes are written after `sha256=`.
    pub(super) encoding: Encoding,
}

/// How bytes are written.
#[derive(Clone, Copy, Debug)]
pub(super) enum Encoding {
    /// Lower-case hexadecimal.
    Hex,
    /// Base64 with padding.
    Base64,
}

/// What a handshake is answered with.
#[derive(Clone, Copy, Debug)]
pub struct HandshakeKeys<'a> {
    /// The token that was set where the webhook was registered (Facebook).
    pub verify_token: &'a str,
    /// The consumer secret (X).
    pub secret: &'a str,
}

/// The answer to a handshake.
#[derive(Clone, Debug, PartialEq)]
pub enum Handshake {
    /// 200 with this text, exactly, as `text/plain`.
    Text(String),
    /// 200 with this document.
    Json(Value),
    /// 403.
    Forbidden,
    /// 400: it is no handshake.
    Malformed,
}

/// The secret that the body was signed with.
pub(super) fn signer<'a>(
    headers: &HeaderMap,
    form: &SignatureForm,
    body: &[u8],
    secrets: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let written = headers.get(form.header).and_then(|value| value.to_str().ok())?;
    let written = written.trim().strip_prefix("sha256=")?;
    let signature = match form.encoding {
        Encoding::Hex => hex::decode(written).ok(),
        Encoding::Base64 => STANDARD.decode(written).ok(),
    };
    let signature = signature?;
    secrets.into_iter().find(|secret| is_signed_with(secret, body, &signature))
}

/// The HMAC-SHA256 of a message; `None` for an empty key, with which anybody could sign.
pub(super) fn mac(secret: &str, message: &[u8]) -> Option<Hmac<Sha256>> {
    if secret.is_empty() {
        return None;
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(message);
    Some(mac)
}

/// Whether two secrets are the same, in a time that does not tell where they differ.
pub(super) fn is_same(left: &str, right: &str) -> bool {
    let Some(expected) = mac(left, b"same") else { return false };
    mac(right, b"same").is_some_and(|given| expected.verify_slice(&given.finalize().into_bytes()).is_ok())
}

fn is_signed_with(secret: &str, body: &[u8], signature: &[u8]) -> bool {
    mac(secret, body).is_some_and(|mac| mac.verify_slice(signature).is_ok())
}
