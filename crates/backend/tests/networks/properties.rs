//! Whatever comes, nothing panics, nothing is lost, and batching makes no difference.

use crate::support::{comment, feed_batch, from_consumer, messaging_batch, page, x_brand};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use social_messaging_backend::networks::{self, Change};
use social_messaging_domain::networks::Network;

/// Keys that mean something to a reader, so that arbitrary documents reach deep into it.
const KEYS: [&str; 46] = [
    "object",
    "entry",
    "id",
    "time",
    "messaging",
    "standby",
    "changes",
    "field",
    "value",
    "item",
    "verb",
    "comment_id",
    "post_id",
    "parent_id",
    "from",
    "message",
    "mid",
    "attachments",
    "type",
    "payload",
    "url",
    "text",
    "sender",
    "recipient",
    "timestamp",
    "postback",
    "reaction",
    "read",
    "watermark",
    "data",
    "event_type",
    "filter",
    "user_id",
    "includes",
    "users",
    "for_user_id",
    "tweet_create_events",
    "direct_message_events",
    "message_create",
    "target",
    "display_text_range",
    "entities",
    "urls",
    "message_tags",
    "media",
    "created_time",
];
const WORDS: [&str; 14] = [
    "page",
    "feed",
    "comment",
    "add",
    "edited",
    "remove",
    "reaction",
    "image",
    "post.reply.create",
    "dm.received",
    "55_901",
    "900",
    "https://t.co/x",
    "👋 &amp;",
];

fn document() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        ".{0,8}".prop_map(Value::from),
        proptest::sample::select(&WORDS[..]).prop_map(Value::from),
    ];
    leaf.prop_recursive(7, 60, 6, |inner| {
        let key = prop_oneof![6 => proptest::sample::select(&KEYS[..]).prop_map(str::to_owned), 1 => ".{0,6}"];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            proptest::collection::vec((key, inner), 0..6)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

fn read_everything(network: Network, body: &[u8]) -> Vec<Change> {
    let Ok(changes) = networks::split(network, body) else { return Vec::new() };
    for change in &changes {
        assert!(!change.event_id.is_empty() && change.event_id.len() <= 200, "{}", change.event_id);
        let _ = networks::read(network, &change.raw, &page());
        let _ = networks::read(network, &change.raw, &x_brand());
    }
    changes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn arbitrary_documents_are_read_without_a_panic(document in document()) {
        for network in [Network::Facebook, Network::X] {
            let body = document.to_string();
            let changes = read_everything(network, body.as_bytes());
            prop_assert_eq!(changes.is_empty(), !document.is_object());
            prop_assert_eq!(changes, read_everything(network, body.as_bytes()));
            let _ = networks::read(network, &document, &page());
        }
    }

    #[test]
    fn arbitrary_content_of_a_change_is_read_without_a_panic(content in document()) {
        let mut changed = comment(json!({}));
        if let Value::Object(fields) = &content {
            crate::support::merge(&mut changed, Value::Object(fields.clone()));
        }
        read_everything(Network::Facebook, feed_batch(&[changed, content.clone()]).to_string().as_bytes());
        let keys = ["message", "postback", "referral", "reaction", "message_edit", "delivery", "pass_thread_control"];
        let events: Vec<Value> = keys.iter().map(|key| from_consumer(key, content.clone())).collect();
        read_everything(Network::Facebook, messaging_batch(&events).to_string().as_bytes());
        for kind in ["post.reply.create", "post.delete", "dm.received", "dm.read", "chat.received", "like.create", "oauth.revoke"] {
            read_everything(Network::X, crate::support::activity(kind, content.clone(), content.clone()).to_string().as_bytes());
        }
    }

    #[test]
    fn arbitrary_bytes_are_malformed_and_no_more(body in proptest::collection::vec(any::<u8>(), 0..80)) {
        read_everything(Network::Facebook, &body);
        read_everything(Network::X, &body);
    }

    #[test]
    fn how_changes_are_batched_makes_no_difference(numbers in proptest::collection::btree_set(0_u32..500, 1..12), cut in 0_usize..12) {
        let values: Vec<Value> = numbers.iter().map(|number| comment(json!({"comment_id": format!("55_{number}")}))).collect();
        let (left, right) = values.split_at(cut.min(values.len()));
        let mut apart: Vec<Change> = Vec::new();
        for part in [left, right].into_iter().filter(|part| !part.is_empty()) {
            apart.extend(networks::split(Network::Facebook, feed_batch(part).to_string().as_bytes()).expect("a batch"));
        }
        let together = networks::split(Network::Facebook, feed_batch(&values).to_string().as_bytes()).expect("a batch");
        prop_assert_eq!(apart, together);
    }
}
