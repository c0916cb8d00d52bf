//! Signatures over raw bytes, and the escaping that makes Meta's bytes differ from anybody's re-serialisation.

use std::fmt::Write as _;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;
use sha2::Sha256;

use super::Delivery;
use crate::state::accounts::{FACEBOOK_APP_SECRET, X_CONSUMER_SECRET};
use crate::state::faults::Network;

/// A Facebook delivery as Meta signs it: `X-Hub-Signature-256`, lower hex.
pub(crate) fn facebook(body: Vec<u8>) -> Delivery {
    let signature = facebook_sha256(&body);
    Delivery { network: Network::Facebook, headers: vec![("x-hub-signature-256", signature)], body }
}

/// An X delivery as X signs it: base64, unlike Meta's hex.
pub(crate) fn x(body: Vec<u8>) -> Delivery {
    let signature = x_sha256(&body);
    Delivery { network: Network::X, headers: vec![("x-twitter-webhooks-signature", signature)], body }
}

pub(crate) fn facebook_sha256(body: &[u8]) -> String {
    format!("sha256={}", hex::encode(sha256(FACEBOOK_APP_SECRET, body)))
}

/// Meta's legacy signature, no longer documented.
pub(crate) fn facebook_sha1(body: &[u8]) -> String {
    let mac = Hmac::<Sha1>::new_from_slice(FACEBOOK_APP_SECRET.as_bytes()).map(|mut mac| {
        mac.update(body);
        mac.finalize().into_bytes().to_vec()
    });
    format!("sha1={}", hex::encode(mac.unwrap_or_default()))
}

pub(crate) fn x_sha256(body: &[u8]) -> String {
    format!("sha256={}", STANDARD.encode(sha256(X_CONSUMER_SECRET, body)))
}

/// Lower hex of HMAC-SHA256 under the app's secret: Graph's `appsecret_proof`.
pub(crate) fn app_secret_proof(token: &str) -> String {
    hex::encode(sha256(FACEBOOK_APP_SECRET, token.as_bytes()))
}

fn sha256(key: &str, message: &[u8]) -> Vec<u8> {
    // HMAC takes a key of any length, so the error cannot happen.
    let mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).map(|mut mac| {
        mac.update(message);
        mac.finalize().into_bytes().to_vec()
    });
    mac.unwrap_or_default()
}

/// Meta escapes every non-ASCII character as `\uXXXX` (UTF-16, so pairs above U+FFFF) and every slash as `\/`.
pub(crate) fn escaped(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len() + json.len() / 4);
    let mut units = [0_u16; 2];
    for character in json.chars() {
        match character {
            '/' => escaped.push_str("\\/"),
            character if character.is_ascii() => escaped.push(character),
            character => {
                for unit in character.encode_utf16(&mut units) {
                    // Writing to a String cannot fail.
                    let _ = write!(escaped, "\\u{unit:04x}");
                }
            }
        }
    }
    escaped
}
