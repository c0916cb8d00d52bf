//! Who writes where: one conversation per consumer and account, the brand's native words, people without a name.

use crate::support::{World, ada, client_id, of, send};
use sea_orm::EntityTrait;
use serde_json::json;
use social_messaging_backend::service::conversations;
use social_messaging_backend::store::entities::consumer;
use social_messaging_domain::visibility::Visibility;

#[tokio::test(flavor = "multi_thread")]
async fn one_conversation_per_consumer_and_account() {
    let world = World::start().await;
    let ada = json!({"id": "7710001", "name": "Ada Example"});
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    let comment =
        world.act(json!({"facebook_comment": {"from": ada, "post": post, "text": "Nice"}})).await["comment_id"].clone();
    world.act(json!({"messenger_message": {"from": ada, "text": "Hello"}})).await;
    world.act(json!({"facebook_comment": {"from": {"id": "7710002", "name": "Bob Example"}, "post": post, "parent": comment, "text": "Yes"}})).await;
    world.act(json!({"x_mention": {"from": {"id": "42001", "name": "Ada", "username": "ada"}, "text": "@lumencoffee hi"}})).await;
    world.act(json!({"x_dm": {"from": {"id": "42001", "name": "Ada", "username": "ada"}, "text": "hello"}})).await;
    world.arrived(5).await;
    assert_eq!(world.conversations().await.len(), 3);
    let nested = world.messages().await.into_iter().find(|row| row.text == "Yes").unwrap();
    assert_eq!((nested.kind.as_str(), nested.answer_under), ("facebook_reply", comment.as_str().map(str::to_owned)));
}

#[tokio::test(flavor = "multi_thread")]
async fn native_answers_come_in_as_the_brands_in_the_consumers_conversation() {
    let world = World::start().await;
    let ada = json!({"id": "7710001", "name": "Ada Example"});
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    let comment =
        world.act(json!({"facebook_comment": {"from": ada, "post": post, "text": "Nice"}})).await["comment_id"].clone();
    world.arrived(1).await;
    assert!(world.conversation().await.waiting_since.is_some());
    world.act(json!({"native_comment": {"post": post, "parent": comment, "text": "Thank you"}})).await;
    let messages = world.arrived(2).await;
    let native = messages.iter().find(|row| row.text == "Thank you").unwrap();
    assert_eq!((native.author_kind.as_str(), native.agent_id.as_deref()), ("brand", None));
    assert_eq!(world.conversation().await.waiting_since, None);
    assert_eq!(world.conversation().await.assignee_id, None);
    world.act(json!({"native_messenger": {"to": ada, "text": "And here", "standby": true}})).await;
    world.arrived(3).await;
    // A comment on the brand's own post that answers nobody belongs to nobody's conversation.
    world.act(json!({"native_comment": {"post": post, "text": "All day long"}})).await;
    world.settled().await;
    assert_eq!(world.messages().await.len(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_without_from_and_one_of_another_page_can_be_answered() {
    let world = World::start().await;
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    let other = json!({"id": "100000000000777", "name": "Another Page"});
    world
        .act(json!({"facebook_comment": {"from": other, "post": post, "text": "From a page", "form": "sender"}}))
        .await;
    let someone = json!({"id": "7710009", "name": "Hidden"});
    let told = world
        .act(json!({"facebook_comment": {"from": someone, "post": post, "text": "From nobody", "form": "missing"}}))
        .await;
    let messages = world.arrived(2).await;
    let nameless = messages.iter().find(|row| row.text == "From nobody").unwrap();
    assert_eq!((nameless.author_kind.as_str(), nameless.author_name.as_deref()), ("consumer", None));
    let people = consumer::Entity::find().all(&world.state.database).await.unwrap();
    assert!(people.iter().any(|row| row.name.as_deref() == Some("Another Page")));
    assert!(people.iter().any(|row| row.name.is_none() && row.profile_state == "not_shared"));
    let answer = send(Visibility::Public, "Hello, whoever you are");
    let answer = world.command_in(&nameless.conversation_id, &ada(), &client_id(), answer).await.unwrap();
    world.reaches(answer.id.as_str(), "sent").await;
    let calls = world.calls("POST", &format!("{}/comments", told["comment_id"].as_str().unwrap())).await;
    assert_eq!(calls.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consumers_message_reopens_and_an_answer_takes() {
    let world = World::start().await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "Hello"}})).await;
    world.arrived(1).await;
    let id = world.conversation().await.id;
    conversations::work::close(&world.state, &ada(), &id.as_str().into()).await.unwrap();
    let note = world.send(Visibility::Internal, "Done?").await;
    world.reaches(&note, "sent").await;
    let closed = world.conversation().await;
    assert_eq!((closed.state.as_str(), closed.waiting_since, closed.assignee_id), ("closed", None, None));
    world.act(json!({"messenger_message": {"from": from, "text": "And now?"}})).await;
    let messages = world.arrived(3).await;
    let open = world.conversation().await;
    let now = messages.iter().find(|row| row.text == "And now?").unwrap();
    // What was settled by closing does not wait again.
    assert_eq!((open.state.as_str(), open.waiting_since), ("open", Some(now.sent_at)));
    let answer = world.send(Visibility::Direct, "Now it works").await;
    assert_eq!(world.conversation().await.assignee_id.as_deref(), Some("ada"));
    world.reaches(&answer, "sent").await;
    assert_eq!(world.conversation().await.waiting_since, None);
    let note = world.command(&client_id(), social_messaging_domain::commands::Command::Like(of(&note))).await;
    assert!(note.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn read_and_delivered_marks_are_followed() {
    let world = World::start().await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "Hello"}})).await;
    world.arrived(1).await;
    let answer = world.send(Visibility::Direct, "Hi").await;
    world.reaches(&answer, "sent").await;
    world.act(json!({"messenger_delivery": {"from": from}})).await;
    world.reaches(&answer, "delivered").await;
    world.act(json!({"messenger_read": {"from": from}})).await;
    world.reaches(&answer, "read").await;
    world.act(json!({"messenger_delivery": {"from": from}})).await;
    world.settled().await;
    world.reaches(&answer, "read").await;
}
