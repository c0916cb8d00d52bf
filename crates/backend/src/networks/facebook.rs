//! Facebook Pages and Messenger, by Meta's Graph API and its webhooks of `object=page`.

mod attachments;
mod client;
mod errors;
mod feed;
mod look;
mod messaging;
mod objects;
mod split;
mod uploads;

pub(super) use client::Client;
pub(super) use split::{keep_only, split};

use super::inbound::{BrandAccount, Inbound};
use super::signature::{Encoding, Handshake, HandshakeKeys, SignatureForm, is_same};
use serde_json::Value;

/// Meta: "Validating Payloads". The older SHA-1 header is not looked at.
pub(super) const SIGNATURE: SignatureForm = SignatureForm { header: "x-hub-signature-256", encoding: Encoding::Hex };

/// Meta's content delivery networks.
pub(super) const MEDIA_HOSTS: &[&str] = &[".fbcdn.net", ".fbsbx.com", ".cdninstagram.com", "lookaside.facebook.com"];

/// Meta: "Verification Requests". Some frameworks write the dots as underscores.
pub(super) fn handshake(query: &[(String, String)], keys: &HandshakeKeys<'_>) -> Handshake {
    let value = |name: &str| {
        let (dotted, underscored) = (format!("hub.{name}"), format!("hub_{name}"));
        let found = query.iter().find(|(key, _)| *key == dotted || *key == underscored);
        found.map(|(_, value)| value.as_str())
    };
    let (Some(mode), Some(token), Some(challenge)) = (value("mode"), value("verify_token"), value("challenge")) else {
        return Handshake::Malformed;
    };
    if mode != "subscribe" || !is_same(keys.verify_token, token) {
        return Handshake::Forbidden;
    }
    Handshake::Text(challenge.to_owned())
}

/// What a change of [`split`] says.
pub(super) fn read(raw: &Value, brand: &BrandAccount) -> Vec<Inbound> {
    if let Some(event) = raw.get("messaging") {
        return messaging::read(event, messaging::Thread::Ours, brand);
    }
    if let Some(event) = raw.get("standby") {
        return messaging::read(event, messaging::Thread::Standby, brand);
    }
    if let Some(change) = raw.get("change") {
        return feed::read(change, raw.get("time").unwrap_or(&Value::Null), brand);
    }
    vec![Inbound::unknown("facebook", raw)]
}
