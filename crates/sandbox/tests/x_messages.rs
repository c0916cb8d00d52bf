//! X: direct messages and their media.

#[path = "support/world.rs"]
mod world;

use base64::Engine as _;
use serde_json::json;
use social_messaging_sandbox::X_USER_TOKEN;
use world::{BRAND, World};

#[tokio::test]
async fn a_direct_message_is_sent_echoed_and_found_again() {
    let world = World::start().await;
    world.act(json!({"x_dm": {"from": "gus", "text": "hello"}})).await;
    let gus = "1500000000000000002";
    let answer =
        world.x("POST", &format!("/2/dm_conversations/with/{gus}/messages"), Some(json!({"text": "Hi Gus"}))).await;
    assert_eq!(answer.status, 201);
    let conversation = answer.body["data"]["dm_conversation_id"].as_str().unwrap();
    assert_eq!(conversation, format!("{BRAND}-{gus}"));
    let event = world.x_event("dm.sent").await;
    let message = &event["payload"]["direct_message_events"][0];
    assert_eq!(message["id"], answer.body["data"]["dm_event_id"]);
    assert_eq!(message["message_create"]["message_data"]["text"], "Hi Gus");
    assert_eq!(event["payload"]["users"][gus]["data"]["username"], "gus_placeholder");
    let again = world
        .x("POST", &format!("/2/dm_conversations/{conversation}/messages"), Some(json!({"text": "and more"})))
        .await;
    assert_eq!(again.status, 201);
    let found = world
        .x("GET", &format!("/2/dm_conversations/with/{gus}/dm_events?dm_event.fields=sender_id,created_at"), None)
        .await
        .body;
    let texts: Vec<_> = found["data"].as_array().unwrap().iter().map(|event| event["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["and more", "Hi Gus", "hello"]);
    assert_eq!(found["data"][2]["sender_id"], gus);
    let page = world.x("GET", &format!("/2/dm_conversations/with/{gus}/dm_events?max_results=2"), None).await.body;
    let rest = format!(
        "/2/dm_conversations/with/{gus}/dm_events?pagination_token={}",
        page["meta"]["next_token"].as_str().unwrap()
    );
    assert_eq!(world.x("GET", &rest, None).await.body["data"][0]["text"], "hello");
}

#[tokio::test]
async fn wrong_direct_messages_are_refused() {
    let world = World::start().await;
    let path = "/2/dm_conversations/with/1500000000000000002/messages";
    for body in [
        json!({}),
        json!({"text": ""}),
        json!({"text": "x".repeat(10_001)}),
        json!({"message": "hi"}),
        json!({"text": "hi", "attachments": [{"media_id": "1"}]}),
    ] {
        assert_eq!(world.x("POST", path, Some(body.clone())).await.status, 400, "{body}");
    }
    let closed =
        world.x("POST", "/2/dm_conversations/with/1500000000000000004/messages", Some(json!({"text": "hi"}))).await;
    assert_eq!(
        (closed.status, closed.body["detail"].as_str()),
        (403, Some("You do not have permission to DM one or more participants."))
    );
    assert_eq!(
        world.x("POST", "/2/dm_conversations/with/otto/messages", Some(json!({"text": "hi"}))).await.status,
        400
    );
}

#[tokio::test]
async fn media_travel_both_ways_with_the_brands_token_alone() {
    let world = World::start().await;
    world.act(json!({"x_dm": {"from": "gus", "text": "see", "attachments": ["image"]}})).await;
    let event = world.x_event("dm.received").await;
    let media = &event["payload"]["direct_message_events"][0]["message_create"]["message_data"]["attachment"]["media"];
    let address = media["media_url_https"].as_str().unwrap();
    assert_eq!(world.client.get(address).send().await.unwrap().status(), 401);
    let fetched = world.client.get(address).bearer_auth(X_USER_TOKEN).send().await.unwrap();
    assert_eq!(fetched.headers()["content-type"], "image/jpeg");
    let ids = address.split("/dm/").nth(1).unwrap();
    let by_api = world
        .client
        .get(format!("{}/x/2/dm_conversations/media/{ids}", world.handle.url()))
        .bearer_auth(X_USER_TOKEN)
        .send()
        .await
        .unwrap();
    assert_eq!(by_api.bytes().await.unwrap(), fetched.bytes().await.unwrap());

    let encoded = base64::engine::general_purpose::STANDARD.encode(b"picture");
    let upload = world
        .x(
            "POST",
            "/2/media/upload",
            Some(json!({"media": encoded, "media_category": "dm_image", "media_type": "image/png"})),
        )
        .await;
    let id = upload.body["data"]["id"].as_str().unwrap();
    let sent = world
        .x(
            "POST",
            "/2/dm_conversations/with/1500000000000000002/messages",
            Some(json!({"attachments": [{"media_id": id}]})),
        )
        .await;
    assert_eq!(sent.status, 201, "{}", sent.body);
    let wrong = world.x("POST", "/2/media/upload", Some(json!({"media": encoded, "media_category": "picture"}))).await;
    assert_eq!(wrong.status, 400);
}
