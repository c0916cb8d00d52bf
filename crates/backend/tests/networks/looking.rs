//! What was sent while its answer got lost is found, and nothing else is taken for it.

use crate::world::{World, facebook, id, sent, there, x};
use serde_json::json;
use social_messaging_backend::networks::{Call, Credentials, Found, Outcome, PrivateReplyTo, Sent};
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;

fn now() -> Timestamp {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock");
    Timestamp(i64::try_from(since.as_millis()).expect("a time"))
}

/// Carries a call out while its answer gets lost, and looks for it afterwards.
async fn lost_and_found(
    world: &World,
    network: Network,
    credentials: &Credentials,
    call: &Call,
    known: &[String],
) -> Found {
    let name = if network == Network::X { "x" } else { "facebook" };
    let client = world.client(network);
    let begun = now();
    assert_eq!(client.look_for(credentials, call, begun, known).await, Found::NotFound, "before: {call:?}");
    world
        .tell("faults", json!({"network": name, "method": "POST", "path": "*", "times": 1, "drop": "before_applying"}))
        .await;
    assert!(matches!(client.carry_out(credentials, call).await, Outcome::Unknown { .. }));
    assert_eq!(client.look_for(credentials, call, begun, known).await, Found::NotFound, "never applied: {call:?}");
    world
        .tell("faults", json!({"network": name, "method": "POST", "path": "*", "times": 1, "drop": "after_applying"}))
        .await;
    assert!(matches!(client.carry_out(credentials, call).await, Outcome::Unknown { .. }));
    client.look_for(credentials, call, begun, known).await
}

fn found(found: Found) -> String {
    match found {
        Found::Found(Sent { network_id: Some(network_id), .. }) => network_id,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_comment_of_unknown_outcome_is_found_below_what_it_answers() {
    let world = World::start().await;
    let post = id(&world.act(json!({"facebook_post": {"text": "New beans"}})).await, "post_id");
    let comment = id(
        &world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "Which?"}})).await,
        "comment_id",
    );
    let ada =
        id(&world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "Hm"}})).await, "person_id");
    let call = Call::FacebookComment { object: comment.clone(), message: format!("@[{ada}] Yirgacheffe"), file: None };
    let client = world.client(Network::Facebook);
    let first = found(lost_and_found(&world, Network::Facebook, &facebook(), &call, &[]).await);
    let post = there(client.fetch_post(&facebook(), &first).await);
    assert!(post.by_brand && post.text.ends_with("Yirgacheffe"), "{post:?}");
    assert_eq!(post.parent_network_id.as_ref(), Some(&comment));
    // The same words again are another comment.
    assert_eq!(client.look_for(&facebook(), &call, now(), std::slice::from_ref(&first)).await, Found::NotFound);
    let second = sent(client.carry_out(&facebook(), &call).await).network_id.expect("a number");
    assert_eq!(found(client.look_for(&facebook(), &call, now(), &[first]).await), second);
}

#[tokio::test]
async fn a_message_of_unknown_outcome_is_found_in_its_thread() {
    let world = World::start().await;
    let bruno = id(&world.act(json!({"messenger_message": {"from": "bruno", "text": "Hello"}})).await, "person_id");
    let call = Call::Messenger {
        recipient: bruno,
        text: "Hello".to_owned(),
        reply_to: None,
        tag: None,
        metadata: "outbox:1".to_owned(),
    };
    let first = found(lost_and_found(&world, Network::Facebook, &facebook(), &call, &[]).await);
    let client = world.client(Network::Facebook);
    assert_eq!(client.look_for(&facebook(), &call, now(), &[first]).await, Found::NotFound);
}

#[tokio::test]
async fn an_x_reply_of_unknown_outcome_is_found_among_the_brands_posts() {
    let world = World::start().await;
    let mention =
        id(&world.act(json!({"x_mention": {"from": "hana", "text": "@lumencoffee is it open?"}})).await, "tweet_id");
    let text = "Until eight: https://www.example.com/hours".to_owned();
    let call = Call::XReply { in_reply_to: mention.clone(), text: text.clone(), files: Vec::new() };
    let first = found(lost_and_found(&world, Network::X, &x(), &call, &[]).await);
    let post = there(world.client(Network::X).fetch_post(&x(), &first).await);
    assert!(post.by_brand, "{post:?}");
    assert_eq!((post.text, post.parent_network_id), (text, Some(mention.clone())));
    let parent = post.others.iter().find(|other| other.network_id == mention).expect("the parent came along");
    assert_eq!((parent.text.as_str(), parent.by_brand), ("@lumencoffee is it open?", false));
    assert!(parent.author.as_ref().is_some_and(|author| author.handle.is_some() && author.name.is_some()));
}

#[tokio::test]
async fn an_x_direct_message_of_unknown_outcome_is_found_in_its_thread() {
    let world = World::start().await;
    let ada = id(&world.act(json!({"x_dm": {"from": "hana", "text": "Hello"}})).await, "person_id");
    let call =
        Call::XDirectMessage { participant: ada, text: "See https://www.example.com/a & b".to_owned(), file: None };
    let first = found(lost_and_found(&world, Network::X, &x(), &call, &[]).await);
    assert_eq!(world.client(Network::X).look_for(&x(), &call, now(), &[first]).await, Found::NotFound);
}

#[tokio::test]
async fn a_private_reply_is_sent_once() {
    let world = World::start().await;
    let post = id(&world.act(json!({"facebook_post": {"text": "New beans"}})).await, "post_id");
    let written = world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "Which?"}})).await;
    let to = PrivateReplyTo::Comment(id(&written, "comment_id"));
    let call = Call::PrivateReply { to, text: "Hi".to_owned(), metadata: "outbox:1".to_owned() };
    let client = world.client(Network::Facebook);
    assert_eq!(client.look_for(&facebook(), &call, now(), &[]).await, Found::NotFound);
    let made = sent(client.carry_out(&facebook(), &call).await);
    assert_eq!(made.consumer_network_id, Some(id(&written, "person_id")));
    match client.carry_out(&facebook(), &call).await {
        Outcome::Refused(error) => assert_eq!(error.reason, FailureReason::AlreadyReplied),
        other => panic!("{other:?}"),
    }
    assert!(!matches!(client.look_for(&facebook(), &call, now(), &[]).await, Found::NotFound));
}
