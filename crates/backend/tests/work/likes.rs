//! Likes: shown at once, carried out as the brand, taken back with the reason when the network refuses.

use crate::commands::comment;
use crate::support::{World, client_id, eventually, of};
use serde_json::json;
use social_messaging_backend::store::entities::message;
use social_messaging_domain::commands::Command;
use social_messaging_domain::message::LikeState;

async fn like_is(world: &World, state: &str) -> message::Model {
    let found = async || world.messages().await.into_iter().find(|row| row.like_state == state);
    eventually(&format!("like is {state}"), found).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_like_and_its_taking_back_are_calls_in_order() {
    let world = World::start().await;
    let told = comment(&world).await;
    let id = world.messages().await[0].id.clone();
    let liked = world.command(&client_id(), Command::Like(of(&id))).await.unwrap();
    assert_eq!(liked.like, LikeState::Liking);
    like_is(&world, "liked").await;
    world.command(&client_id(), Command::Like(of(&id))).await.unwrap();
    let path = format!("{}/likes", told["comment_id"].as_str().unwrap());
    assert_eq!(world.calls("POST", &path).await.len(), 1);
    world.command(&client_id(), Command::Unlike(of(&id))).await.unwrap();
    like_is(&world, "not_liked").await;
    assert_eq!(world.calls("DELETE", &path).await.len(), 1);
    world.command(&client_id(), Command::Like(of(&id))).await.unwrap();
    world.command(&client_id(), Command::Unlike(of(&id))).await.unwrap();
    eventually("both are done", async || world.deliveries().await.iter().all(|row| row.state == "sent").then_some(()))
        .await;
    world.settled().await;
    like_is(&world, "not_liked").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_like_is_taken_back_with_its_reason() {
    let world = World::start().await;
    let told = comment(&world).await;
    let id = world.messages().await[0].id.clone();
    world.act(json!({"facebook_remove": {"id": told["comment_id"]}, "silent": true})).await;
    world.command(&client_id(), Command::Like(of(&id))).await.unwrap();
    let row = like_is(&world, "not_liked").await;
    assert_eq!(row.failure.unwrap()["reason"], "target_gone");
    assert_eq!(row.state, "sent");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_like_whose_answer_was_lost_is_done_again() {
    let world = World::start().await;
    comment(&world).await;
    let id = world.messages().await[0].id.clone();
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*likes", "drop": "after_applying"})).await;
    world.command(&client_id(), Command::Like(of(&id))).await.unwrap();
    like_is(&world, "liked").await;
}
