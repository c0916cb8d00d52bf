//! The signed, short-lived addresses of files: whoever was shown one may fetch it, since an `<img>` carries no token.

use crate::config::Config;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use social_messaging_domain::time::{MINUTE, Timestamp};

/// An address stays the same for so long, so that browsers keep what they have; it is good for one to two of these.
const STABLE: i64 = 30 * MINUTE;

/// Which picture of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Variant {
    /// The file itself.
    Whole,
    /// A still picture of it.
    Preview,
}

impl Variant {
    const fn word(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Preview => "preview",
        }
    }
}

/// The path of a file, good for 30 to 60 minutes.
#[must_use]
pub fn path(config: &Config, id: &str, variant: Variant, now: Timestamp) -> String {
    let expires = (now.0 / STABLE + 2) * STABLE;
    let signature = URL_SAFE_NO_PAD.encode(mac(config, id, variant, expires).finalize().into_bytes());
    let preview = if variant == Variant::Preview { "&preview=true" } else { "" };
    format!("/media/{id}?expires={expires}&signature={signature}{preview}")
}

/// Whether a signature is ours and its time not over. The comparison takes the same time wherever it fails.
#[must_use]
pub fn is_good(config: &Config, id: &str, variant: Variant, expires: i64, signature: &str, now: Timestamp) -> bool {
    let Ok(signature) = URL_SAFE_NO_PAD.decode(signature) else { return false };
    now.0 < expires && mac(config, id, variant, expires).verify_slice(&signature).is_ok()
}

fn mac(config: &Config, id: &str, variant: Variant, expires: i64) -> Hmac<Sha256> {
    // A key of its own, so that nothing that is signed elsewhere with the secret passes here.
    let key = keyed(config.session.secret.as_bytes()).chain_update(b"media links").finalize().into_bytes();
    keyed(&key).chain_update(format!("{id}\n{}\n{expires}", variant.word()))
}

/// HMAC takes keys of one block as they are, and a key's hash for a longer one: here always the hash, filled up.
fn keyed(key: &[u8]) -> Hmac<Sha256> {
    let mut block = [0; 64];
    block[..32].copy_from_slice(&Sha256::digest(key));
    Hmac::new(&block.into())
}
