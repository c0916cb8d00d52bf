//! Brands, batches and short ways to what was read.

use serde_json::{Value, json};
use social_messaging_backend::networks::{self, BrandAccount, Change, Inbound, InboundMessage};
use social_messaging_domain::networks::Network;

pub(crate) const PAGE: &str = "1000000001";
pub(crate) const BRAND: &str = "900";

pub(crate) fn page() -> BrandAccount {
    BrandAccount {
        network_id: PAGE.to_owned(),
        username: Some("brand".to_owned()),
        app_id: Some("1234567890".to_owned()),
    }
}

pub(crate) fn x_brand() -> BrandAccount {
    BrandAccount { network_id: BRAND.to_owned(), username: Some("brand".to_owned()), app_id: Some("285".to_owned()) }
}

pub(crate) fn changes(network: Network, batch: &Value) -> Vec<Change> {
    networks::split(network, batch.to_string().as_bytes()).expect("a batch")
}

fn read_all(network: Network, batch: &Value, brand: &BrandAccount) -> Vec<Inbound> {
    changes(network, batch).iter().flat_map(|change| networks::read(network, &change.raw, brand)).collect()
}

pub(crate) fn messaging_batch(events: &[Value]) -> Value {
    json!({"object": "page", "entry": [{"id": PAGE, "time": 1_780_000_000_500_i64, "messaging": events}]})
}

pub(crate) fn feed_batch(values: &[Value]) -> Value {
    let changes: Vec<Value> = values.iter().map(|value| json!({"field": "feed", "value": value})).collect();
    json!({"object": "page", "entry": [{"id": PAGE, "time": 1_780_000_010, "changes": changes}]})
}

/// What a Messenger event says.
pub(crate) fn read_messaging(event: Value) -> Vec<Inbound> {
    read_all(Network::Facebook, &messaging_batch(&[event]), &page())
}

/// What a change of the feed says.
pub(crate) fn read_feed(value: Value) -> Vec<Inbound> {
    read_all(Network::Facebook, &feed_batch(&[value]), &page())
}

/// What a batch of Facebook's says.
pub(crate) fn read_facebook(batch: &Value) -> Vec<Inbound> {
    read_all(Network::Facebook, batch, &page())
}

/// What a batch of X's says.
pub(crate) fn read_x(batch: &Value) -> Vec<Inbound> {
    read_all(Network::X, batch, &x_brand())
}

/// An event of the X Activity API.
pub(crate) fn activity(kind: &str, payload: Value, includes: Value) -> Value {
    json!({"data": {"event_uuid": "3091827364059182000", "event_type": kind, "filter": {"user_id": BRAND},
        "payload": payload, "includes": includes}})
}

/// The one message among what was read.
pub(crate) fn message(read: &[Inbound]) -> InboundMessage {
    let mut messages = read.iter().filter_map(|inbound| match inbound {
        Inbound::Message(message) => Some(message.as_ref().clone()),
        _ => None,
    });
    let message = messages.next().unwrap_or_else(|| panic!("no message in {read:?}"));
    assert!(messages.next().is_none(), "more than one message in {read:?}");
    message
}

/// A Messenger event from the consumer.
pub(crate) fn from_consumer(key: &str, value: Value) -> Value {
    json!({"sender": {"id": "7770001"}, "recipient": {"id": PAGE}, "timestamp": 1_780_000_000_100_i64, key: value})
}

/// A Messenger event from the page.
pub(crate) fn from_page(key: &str, value: Value) -> Value {
    json!({"sender": {"id": PAGE}, "recipient": {"id": "7770001"}, "timestamp": 1_780_000_001_000_i64, key: value})
}

/// A comment of the consumer, with what is different about it.
pub(crate) fn comment(different: Value) -> Value {
    let mut value = json!({
        "item": "comment", "verb": "add", "from": {"id": "7770001", "name": "Ada Example"}, "post_id": "1000000001_55",
        "comment_id": "55_901", "parent_id": "1000000001_55", "created_time": 1_780_000_009, "message": "Still broken",
    });
    merge(&mut value, different);
    value
}

/// Puts fields in; `null` takes one out.
pub(crate) fn merge(value: &mut Value, different: Value) {
    let Value::Object(different) = different else { panic!("fields") };
    let fields = value.as_object_mut().expect("fields");
    for (key, value) in different {
        if value.is_null() {
            fields.remove(&key);
        } else {
            fields.insert(key, value);
        }
    }
}
