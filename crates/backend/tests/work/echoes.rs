//! What we send comes back as a webhook: before the answer, after it, or instead of it; never as a second message.

use crate::commands::comment;
use crate::support::{World, ada, client_id, of, pace};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use social_messaging_backend::service::deliveries::{Pace, settle};
use social_messaging_backend::service::inbox;
use social_messaging_backend::service::stream::{Frame, Reader};
use social_messaging_backend::service::unit::ledger::Ledger;
use social_messaging_backend::store::entities::event;
use social_messaging_domain::commands::Command;
use social_messaging_domain::events::{Event, RemovedEvent};
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;
use std::time::Duration;

/// Nobody was ever told of a message that is not there any more: ours was at no time shown twice.
async fn nothing_was_shown_twice(world: &World) {
    let there: Vec<String> = world.messages().await.into_iter().map(|row| row.id).collect();
    let events =
        event::Entity::find().filter(event::Column::Kind.eq("message")).all(&world.state.database).await.unwrap();
    for event in events {
        assert!(there.contains(&event.entity_id.unwrap()));
    }
}

/// Each echo is worked off while its call still waits for its answer.
async fn echo_first(mut world: World, network: Network, text: &str) {
    world.kill();
    let (applied, answer) = world.work_without_answers(network);
    for visibility in [Visibility::Public, Visibility::Direct] {
        let id = world.send(visibility, text).await;
        applied.notified().await;
        world.settled().await;
        world.reaches(&id, "sent").await;
        answer.notify_one();
    }
    assert_eq!(world.messages().await.len(), 4, "{:?}", world.messages().await);
    nothing_was_shown_twice(&world).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_echo_may_come_before_the_answer() {
    let world = World::start().await;
    world.settings(json!({"echo_order": "before_response"})).await;
    comment(&world).await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "Hello"}})).await;
    world.arrived(2).await;
    echo_first(world, Network::Facebook, "Here we are").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_echo_on_x_may_come_before_the_answer() {
    let world = World::start().await;
    world.settings(json!({"echo_order": "before_response"})).await;
    let from = json!({"id": "42001", "name": "Ada", "username": "ada"});
    world.act(json!({"x_mention": {"from": from, "text": "@lumencoffee hi"}})).await;
    world.act(json!({"x_dm": {"from": from, "text": "hello"}})).await;
    world.arrived(2).await;
    echo_first(world, Network::X, "Here we are https://example.com/a?b=c").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_answer_is_made_up_for_by_the_echo() {
    let world = World::start().await;
    world.act(json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello"}})).await;
    world.arrived(1).await;
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "drop": "after_applying"})).await;
    let id = world.send(Visibility::Direct, "Here we are").await;
    world.reaches(&id, "sent").await;
    world.settled().await;
    assert_eq!(world.calls("POST", "/messages").await.len(), 1);
    assert_eq!(world.messages().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_late_echo_after_a_failure_says_that_it_was_sent() {
    let world = World::start().await;
    world.settings(json!({"echo": false})).await;
    world.act(json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello"}})).await;
    world.arrived(1).await;
    // The network says that it failed, and means it; then the echo comes nevertheless.
    let error =
        json!({"error": {"message": "Person unavailable", "type": "OAuthException", "code": 551, "fbtrace_id": "x"}});
    world
        .fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "status": 400, "body": error}))
        .await;
    let id = world.send(Visibility::Direct, "Here we are").await;
    world.reaches(&id, "failed").await;
    world.command(&client_id(), Command::Discard(of(&id))).await.unwrap();
    let body = json!({"object": "page", "entry": [{"id": "100000000000001", "time": 1, "messaging": [{
        "sender": {"id": "100000000000001"}, "recipient": {"id": "7710001"}, "timestamp": 1_780_000_000_000_i64,
        "message": {"mid": "m_late", "text": "Here we are", "is_echo": true, "app_id": 1_234_567_890, "metadata": format!("{id}:0")}}]}]});
    assert_eq!(world.webhook("facebook", &body.to_string(), "valid").await, 200);
    let row = world.reaches(&id, "sent").await;
    assert_eq!((row.network_id.as_deref(), row.failure), (Some("m_late"), None));
    assert_eq!(world.messages().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_applications_message_is_the_brands() {
    let world = World::start().await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "Hello"}})).await;
    world.act(json!({"native_messenger": {"to": from, "text": "From a bot", "app_id": 999}, "repeat": 3})).await;
    let messages = world.arrived(2).await;
    assert_eq!(messages.iter().filter(|row| row.author_kind == "brand").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_that_was_taken_for_native_is_told_to_be_gone() {
    // Nobody looks for it within this test.
    let mut world = World::with(0, Pace { looks: vec![Duration::from_secs(600)], ..pace() }).await;
    world.settings(json!({"echo": false})).await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "Hello"}})).await;
    world.arrived(1).await;
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "drop": "after_applying"})).await;
    let id = world.send(Visibility::Direct, "Here we are").await;
    world.reaches(&id, "unconfirmed").await;
    world.kill();
    // Its echo comes without what it carried along, so that nobody can tell whose it is.
    let body = json!({"object": "page", "entry": [{"id": "100000000000001", "time": 1, "messaging": [{
        "sender": {"id": "100000000000001"}, "recipient": {"id": "7710001"}, "timestamp": 1_780_000_000_000_i64,
        "message": {"mid": "m_native", "text": "Here we are", "is_echo": true, "app_id": 999}}]}]});
    assert_eq!(world.webhook("facebook", &body.to_string(), "valid").await, 200);
    inbox::worker::round(&world.state, "test").await.unwrap();
    let native = world.arrived(3).await.into_iter().find(|row| row.author_kind == "brand").unwrap();
    let delivery = world.deliveries().await.remove(0);
    let before = last_event(&world).await;
    let came_back =
        Ledger::write(&world.state, |ledger| Box::pin(settle::came_back(ledger, delivery.clone(), "m_native")));
    came_back.await.unwrap();
    assert_eq!(world.arrived(2).await.iter().filter(|row| row.id == native.id).count(), 0);
    let (mut reader, _) = Reader::start(&world.state, &ada(), Some(&before.to_string())).await.unwrap();
    let (frames, _) = reader.read().await.unwrap();
    let removed = RemovedEvent { conversation: native.conversation_id.as_str().into(), message: native.id.into() };
    let told = frames
        .iter()
        .filter(|frame| matches!(frame, Frame::Event(_, event) if **event == Event::Removed(removed.clone())));
    assert_eq!(told.count(), 1, "{frames:?}");
}

async fn last_event(world: &World) -> i64 {
    let last = event::Entity::find().order_by_desc(event::Column::Id).one(&world.state.database).await.unwrap();
    last.unwrap().id
}
