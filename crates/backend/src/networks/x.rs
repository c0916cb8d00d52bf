//! X, by its API v2 and by the webhooks of both the X Activity API and the older Account Activity API.

mod client;
mod direct;
mod errors;
mod look;
mod media;
mod objects;
mod post;
mod quoted;
mod split;
mod text;
mod uploads;
mod users;

pub(super) use client::Client;
pub(super) use quoted::{blank, posts};
pub(super) use split::{keep_only, split};

use super::inbound::{BrandAccount, Inbound};
use super::json::{first_id, id, moment, text, unwrapped};
use super::signature::{Encoding, Handshake, HandshakeKeys, SignatureForm, mac};
use super::transport;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::Mac;
use serde_json::{Value, json};
use social_messaging_domain::time::Timestamp;

/// X: "Securing webhooks". Base64, unlike Meta's.
pub(super) const SIGNATURE: SignatureForm =
    SignatureForm { header: "x-twitter-webhooks-signature", encoding: Encoding::Base64 };

/// X's hosts for pictures, films and the files of direct messages.
pub(super) const MEDIA_HOSTS: &[&str] =
    &["pbs.twimg.com", "video.twimg.com", "abs.twimg.com", "ton.twitter.com", "ton.x.com", "api.x.com"];

/// The longest token of the challenge-response check that is answered, in bytes; X's own are far shorter.
const LONGEST_CHALLENGE: usize = 200;

/// X: the challenge-response check, with the consumer secret.
pub(super) fn handshake(query: &[(String, String)], keys: &HandshakeKeys<'_>) -> Handshake {
    let token = query.iter().find(|(key, _)| key == "crc_token").map(|(_, token)| token);
    let Some(token) = token.filter(|token| is_challenge(token)) else { return Handshake::Malformed };
    let Some(mac) = mac(keys.secret, token.as_bytes()) else { return Handshake::Forbidden };
    let answer = STANDARD.encode(mac.finalize().into_bytes());
    Handshake::Json(json!({ "response_token": format!("sha256={answer}") }))
}

/// Whoever asks gets a signature of the token: it must never be one of something that could be a webhook.
fn is_challenge(token: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-+/=.".contains(&byte);
    (1..=LONGEST_CHALLENGE).contains(&token.len()) && token.bytes().all(is_plain)
}

/// What a change of [`split`] says.
pub(super) fn read(raw: &Value, brand: &BrandAccount) -> Vec<Inbound> {
    let (event, payload) = (text(raw, "event").unwrap_or_default(), raw.get("payload").unwrap_or(&Value::Null));
    let unknown = || vec![Inbound::unknown(&format!("x.{event}"), &Value::Null)];
    let read = match event {
        "post.mention.create"
        | "post.reply.create"
        | "post.quote.create"
        | "post.create"
        | "post.repost.create"
        | "tweet_create_events" => post::read(event, payload, raw, brand),
        "post.delete" | "tweet_delete_events" => deleted(payload).map(|gone| vec![gone]),
        "dm.received" | "dm.sent" | "direct_message_events" => direct::read(payload, raw, brand),
        "dm.read" | "direct_message_mark_read_events" => direct::read_mark(payload, brand),
        "chat.received" | "chat.sent" => direct::encrypted(event, payload, brand),
        "like.create" | "favorite_events" => liked(payload, raw, brand).map(|like| vec![like]),
        "oauth.revoke" | "user_event" => Some(vec![revoked(payload)]),
        "dm.indicate_typing" | "direct_message_indicate_typing_events" => Some(Vec::new()),
        _ => None,
    };
    read.unwrap_or_else(unknown)
}

/// When an event happened; where nothing tells, when it was read.
fn at(payload: &Value) -> Timestamp {
    let keys = ["timestamp_ms", "created_timestamp", "created_at_msec", "created_at", "date_time"];
    keys.iter().find_map(|key| moment(payload, key)).unwrap_or_else(transport::now)
}

fn deleted(payload: &Value) -> Option<Inbound> {
    let post = payload.get("status").unwrap_or(payload);
    Some(Inbound::Deleted { network_id: first_id(post, &["id", "id_str"])?, at: at(payload) })
}

/// X: `like.create` (its filter's direction says who liked) and `favorite_events`.
fn liked(payload: &Value, raw: &Value, brand: &BrandAccount) -> Option<Inbound> {
    let at = at(payload);
    if let Some(post) = payload.get("favorited_status") {
        let network_id = first_id(post, &["id_str", "id"])?;
        let by = payload.get("user").and_then(|user| first_id(user, &["id_str", "id"]));
        if by.as_deref() == Some(&brand.network_id) {
            return Some(Inbound::Liked { network_id, at });
        }
        return Some(Inbound::Reaction { network_id, by, reaction: Some("like".to_owned()), at });
    }
    let network_id = id(payload, "liked_tweet_id")?;
    let by = first_id(payload, &["user_id", "liking_user_id"]);
    let outbound = text(raw, "direction") == Some("outbound") || by.as_deref() == Some(&brand.network_id);
    let of_another = first_id(payload, &["liked_tweet_author_id"]).is_some_and(|author| author != brand.network_id);
    if outbound || (of_another && by.is_none()) {
        return Some(Inbound::Liked { network_id, at });
    }
    Some(Inbound::Reaction { network_id, by, reaction: Some("like".to_owned()), at })
}

fn revoked(payload: &Value) -> Inbound {
    let event = payload.get("revoke").unwrap_or(payload);
    Inbound::Revoked { at: at(unwrapped(event)) }
}
