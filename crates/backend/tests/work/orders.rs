//! Any order, any repetition, any batching: the same conversation.

use crate::support::World;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use social_messaging_backend::service::inbox;
use social_messaging_backend::store::entities::conversation;
use social_messaging_domain::networks::Network;
use std::collections::HashMap;

const PAGE: &str = "100000000000001";
const ADA: &str = "7710001";
const BEGIN: i64 = 1_780_000_000;

fn direct(at: i64, from: &str, to: &str, key: &str, value: &Value) -> (&'static str, Value) {
    let event = json!({"sender": {"id": from}, "recipient": {"id": to}, "timestamp": (BEGIN + at) * 1_000, key: value});
    ("messaging", event)
}

fn comment(at: i64, verb: &str, id: &str, parent: &str, from: &str, text: Option<&str>) -> (&'static str, Value) {
    let mut value = json!({"item": "comment", "verb": verb, "from": {"id": from, "name": "Ada Example"},
        "post_id": format!("{PAGE}_55"), "comment_id": id, "parent_id": parent, "created_time": BEGIN + at});
    if let Some(text) = text {
        value["message"] = json!(text);
    }
    if verb == "edited" {
        value["edited_time"] = json!(BEGIN + at + 100);
    }
    ("changes", json!({"field": "feed", "value": value}))
}

/// One consumer, in public and directly, with native answers, edits and deletions.
fn story() -> Vec<(&'static str, Value)> {
    let post = format!("{PAGE}_55");
    vec![
        direct(1, ADA, PAGE, "message", &json!({"mid": "m_1", "text": "Hello"})),
        direct(2, ADA, PAGE, "message_edit", &json!({"mid": "m_1", "text": "Hello!", "num_edit": "1"})),
        direct(3, ADA, PAGE, "message_edit", &json!({"mid": "m_1", "text": "Hello?", "num_edit": "2"})),
        direct(
            4,
            PAGE,
            ADA,
            "message",
            &json!({"mid": "m_2", "text": "Hi Ada", "is_echo": true, "app_id": 263_902_037_430_900_u64}),
        ),
        direct(5, ADA, PAGE, "message", &json!({"mid": "m_3", "text": "Thanks", "reply_to": {"mid": "m_2"}})),
        comment(6, "add", "55_1", &post, ADA, Some("Still broken")),
        comment(6, "edited", "55_1", &post, ADA, Some("Still broken!")),
        comment(7, "add", "55_2", "55_1", PAGE, Some("We are on it")),
        comment(8, "add", "55_3", "55_1", ADA, Some("My number is 5")),
        comment(8, "remove", "55_3", "55_1", ADA, None),
        comment(9, "add", "55_4", "55_1", ADA, Some("Thank you")),
        comment(10, "add", "55_5", "55_2", PAGE, Some("Any time")),
        direct(11, ADA, PAGE, "message", &json!({"mid": "m_4", "text": "One more"})),
        direct(12, ADA, PAGE, "reaction", &json!({"mid": "m_2", "action": "react", "reaction": "love", "emoji": "x"})),
    ]
}

fn webhook(events: &[&(&'static str, Value)]) -> Vec<u8> {
    let entries = events.iter().map(|(key, event)| {
        let mut entry = json!({"id": PAGE, "time": BEGIN});
        entry[*key] = json!([event]);
        entry
    });
    json!({"object": "page", "entry": entries.collect::<Vec<_>>()}).to_string().into_bytes()
}

/// All that an agent sees, by the network's numbers.
async fn seen(world: &World) -> Vec<String> {
    let rows = world.messages().await;
    let numbers: HashMap<&str, &str> =
        rows.iter().map(|row| (row.id.as_str(), row.network_id.as_deref().unwrap_or_default())).collect();
    let number = |id: &Option<String>| id.as_deref().and_then(|id| numbers.get(id)).copied().unwrap_or("-").to_owned();
    let mut lines: Vec<String> = Vec::new();
    for row in &rows {
        lines.push(format!(
            "{} {} {} {} {:?} at {} edited {:?} deleted {} answers {} under {:?}",
            number(&Some(row.id.clone())),
            row.author_kind,
            row.kind,
            row.visibility,
            row.text,
            row.sent_at - BEGIN * 1_000,
            row.edited_at.map(|at| at - BEGIN * 1_000),
            row.deleted,
            number(&row.answers_id),
            row.answer_under,
        ));
    }
    for row in conversation::Entity::find().all(&world.state.database).await.unwrap() {
        let since = |at: Option<i64>| at.map(|at| at - BEGIN * 1_000);
        lines.push(format!(
            "{} waits {:?} last {} public {} direct {} window {:?}",
            row.state,
            since(row.waiting_since),
            number(&row.last_message_id),
            number(&row.last_public_id),
            number(&row.last_direct_id),
            since(row.window_opened_at),
        ));
    }
    lines
}

async fn told(order: &[usize], batches: &[usize]) -> Vec<String> {
    let world = World::still(0).await;
    let story = story();
    let mut order = order.iter();
    let mut sizes = batches.iter().cycle();
    loop {
        let batch: Vec<_> = order.by_ref().take(*sizes.next().unwrap()).map(|at| &story[*at]).collect();
        if batch.is_empty() {
            return seen(&world).await;
        }
        inbox::receive(&world.state, Network::Facebook, &webhook(&batch)).await.unwrap();
        inbox::worker::round(&world.state, "test").await.unwrap();
    }
}

#[test]
fn any_order_with_repetitions_ends_in_the_same_conversation() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let count = story().len();
    let in_order = runtime.block_on(told(&(0..count).collect::<Vec<_>>(), &[1]));
    insta::assert_snapshot!(in_order.join("\n"));
    let shuffled = Just((0..count).chain(0..count).collect::<Vec<_>>()).prop_shuffle();
    let batches = prop::collection::vec(1..=5_usize, 1..=4);
    let mut runner = TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() });
    let same = runner.run(&(shuffled, batches), |(order, batches)| {
        prop_assert_eq!(runtime.block_on(told(&order, &batches)).join("\n"), in_order.join("\n"));
        Ok(())
    });
    same.unwrap();
}
