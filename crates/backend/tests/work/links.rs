//! The Link to DM: who follows it is known to come from the comment that was answered.

use crate::commands::comment;
use crate::support::World;
use serde_json::{Value, json};
use social_messaging_backend::store::entities::message;
use social_messaging_domain::visibility::Visibility;

/// Answers the only comment with a link; the text that the network was sent.
async fn answered(world: &World) -> String {
    let answer = world.send(Visibility::Public, "Write us: https://m.me/lumencoffee").await;
    world.reaches(&answer, "sent").await;
    world.settled().await;
    let calls = world.calls("POST", "/comments").await;
    calls[0]["body"]["message"].as_str().unwrap().to_owned()
}

fn ada() -> Value {
    json!({"id": "7710001", "name": "Ada Example"})
}

async fn line(world: &World) -> message::Model {
    world.settled().await;
    let mut lines = world.messages().await;
    lines.retain(|row| row.kind == "event");
    assert_eq!(lines.len(), 1);
    lines.remove(0)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_begins_a_thread_by_the_link_comes_from_the_comment() {
    let world = World::start().await;
    comment(&world).await;
    let public = world.messages().await.remove(0);
    let text = answered(&world).await;
    assert_eq!(text, format!("Write us: https://m.me/lumencoffee?ref={}", public.id));
    let answer = world.messages().await.into_iter().find(|row| row.author_kind == "agent").unwrap();
    assert_eq!(answer.text, "Write us: https://m.me/lumencoffee", "agents read what they wrote");

    world.act(json!({"messenger_link": {"from": ada(), "link": text}})).await;
    world.act(json!({"messenger_message": {"from": ada(), "text": "Here I am"}})).await;
    world.arrived(4).await;
    let followed = world.wire(line(&world).await).await;
    assert_eq!(followed.answers.map(|quoted| quoted.message.0), Some(public.id.clone()));
    assert_eq!(world.wire(public).await.continued, Some(followed.id), "each leads to the other");
}

#[tokio::test(flavor = "multi_thread")]
async fn whose_thread_is_there_comes_back_to_it_by_the_link() {
    let world = World::start().await;
    comment(&world).await;
    world.act(json!({"messenger_message": {"from": ada(), "text": "Hello"}})).await;
    world.arrived(2).await;
    let text = answered(&world).await;
    world.act(json!({"messenger_link": {"from": ada(), "link": text}, "repeat": 2})).await;
    let line = line(&world).await;
    assert_eq!(line.text, "m.me/lumencoffee", "a number tells nobody anything");
    assert_eq!(world.wire(line).await.answers.map(|quoted| quoted.text), Some("Still broken".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_leads_nobody_else_to_the_comment_nor_to_what_is_no_public_message() {
    let world = World::start().await;
    comment(&world).await;
    let public = world.messages().await.remove(0);
    let text = answered(&world).await;
    let note = world.send(Visibility::Internal, "Only among us").await;
    let grace = json!({"id": "7710002", "name": "Grace Example"});
    for (from, link) in [(&grace, text), (&ada(), format!("https://m.me/lumencoffee?ref={note}"))] {
        world.act(json!({"messenger_link": {"from": from, "link": link}})).await;
    }
    world.settled().await;
    for row in world.messages().await.into_iter().filter(|row| row.kind == "event") {
        assert_eq!(world.wire(row).await.answers, None);
    }
    assert_eq!(world.messages().await.iter().filter(|row| row.kind == "event").count(), 2);
    assert_eq!(world.wire(public).await.continued, None);
}
