//! What goes to and fro: the later event counts, whatever came first.

use crate::support::World;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use social_messaging_backend::service::inbox;
use social_messaging_backend::store::entities::{event, message};
use social_messaging_domain::networks::Network;

const PAGE: &str = "100000000000001";
const ADA: &str = "7710001";
const BEGIN: i64 = 1_780_000_000;

async fn told(world: &World, time: i64, list: &str, event: Value) {
    let mut entry = json!({"id": PAGE, "time": time});
    entry[list] = json!([event]);
    let body = json!({"object": "page", "entry": [entry]}).to_string().into_bytes();
    inbox::receive(&world.state, Network::Facebook, &body).await.unwrap();
    inbox::worker::round(&world.state, "test").await.unwrap();
}

async fn feed(world: &World, at: i64, item: &str, verb: &str) {
    let from = if item == "reaction" { PAGE } else { ADA };
    let value = json!({"item": item, "verb": verb, "from": {"id": from, "name": "Ada"}, "reaction_type": "like",
        "post_id": format!("{PAGE}_55"), "comment_id": "55_1", "parent_id": format!("{PAGE}_55"),
        "created_time": BEGIN + at, "message": "Hello"});
    told(world, BEGIN + at, "changes", json!({"field": "feed", "value": value})).await;
}

async fn direct(world: &World, at: i64, from: &str, key: &str, value: Value) {
    let to = if from == PAGE { ADA } else { PAGE };
    let event = json!({"sender": {"id": from}, "recipient": {"id": to}, "timestamp": (BEGIN + at) * 1_000, key: value});
    told(world, BEGIN + at, "messaging", event).await;
}

/// A comment of which these two are told, in that order.
async fn comment(events: [(i64, &str, &str); 2]) -> message::Model {
    let world = World::still(0).await;
    feed(&world, 0, "comment", "add").await;
    for (at, item, verb) in events {
        feed(&world, at, item, verb).await;
    }
    world.arrived(1).await.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn hiding_and_showing() {
    let (hidden, shown) = ((10, "comment", "hide"), (20, "comment", "unhide"));
    assert!(!comment([hidden, shown]).await.hidden);
    assert!(!comment([shown, hidden]).await.hidden);
    let hidden_again = (30, "comment", "hide");
    assert!(comment([shown, hidden_again]).await.hidden);
    assert!(comment([hidden_again, shown]).await.hidden);
}

/// An edit of which nothing tells when it was made but the batch's time, in seconds.
fn edit(text: &str) -> Value {
    let value = json!({"item": "comment", "verb": "edited", "from": {"id": ADA, "name": "Ada"},
        "post_id": format!("{PAGE}_55"), "comment_id": "55_1", "parent_id": format!("{PAGE}_55"), "message": text});
    json!({"field": "feed", "value": value})
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_comes_back_to_what_it_was() {
    let world = World::still(0).await;
    feed(&world, 0, "comment", "add").await;
    for (at, text) in [(1, "One"), (2, "Two"), (3, "One"), (4, "Two"), (4, "Two")] {
        told(&world, BEGIN + at, "changes", edit(text)).await;
    }
    assert_eq!(world.arrived(1).await[0].text, "Two");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_told_as_arrived_once_and_as_changed_from_then_on() {
    let world = World::still(0).await;
    feed(&world, 0, "comment", "add").await;
    told(&world, BEGIN + 1, "changes", edit("One")).await;
    feed(&world, 2, "comment", "hide").await;
    let message = world.arrived(1).await.remove(0).id;
    let entries = event::Entity::find().filter(event::Column::EntityId.eq(message)).order_by_asc(event::Column::Id);
    let kinds: Vec<String> =
        entries.all(&world.state.database).await.unwrap().into_iter().map(|entry| entry.kind).collect();
    assert_eq!(kinds, ["message", "change", "change"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_edits_in_one_second_the_later_one() {
    let world = World::still(0).await;
    feed(&world, 0, "comment", "add").await;
    let entry = json!({"id": PAGE, "time": BEGIN + 1, "changes": [edit("Second"), edit("Third")]});
    let body = json!({"object": "page", "entry": [entry]}).to_string().into_bytes();
    inbox::receive(&world.state, Network::Facebook, &body).await.unwrap();
    inbox::worker::round(&world.state, "test").await.unwrap();
    assert_eq!(world.arrived(1).await[0].text, "Third");
}

#[tokio::test(flavor = "multi_thread")]
async fn native_likes() {
    let (liked, unliked) = ((10, "reaction", "add"), (20, "reaction", "remove"));
    assert_eq!(comment([liked, unliked]).await.like_state, "not_liked");
    assert_eq!(comment([unliked, liked]).await.like_state, "not_liked");
    let liked_again = (30, "reaction", "add");
    assert_eq!(comment([unliked, liked_again]).await.like_state, "liked");
    assert_eq!(comment([liked_again, unliked]).await.like_state, "liked");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_delivered_and_read() {
    let (delivered, read) = (("delivery", 40), ("read", 20));
    for events in [[delivered, read], [read, delivered]] {
        let world = World::still(0).await;
        direct(&world, 1, ADA, "message", json!({"mid": "m_1", "text": "Hello"})).await;
        for (at, mid) in [(10, "m_2"), (30, "m_3")] {
            direct(&world, at, PAGE, "message", json!({"mid": mid, "text": "Hi", "is_echo": true, "app_id": 999}))
                .await;
        }
        for (key, until) in events {
            direct(&world, 50, ADA, key, json!({"watermark": (BEGIN + until) * 1_000})).await;
        }
        let states: Vec<String> = world.arrived(3).await.into_iter().map(|row| row.state).collect();
        assert_eq!(states, ["sent", "read", "delivered"], "{events:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_that_changes_hands() {
    let taken = |at| (at, "take_thread_control", json!({"previous_owner_app_id": "1", "new_owner_app_id": "999"}));
    let ours =
        |at| (at, "pass_thread_control", json!({"previous_owner_app_id": "999", "new_owner_app_id": "1234567890"}));
    for (events, elsewhere) in [
        ([taken(10), ours(20)], false),
        ([ours(20), taken(10)], false),
        ([ours(20), taken(30)], true),
        ([taken(30), ours(20)], true),
    ] {
        let world = World::still(0).await;
        for (at, key, value) in events.clone() {
            direct(&world, at, ADA, key, value).await;
        }
        let until = world.conversation().await.thread_elsewhere_until;
        assert_eq!(until.is_some(), elsewhere, "{events:?}");
    }
}
