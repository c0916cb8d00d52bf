//! What the consumer is told of the agents: nothing unless an admin wants it, and then once.

use crate::support::{World, ada, caller, eventually};
use serde_json::{Value, json};
use social_messaging_backend::service::conversations::work;
use social_messaging_backend::service::{presence, settings};
use social_messaging_domain::api::{MarkRead, Role};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::presence::{Heartbeat, PresenceState};
use social_messaging_domain::visibility::Visibility;

async fn wrote_directly(world: &World) -> ConversationId {
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "hello"}})).await;
    world.arrived(1).await;
    world.conversation().await.id.as_str().into()
}

async fn set(world: &World, change: Value) {
    let root = caller("root", Role::Admin);
    settings::change(&world.state, &root, &world.facebook.as_str().into(), change.as_object().unwrap()).await.unwrap();
}

async fn beat(world: &World, id: &ConversationId, state: PresenceState, visibility: Visibility) {
    let heartbeat = Heartbeat { state, visibility: Some(visibility), tab: String::new() };
    presence::heartbeat(&world.state, &ada(), id, heartbeat).await.unwrap();
}

async fn read(world: &World, id: &ConversationId) {
    let message = world.messages().await.last().unwrap().id.as_str().into();
    work::mark_read(&world.state, &ada(), id, &MarkRead { message }).await.unwrap();
}

/// The sender actions that Messenger was sent, when there are as many.
async fn actions(world: &World, count: usize) -> Vec<Value> {
    eventually(&format!("{count} sender actions"), async || {
        let calls = world.calls("POST", "/messages").await;
        let sent: Vec<Value> = calls.iter().map(|call| call["body"]["sender_action"].clone()).collect();
        (sent.len() >= count).then_some(sent)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_told_unless_it_is_wanted() {
    let world = World::start().await;
    let id = wrote_directly(&world).await;
    read(&world, &id).await;
    beat(&world, &id, PresenceState::Writing, Visibility::Direct).await;
    beat(&world, &id, PresenceState::Reading, Visibility::Direct).await;
    set(&world, json!({"tells_seen": true, "tells_typing": true})).await;
    world.act(json!({"messenger_message": {"from": {"id": "7710001"}, "text": "still there?"}})).await;
    world.arrived(2).await;
    read(&world, &id).await;
    actions(&world, 1).await;
    beat(&world, &id, PresenceState::Writing, Visibility::Direct).await;
    assert_eq!(actions(&world, 2).await, ["mark_seen", "typing_on"], "what was not wanted never went out");
    assert!(world.deliveries().await.is_empty(), "it is never a delivery");
}

#[tokio::test(flavor = "multi_thread")]
async fn typing_is_told_while_a_direct_draft_is_written_and_not_at_every_heartbeat() {
    let world = World::start().await;
    let id = wrote_directly(&world).await;
    set(&world, json!({"tells_typing": true})).await;
    beat(&world, &id, PresenceState::Writing, Visibility::Internal).await;
    beat(&world, &id, PresenceState::Writing, Visibility::Public).await;
    beat(&world, &id, PresenceState::Writing, Visibility::Direct).await;
    assert_eq!(actions(&world, 1).await, ["typing_on"]);
    beat(&world, &id, PresenceState::Writing, Visibility::Direct).await;
    beat(&world, &id, PresenceState::Reading, Visibility::Direct).await;
    assert_eq!(actions(&world, 2).await, ["typing_on", "typing_off"]);
    beat(&world, &id, PresenceState::Left, Visibility::Direct).await;
    beat(&world, &id, PresenceState::Writing, Visibility::Direct).await;
    assert_eq!(actions(&world, 3).await, ["typing_on", "typing_off", "typing_on"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn reading_the_same_again_is_told_once_and_a_refusal_is_let_be() {
    let world = World::start().await;
    let id = wrote_directly(&world).await;
    set(&world, json!({"tells_seen": true})).await;
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "drop": "before_applying"})).await;
    read(&world, &id).await;
    assert_eq!(actions(&world, 1).await, ["mark_seen"], "it was lost, and that is all");
    read(&world, &id).await;
    let from = json!({"id": "7710001"});
    world.act(json!({"messenger_message": {"from": from, "text": "and now?"}})).await;
    world.arrived(2).await;
    read(&world, &id).await;
    assert_eq!(actions(&world, 2).await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_consumer_is_told_nothing_of_a_manager_who_may_not_answer() {
    let world = World::start().await;
    let id = wrote_directly(&world).await;
    set(&world, json!({"tells_seen": true, "tells_typing": true})).await;
    let grace = caller("grace", Role::Manager);
    let message = world.messages().await.last().unwrap().id.as_str().into();
    work::mark_read(&world.state, &grace, &id, &MarkRead { message }).await.unwrap();
    let writing =
        |visibility| Heartbeat { state: PresenceState::Writing, visibility: Some(visibility), tab: String::new() };
    presence::heartbeat(&world.state, &grace, &id, writing(Visibility::Direct)).await.unwrap();
    let seen = presence::heartbeat(&world.state, &ada(), &id, writing(Visibility::Direct)).await.unwrap();
    assert_eq!(seen.agents[0].state, PresenceState::Reading, "nor is a colleague");
    assert_eq!(actions(&world, 1).await, ["typing_on"], "it is Ada's");
    beat(&world, &id, PresenceState::Reading, Visibility::Direct).await;
    assert_eq!(actions(&world, 2).await, ["typing_on", "typing_off"]);
    let noting = presence::heartbeat(&world.state, &grace, &id, writing(Visibility::Internal)).await;
    noting.unwrap();
    let seen = presence::heartbeat(&world.state, &ada(), &id, writing(Visibility::Internal)).await.unwrap();
    assert_eq!(seen.agents[0].state, PresenceState::Writing, "a note is theirs to write");
}
