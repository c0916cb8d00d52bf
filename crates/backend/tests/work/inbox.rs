//! Webhooks: committed raw before they are answered, refused where they must be, every change worked off once.

use crate::support::World;
use axum::body::Body;
use axum::http::Request;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use serde_json::json;
use sha2::Sha256;
use social_messaging_backend::http::app;
use social_messaging_backend::service::app_state::AppState;
use social_messaging_backend::service::inbox::worker;
use social_messaging_backend::store::entities::{change, inbox};
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

async fn raw(world: &World) -> u64 {
    inbox::Entity::find().count(&world.state.database).await.unwrap()
}

/// Posts a body too large for the sandbox's control.
async fn signed(world: &World, body: String) -> u16 {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(social_messaging_sandbox::FACEBOOK_APP_SECRET.as_bytes()).unwrap();
    mac.update(body.as_bytes());
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    let request = Request::post("/webhooks/facebook").header("x-hub-signature-256", signature).body(Body::from(body));
    app(world.state.clone()).oneshot(request.unwrap()).await.unwrap().status().as_u16()
}

async fn changes(world: &World, state: &str) -> u64 {
    change::Entity::find().filter(change::Column::State.eq(state)).count(&world.state.database).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_signed_is_refused_and_not_kept() {
    let world = World::still(0).await;
    for (network, signature) in
        [("facebook", "missing"), ("facebook", "wrong"), ("facebook", "sha1"), ("x", "missing"), ("x", "wrong")]
    {
        assert_eq!(
            world.webhook(network, "{\"object\":\"page\",\"entry\":[]}", signature).await,
            401,
            "{network} {signature}"
        );
    }
    assert_eq!(raw(&world).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_or_no_json_is_refused() {
    let world = World::still(0).await;
    let padded = |bytes: usize| {
        let rest = r#"{"object":"page","entry":[],"padding":""}"#;
        rest.replace("\"\"", &format!("\"{}\"", " ".repeat(bytes - rest.len())))
    };
    assert_eq!(signed(&world, padded(2 * 1024 * 1024 + 1)).await, 413);
    for body in ["", "{", "not json", "[]", "{\"object\":}"] {
        assert_eq!(world.webhook("facebook", body, "valid").await, 400, "{body}");
    }
    assert_eq!(raw(&world).await, 0);
    assert_eq!(signed(&world, padded(2 * 1024 * 1024)).await, 200);
    assert_eq!(raw(&world).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn it_is_kept_raw_before_it_is_answered_and_not_answered_200_when_it_is_not_kept() {
    let world = World::still(0).await;
    let body = r#"{"object":"page","entry":[{"id":"100000000000001","time":1,"changes":[]}]}"#;
    assert_eq!(world.webhook("facebook", body, "valid").await, 200);
    let kept = inbox::Entity::find().one(&world.state.database).await.unwrap().unwrap();
    assert_eq!((kept.body.as_slice(), kept.state.as_str()), (body.as_bytes(), "received"));
    world.state.database.clone().close().await.unwrap();
    assert_eq!(world.webhook("facebook", body, "valid").await, 503);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_event_is_kept_raw_and_holds_nothing_up() {
    let world = World::start().await;
    let body = json!({"object": "page", "entry": [{"id": "100000000000001", "time": 1, "changes": [
        {"field": "feed", "value": {"item": "holiday", "verb": "celebrate"}},
        {"field": "nobody_knows", "value": {"a": 1}},
        {"field": "feed", "value": {"item": "comment", "verb": "add", "from": {"id": "771", "name": "Ada Example"},
            "post_id": "100000000000001_55", "comment_id": "55_901", "parent_id": "100000000000001_55",
            "created_time": 1_780_000_009, "message": "Still broken"}},
    ]}]});
    assert_eq!(world.webhook("facebook", &body.to_string(), "valid").await, 200);
    let messages = world.arrived(1).await;
    world.settled().await;
    assert_eq!(messages[0].text, "Still broken");
    assert_eq!(changes(&world, "done").await, 1);
    assert_eq!(changes(&world, "unknown").await, 2);
    let kept =
        change::Entity::find().filter(change::Column::State.eq("unknown")).all(&world.state.database).await.unwrap();
    assert!(kept.iter().all(|row| !row.payload.is_null()));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_comes_three_times_counts_once() {
    let world = World::start().await;
    let from = json!({"id": "771", "name": "Ada Example"});
    let act = json!({"messenger_message": {"from": from, "text": "Where is my order?"}, "repeat": 3});
    assert_eq!(world.act(act).await["webhook_status"], 200);
    world.settled().await;
    assert_eq!(world.messages().await.len(), 1);
    assert_eq!(changes(&world, "done").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_public_lane_switched_off_makes_no_conversation() {
    let world = World::start().await;
    use social_messaging_backend::service::accounts;
    accounts::change(&world.state, &world.facebook, |row| row.public_lane = false).await.unwrap();
    let from = json!({"id": "771", "name": "Ada Example"});
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    world.act(json!({"facebook_comment": {"from": from, "post": post, "text": "Nice"}})).await;
    world.settled().await;
    assert!(world.conversations().await.is_empty());
    world.act(json!({"messenger_message": {"from": from, "text": "Hello"}})).await;
    assert_eq!(world.arrived(1).await[0].visibility, "direct");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_webhook_of_an_account_that_is_not_connected_is_passed_over() {
    let world = World::start().await;
    let body = json!({"object": "page", "entry": [{"id": "42", "time": 1, "messaging": [
        {"sender": {"id": "7"}, "recipient": {"id": "42"}, "timestamp": 1_780_000_000_100_i64, "message": {"mid": "m_1", "text": "Hi"}}]}]});
    assert_eq!(world.webhook("facebook", &body.to_string(), "valid").await, 200);
    world.settled().await;
    assert!(world.conversations().await.is_empty());
    assert_eq!(changes(&world, "ignored").await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn at_a_shutdown_nothing_more_is_begun_and_nothing_is_lost() {
    let world = World::still(0).await;
    let act = json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello"}});
    world.act(act).await;
    world.state.shutdown.cancel();
    worker::round(&world.state, "test").await.unwrap();
    assert!(world.messages().await.is_empty());
    let again = AppState { shutdown: CancellationToken::new(), ..world.state.clone() };
    worker::round(&again, "test").await.unwrap();
    assert_eq!(world.messages().await[0].text, "Hello");
}
