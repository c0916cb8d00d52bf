//! The process dies between the call and its commit; the connection is lost after the network applied the call.

use crate::commands::comment;
use crate::support::{World, pace};
use serde_json::json;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;
use std::time::Duration;

async fn killed_between_call_and_commit(act: serde_json::Value, visibility: Visibility, path: &str) {
    let mut world = World::still(0).await;
    world.settings(json!({"echo": false})).await;
    let short = || social_messaging_backend::service::deliveries::Pace { lease: Duration::from_millis(500), ..pace() };
    world.work(short());
    if act.is_null() {
        comment(&world).await;
    } else {
        world.act(act).await;
        world.arrived(1).await;
    }
    world.kill();
    let (applied, _) = world.work_without_answers(Network::Facebook);
    let id = world.send(visibility, "Here we are").await;
    applied.notified().await;
    world.kill();
    world.reaches(&id, "sending").await;
    assert_eq!(world.calls("POST", path).await.len(), 1);
    // Its lease is over at some time; here at once.
    use sea_orm::ConnectionTrait;
    world.state.database.execute_unprepared("UPDATE deliveries SET lease_until = 1").await.unwrap();
    world.work(short());
    world.reaches(&id, "sent").await;
    assert_eq!(world.calls("POST", path).await.len(), 1);
    assert_eq!(world.messages().await.len(), 2);
    assert_eq!(world.deliveries().await[0].attempts, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_is_sent_once() {
    killed_between_call_and_commit(json!(null), Visibility::Public, "/comments").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_direct_message_is_sent_once() {
    let act = json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello"}});
    killed_between_call_and_commit(act, Visibility::Direct, "/messages").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_reply_is_sent_once() {
    killed_between_call_and_commit(json!(null), Visibility::Direct, "/messages").await;
}

async fn lost(drop: &str, applied: usize, calls: usize) {
    let world = World::start().await;
    world.settings(json!({"echo": false})).await;
    comment(&world).await;
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*comments", "drop": drop})).await;
    let id = world.send(Visibility::Public, "Here we are").await;
    world.reaches(&id, "sent").await;
    let made = world.calls("POST", "/comments").await;
    assert_eq!((made.len(), made.iter().filter(|call| call["applied"] == true).count()), (calls, applied));
    assert_eq!(world.messages().await.len(), 2);
    assert!(world.deliveries().await[0].looks > 0 || calls == 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_applied_before_the_connection_was_lost_is_found() {
    lost("after_applying", 1, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_not_applied_is_looked_for_and_then_sent_again() {
    lost("before_applying", 1, 2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_on_x() {
    let world = World::start().await;
    world.settings(json!({"echo": false})).await;
    let from = json!({"id": "42001", "name": "Ada", "username": "ada"});
    world.act(json!({"x_mention": {"from": from, "text": "@lumencoffee hi"}})).await;
    world.act(json!({"x_dm": {"from": from, "text": "hello"}})).await;
    world.arrived(2).await;
    for path in ["/2/tweets", "*messages"] {
        world.fault(json!({"network": "x", "method": "POST", "path": path, "drop": "after_applying"})).await;
    }
    let public = world.send(Visibility::Public, "Here we are").await;
    let direct = world.send(Visibility::Direct, "And here").await;
    world.reaches(&public, "sent").await;
    world.reaches(&direct, "sent").await;
    assert_eq!(world.calls("POST", "/2/tweets").await.len(), 1);
    assert_eq!(world.calls("POST", "/messages").await.len(), 1);
}
