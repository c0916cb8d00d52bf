//! Hiding, deleting and blocking: done when the network says so, and refused with its reason.

use crate::commands::comment;
use crate::support::{World, client_id, eventually, of};
use serde_json::{Value, json};
use social_messaging_backend::service::error::ServiceError;
use social_messaging_backend::service::facts;
use social_messaging_backend::store::entities::message;
use social_messaging_domain::commands::Command;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::moderation::Moderation;
use social_messaging_domain::visibility::Visibility;

async fn first(world: &World, what: &str, is_so: impl Fn(&message::Model) -> bool) -> message::Model {
    eventually(what, async || Some(world.messages().await.remove(0)).filter(|row| is_so(row))).await
}

async fn is_blocked(world: &World) -> bool {
    let row = world.conversation().await;
    facts::of_conversation(&world.state.database, &row, world.state.clock.now()).await.unwrap().blocked
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_is_hidden_and_shown_again() {
    let world = World::start().await;
    let told = comment(&world).await;
    let id = world.messages().await[0].id.clone();
    let shown = world.command(&client_id(), Command::Hide(of(&id))).await.unwrap();
    let wanted = shown.moderation.unwrap();
    assert_eq!((wanted.what, wanted.failure, shown.hidden), (Moderation::Hide, None, false));
    let row = first(&world, "hidden", |row| row.hidden && row.moderation.is_none()).await;
    world.command(&client_id(), Command::Hide(of(&row.id))).await.unwrap();
    world.command(&client_id(), Command::Unhide(of(&row.id))).await.unwrap();
    first(&world, "shown", |row| !row.hidden && row.moderation.is_none()).await;
    let bodies: Vec<Value> = world.calls("POST", told["comment_id"].as_str().unwrap()).await;
    assert_eq!(bodies.len(), 2, "what is hidden already is not hidden again: {bodies:?}");
    world.settled().await;
    assert!(!world.messages().await[0].hidden, "an echo of what was before changes nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hide_that_the_network_refuses_says_why() {
    let world = World::start().await;
    let told = comment(&world).await;
    let id = world.messages().await[0].id.clone();
    world.act(json!({"facebook_remove": {"id": told["comment_id"]}, "silent": true})).await;
    world.command(&client_id(), Command::Hide(of(&id))).await.unwrap();
    let refused = |row: &message::Model| row.moderation.as_ref().is_some_and(|it| it["failure"].is_object());
    let row = first(&world, "refused", refused).await;
    assert_eq!(row.moderation.unwrap()["failure"]["reason"], "target_gone");
    assert_eq!((row.hidden, row.state.as_str(), row.failure), (false, "sent", None));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_brands_own_answer_is_deleted_with_its_text() {
    let world = World::start().await;
    comment(&world).await;
    let id = world.send(Visibility::Public, "Our secret recipe").await;
    let sent = world.reaches(&id, "sent").await;
    world.command(&client_id(), Command::Delete(of(&id))).await.unwrap();
    let gone = eventually("deleted", async || world.messages().await.into_iter().find(|row| row.deleted)).await;
    assert_eq!((gone.id.as_str(), gone.text.as_str(), gone.folded.as_str()), (id.as_str(), "", ""));
    assert_eq!(world.calls("DELETE", sent.network_id.as_deref().unwrap()).await.len(), 1);
    let again = world.command(&client_id(), Command::Delete(of(&id))).await.unwrap();
    assert!(again.deleted);
    world.settled().await;
    assert_eq!(world.calls("DELETE", sent.network_id.as_deref().unwrap()).await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_delete_whose_answer_was_lost_is_looked_for() {
    let world = World::start().await;
    comment(&world).await;
    let id = world.send(Visibility::Public, "Gone soon").await;
    let sent = world.reaches(&id, "sent").await.network_id.unwrap();
    world.settings(json!({"echo": false})).await;
    world
        .fault(json!({"network": "facebook", "method": "DELETE", "path": format!("*{sent}"), "drop": "after_applying"}))
        .await;
    world.command(&client_id(), Command::Delete(of(&id))).await.unwrap();
    eventually("deleted", async || world.messages().await.into_iter().find(|row| row.deleted)).await;
    assert_eq!(world.calls("DELETE", &sent).await.len(), 1, "it is not deleted twice");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_person_is_blocked_and_let_in_again() {
    let world = World::start().await;
    comment(&world).await;
    let id = world.messages().await[0].id.clone();
    world.command(&client_id(), Command::Block(of(&id))).await.unwrap();
    eventually("blocked", async || is_blocked(&world).await.then_some(())).await;
    world.command(&client_id(), Command::Unblock(of(&id))).await.unwrap();
    eventually("let in", async || (!is_blocked(&world).await).then_some(())).await;
    let calls = (world.calls("POST", "/blocked").await.len(), world.calls("DELETE", "/blocked").await.len());
    assert_eq!(calls, (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn on_x_a_reply_under_the_brands_post_is_hidden_and_nobody_blocked() {
    let world = World::start().await;
    let post = world.act(json!({"x_native_post": {"text": "New hours"}})).await["tweet_id"].clone();
    let asked = world.act(json!({"x_reply": {"from": "fay", "to": post, "text": "@lumencoffee spam"}})).await;
    let id = world.arrived(1).await[0].id.clone();
    let refused = world.command(&client_id(), Command::Block(of(&id))).await;
    assert!(matches!(refused, Err(ServiceError::Refused(Reason::NotOnNetwork))), "{refused:?}");
    world.command(&client_id(), Command::Hide(of(&id))).await.unwrap();
    first(&world, "hidden", |row| row.hidden).await;
    assert_eq!(world.calls("PUT", asked["tweet_id"].as_str().unwrap()).await.len(), 1);
}
