//! Direct messages: both APIs bring them in the shape of version 1.1, encrypted ones as ciphertext.

use super::super::inbound::{BrandAccount, Inbound, InboundAuthor, InboundMessage};
use super::super::json::{first_id, id, moment, text};
use super::{media, text as texts, users};
use serde_json::Value;
use social_messaging_domain::message::Kind;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// A direct message, or its echo.
pub(super) fn read(direct: &Value, raw: &Value, brand: &BrandAccount) -> Option<Vec<Inbound>> {
    let created = direct.get("message_create").filter(|created| created.is_object())?;
    let sender = id(created, "sender_id")?;
    let recipient = id(created.get("target")?, "recipient_id")?;
    let by_brand = sender == brand.network_id;
    let consumer = if by_brand { recipient } else { sender };
    if consumer == brand.network_id {
        return None;
    }
    let data = created.get("message_data").unwrap_or(&Value::Null);
    let known = raw.get("users").and_then(|people| users::find(people, &consumer));
    let place = thread(&brand.network_id, &consumer);
    let text = texts::of_direct(data);
    let attachments: Vec<_> = media::of_direct(data, place.as_deref()).into_iter().collect();
    let empty = text.is_empty() && attachments.is_empty();
    let author = if by_brand {
        InboundAuthor::Brand { app_id: id(created, "source_app_id"), metadata: None }
    } else {
        InboundAuthor::Consumer(users::person(&consumer, known))
    };
    let kind = if empty { Kind::Unsupported } else { Kind::XDirectMessage };
    let message = InboundMessage {
        text,
        attachments,
        author,
        ..bare(id(direct, "id")?, kind, consumer, super::at(direct), place)
    };
    let mut read: Vec<_> =
        known.and_then(users::profile).map(|profile| Inbound::Profile(Box::new(profile))).into_iter().collect();
    read.push(Inbound::Message(Box::new(message)));
    Some(read)
}

/// X: `chat.*` carries ciphertext, which only X itself can show.
pub(super) fn encrypted(event: &str, payload: &Value, brand: &BrandAccount) -> Option<Vec<Inbound>> {
    let others = |person: &String| *person != brand.network_id;
    let parties = text(payload, "conversation_id").or_else(|| text(payload, "dm_conversation_id")).unwrap_or_default();
    let named = first_id(payload, &["sender_id", "author_id"]).filter(others);
    let consumer = named
        .or_else(|| first_id(payload, &["recipient_id"]).filter(others))
        .or_else(|| parties.split(['-', ':']).map(str::to_owned).find(others).filter(|person| !person.is_empty()))?;
    let network_id = first_id(payload, &["id", "message_id", "event_id"])?;
    let place = thread(&brand.network_id, &consumer);
    let sent = event == "chat.sent" || first_id(payload, &["sender_id"]).as_deref() == Some(&brand.network_id);
    let message = bare(network_id, Kind::Unsupported, consumer, super::at(payload), place);
    let author = if sent { InboundAuthor::Brand { app_id: None, metadata: None } } else { message.author.clone() };
    Some(vec![Inbound::Message(Box::new(InboundMessage { author, ..message }))])
}

/// X: the consumer read up to a message.
pub(super) fn read_mark(payload: &Value, brand: &BrandAccount) -> Option<Vec<Inbound>> {
    let consumer_network_id = id(payload, "sender_id")?;
    if consumer_network_id == brand.network_id {
        return Some(Vec::new());
    }
    let watermark = moment(payload, "created_timestamp")?;
    let last_network_id = id(payload, "last_read_event_id");
    Some(vec![Inbound::Read { consumer_network_id, watermark, last_network_id }])
}

fn bare(
    network_id: String,
    kind: Kind,
    consumer: String,
    sent_at: Timestamp,
    permalink: Option<String>,
) -> InboundMessage {
    InboundMessage {
        network_id,
        kind,
        visibility: Visibility::Direct,
        author: InboundAuthor::Consumer(users::person(&consumer, None)),
        consumer_network_id: Some(consumer),
        text: String::new(),
        attachments: Vec::new(),
        mentions: Vec::new(),
        parent_network_id: None,
        reference: None,
        post_network_id: None,
        answer_under: None,
        sent_at,
        edited_at: None,
        hidden: false,
        on_ad: None,
        permalink,
    }
}

/// The thread of two on X itself: the smaller number first.
fn thread(one: &str, other: &str) -> Option<String> {
    let (one, other): (u64, u64) = (one.parse().ok()?, other.parse().ok()?);
    Some(format!("https://x.com/messages/{}-{}", one.min(other), one.max(other)))
}
