//! Webhooks: signed over the raw bytes, escaped as Meta does, retried in order, and as a test words them.

#[path = "support/world.rs"]
mod world;

use std::sync::atomic::Ordering;

use base64::Engine as _;
use hmac::{Hmac, KeyInit, Mac};
use serde_json::json;
use sha2::Sha256;
use social_messaging_sandbox::{FACEBOOK_APP_SECRET, X_CONSUMER_SECRET};
use world::{World, elements};

#[expect(clippy::unwrap_used, reason = "a key of any length is a key")]
fn hmac(key: &str, message: &[u8]) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).unwrap();
    mac.update(message);
    mac.finalize().into_bytes().to_vec()
}

#[tokio::test]
async fn facebook_signs_hex_over_escaped_bytes() {
    let world = World::start().await;
    let body = world.act(json!({"messenger_message": {"from": "jun", "text": "配送先 ☕ 🌸 a/b"}})).await;
    assert_eq!(body["webhook_status"], 200);
    let webhook = world.webhooks().pop().unwrap();
    assert_eq!(webhook.path, "/webhooks/facebook");
    let expected = format!("sha256={}", hex::encode(hmac(FACEBOOK_APP_SECRET, &webhook.raw)));
    assert_eq!(webhook.headers["x-hub-signature-256"], expected);
    let raw = String::from_utf8(webhook.raw).unwrap();
    assert!(raw.is_ascii());
    assert!(raw.contains(r"\u914d\u9001\u5148 \u2615 \ud83c\udf38 a\/b"), "{raw}");
    assert_eq!(elements(&webhook.body, "messaging")[0]["message"]["text"], "配送先 ☕ 🌸 a/b");
}

#[tokio::test]
async fn x_signs_base64() {
    let world = World::start().await;
    world.act(json!({"x_mention": {"from": "hana", "text": "no valve?"}})).await;
    let webhook = world.webhooks().pop().unwrap();
    assert_eq!(webhook.path, "/webhooks/x");
    let digest = base64::engine::general_purpose::STANDARD.encode(hmac(X_CONSUMER_SECRET, &webhook.raw));
    assert_eq!(webhook.headers["x-twitter-webhooks-signature"], format!("sha256={digest}"));
    assert_eq!(webhook.body["data"]["event_type"], "post.mention.create");
    assert_eq!(webhook.body["data"]["payload"]["text"], "@lumencoffee no valve?");
}

#[tokio::test]
async fn what_the_backend_could_not_take_comes_again_in_order() {
    let world = World::start().await;
    world.inbox.answer.store(503, Ordering::SeqCst);
    let first = world.act(json!({"messenger_message": {"from": "ada", "text": "first"}}));
    let second = async {
        world.wait(|webhook| (webhook.status == 503).then_some(())).await;
        let second = world.act(json!({"messenger_message": {"from": "ada", "text": "second"}}));
        let recover = async { world.inbox.answer.store(200, Ordering::SeqCst) };
        tokio::join!(second, recover).0
    };
    let (first, second) = tokio::join!(first, second);
    assert_eq!((first["webhook_status"].as_u64(), second["webhook_status"].as_u64()), (Some(200), Some(200)));
    let taken: Vec<_> = world
        .webhooks()
        .iter()
        .filter(|webhook| webhook.status == 200)
        .map(|webhook| elements(&webhook.body, "messaging")[0]["message"]["text"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(taken, ["first", "second"]);
}

#[tokio::test]
async fn a_refusal_of_the_backend_is_told_and_not_repeated() {
    let world = World::start().await;
    world.inbox.answer.store(401, Ordering::SeqCst);
    let body = world.act(json!({"messenger_message": {"from": "ada", "text": "hi"}})).await;
    assert_eq!(body["webhook_status"], 401);
    assert_eq!(world.webhooks().len(), 1);
}

#[tokio::test]
async fn a_raw_webhook_carries_the_signature_that_was_ordered() {
    let world = World::start().await;
    for (signature, header) in [
        ("valid", Some("x-hub-signature-256")),
        ("missing", None),
        ("wrong", Some("x-hub-signature-256")),
        ("sha1", Some("x-hub-signature")),
    ] {
        let raw = json!({"network": "facebook", "body": "{broken", "signature": signature});
        let answer = world.control("POST", "/webhook", Some(raw)).await;
        assert_eq!(answer.body["status"], 200);
        let webhook = world.webhooks().pop().unwrap();
        assert_eq!(webhook.raw, b"{broken");
        let names: Vec<_> = webhook
            .headers
            .keys()
            .map(|name| name.as_str().to_owned())
            .filter(|name| name.contains("signature"))
            .collect();
        assert_eq!(names, header.into_iter().collect::<Vec<_>>(), "{signature}");
        if let Some(value) = webhook.headers.get("x-hub-signature-256") {
            let right = format!("sha256={}", hex::encode(hmac(FACEBOOK_APP_SECRET, b"{broken")));
            assert_eq!(value.to_str().unwrap() == right, signature == "valid");
        }
    }
}

#[tokio::test]
async fn the_handshake_accepts_the_challenge_alone() {
    let world = World::start().await;
    let facebook = world.control("POST", "/challenge", Some(json!({"network": "facebook"}))).await;
    assert_eq!(facebook.body["accepted"], true);
    let x = world.control("POST", "/challenge", Some(json!({"network": "x"}))).await;
    assert_eq!(x.body["accepted"], false, "the receiver has no CRC");
}

#[tokio::test]
async fn both_envelopes_and_every_odd_event_have_their_shapes() {
    let world = World::start().await;
    let old = json!({"x_mention": {"from": "fay", "text": "x".repeat(200)}, "envelope": "account_activity"});
    world.act(old).await;
    let tweet = world.webhooks().pop().unwrap().body["tweet_create_events"][0].clone();
    assert_eq!(tweet["truncated"], true);
    assert_eq!(tweet["extended_tweet"]["full_text"], format!("@lumencoffee {}", "x".repeat(200)));
    assert_eq!(tweet["user"]["screen_name"], "fay_example");
    world
        .act(json!({"x_dm": {"from": "gus", "text": "see", "attachments": ["image"]}, "envelope": "account_activity"}))
        .await;
    let body = world.webhooks().pop().unwrap().body;
    assert_eq!(body["direct_message_events"][0]["message_create"]["sender_id"], "1500000000000000002");
    assert_eq!(body["users"]["1500000000000000002"]["screen_name"], "gus_placeholder");
    let deleted = world.mentioned("42", "oops").await;
    world.act(json!({"x_delete": {"id": deleted}})).await;
    let event = world.x_event("post.delete").await;
    assert_eq!(event["payload"], json!({"id": deleted, "author_id": "42"}));
    assert_eq!(event["includes"]["users"][0]["data"]["id"], "42");
    world.act(json!({"messenger_delivery": {"from": "ada"}})).await;
    let event = world.messaging(|event| event.get("delivery").is_some()).await;
    assert!(event.get("timestamp").is_none() && event["delivery"].get("mids").is_none());
    world.act(json!({"messenger_message": {"from": "ada", "text": "elsewhere", "standby": true}})).await;
    assert_eq!(elements(&world.webhooks().pop().unwrap().body, "standby")[0]["message"]["text"], "elsewhere");
    let (post, _) = world.commented("77", 1).await;
    world.act(json!({"facebook_comment": {"from": "ada", "post": post, "text": "old form", "form": "sender"}})).await;
    let value = world.change(|value| value["message"] == "old form").await;
    assert!(value.get("from").is_none());
    assert_eq!(value["sender_name"], "Ada Example");
}
