//! Deliveries: in order, each exactly one call, tried again when the network is in trouble.

use crate::commands::comment;
use crate::support::{World, caller, client_id, of};
use serde_json::{Value, json};
use social_messaging_backend::service::settings;
use social_messaging_domain::api::Role;
use social_messaging_domain::commands::Command;
use social_messaging_domain::visibility::Visibility;

async fn direct(world: &World) {
    world.act(json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello"}})).await;
    world.arrived(1).await;
}

fn texts(calls: &[Value]) -> Vec<String> {
    let text = |call: &Value| call["body"]["message"]["text"].as_str().unwrap_or_default().chars().take(12).collect();
    calls.iter().map(text).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_first_goes_first_and_each_once() {
    let world = World::start().await;
    direct(&world).await;
    let slow = json!({"network": "facebook", "method": "POST", "path": "*messages", "delay_ms": 300});
    world.fault(slow).await;
    let mut ids = Vec::new();
    for number in 0..6 {
        ids.push(world.send(Visibility::Direct, &format!("Answer {number}")).await);
    }
    for id in &ids {
        world.reaches(id, "sent").await;
    }
    world.settled().await;
    let calls = world.calls("POST", "/messages").await;
    assert_eq!(texts(&calls), (0..6).map(|number| format!("Answer {number}")).collect::<Vec<_>>());
    assert_eq!(world.messages().await.len(), 7);
    assert_eq!(calls[0]["body"]["messaging_type"], "RESPONSE");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_text_goes_in_parts_and_a_failed_part_stops_the_rest() {
    let world = World::start().await;
    direct(&world).await;
    let sentence = |letter: char| format!("{}. ", letter.to_string().repeat(500));
    let text: String = ['a', 'b', 'c'].into_iter().map(sentence).collect();
    let error = json!({"error": {"message": "(#100) Bad", "type": "OAuthException", "code": 100, "fbtrace_id": "x"}});
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "delay_ms": 1})).await;
    world
        .fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "status": 400, "body": error}))
        .await;
    let id = world.send(Visibility::Direct, &text).await;
    world.reaches(&id, "failed").await;
    let states: Vec<_> =
        world.deliveries().await.into_iter().map(|row| (row.state, row.reason.unwrap_or_default())).collect();
    let pair = |state: &str, reason: &str| (state.to_owned(), reason.to_owned());
    assert_eq!(states[0], pair("sent", ""));
    assert_eq!(states[1].0, "failed");
    assert_eq!(states[2], pair("failed", "earlier_part_failed"));
    assert_eq!(world.calls("POST", "/messages").await.len(), 2);
    world.command(&client_id(), Command::Retry(of(&id))).await.unwrap();
    world.reaches(&id, "sent").await;
    world.settled().await;
    let calls = world.calls("POST", "/messages").await;
    let first: String = texts(&calls).iter().map(|text| text.chars().next().unwrap()).collect();
    assert_eq!(first, "abbc");
    assert_eq!(world.messages().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn trouble_on_the_network_is_tried_again_and_then_told() {
    let world = World::start().await;
    let told = comment(&world).await;
    let error = json!({"error": {"message": "Service temporarily unavailable", "type": "OAuthException", "code": 2, "fbtrace_id": "x"}});
    let fault =
        json!({"network": "facebook", "method": "POST", "path": "*comments", "status": 500, "body": error, "times": 2});
    world.fault(fault.clone()).await;
    let id = world.send(Visibility::Public, "On it").await;
    world.reaches(&id, "sent").await;
    let path = format!("{}/comments", told["comment_id"].as_str().unwrap());
    let calls = world.calls("POST", &path).await;
    assert_eq!(calls.iter().filter(|call| call["applied"] == true).count(), 1);
    let mut always = fault;
    always["times"] = json!(100);
    world.fault(always).await;
    let id = world.send(Visibility::Public, "And again").await;
    let failed = world.reaches(&id, "failed").await;
    assert_eq!(failed.text, "And again");
    assert_eq!(failed.failure.unwrap()["retryable"], true);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_gone_comment_is_told_with_its_reason() {
    let world = World::start().await;
    let told = comment(&world).await;
    let silent = json!({"facebook_remove": {"id": told["comment_id"]}, "silent": true});
    world.act(silent).await;
    let id = world.send(Visibility::Public, "On it").await;
    let failed = world.reaches(&id, "failed").await;
    let failure = failed.failure.unwrap();
    assert_eq!((failure["reason"].as_str(), failure["retryable"].as_bool()), (Some("target_gone"), Some(false)));
    assert!(world.conversation().await.waiting_since.is_some());
    world.command(&client_id(), Command::Discard(of(&id))).await.unwrap();
    world.reaches(&id, "cancelled").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_on_x_and_a_direct_message_leave() {
    let world = World::start().await;
    let from = json!({"id": "42001", "name": "Ada", "username": "ada"});
    let tweet = world.act(json!({"x_mention": {"from": from, "text": "@lumencoffee hi"}})).await["tweet_id"].clone();
    world.act(json!({"x_dm": {"from": from, "text": "hello"}})).await;
    world.arrived(2).await;
    let public = world.send(Visibility::Public, "@ada hi there").await;
    let direct = world.send(Visibility::Direct, "Hello in private").await;
    world.reaches(&public, "sent").await;
    world.reaches(&direct, "sent").await;
    let calls = world.calls("POST", "/2/tweets").await;
    assert_eq!(calls[0]["body"]["reply"]["in_reply_to_tweet_id"], tweet);
    assert_eq!(world.calls("POST", "/2/dm_conversations/with/42001/messages").await.len(), 1);
    world.settled().await;
    assert_eq!(world.messages().await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_has_its_own_time_of_undo() {
    let world = World::with(60, crate::support::pace()).await;
    comment(&world).await;
    let held = world.send(Visibility::Public, "Held as everywhere").await;
    assert!(world.reaches(&held, "held").await.held_until.is_some());
    let change = [("undo_seconds".to_owned(), json!(0))].into_iter().collect();
    let root = caller("root", Role::Admin);
    settings::change(&world.state, &root, &world.facebook.as_str().into(), &change).await.unwrap();
    let at_once = world.send(Visibility::Public, "Out at once").await;
    world.reaches(&at_once, "sent").await;
}
