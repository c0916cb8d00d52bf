use crate::support::TestApp;
use axum::body::Body;
use axum::http::Request;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use sha2::Sha256;
use social_messaging_backend::service::accounts;
use social_messaging_backend::service::inbox::worker;
use social_messaging_backend::store::entities::{conversation, inbox};
use social_messaging_domain::networks::Network;
use std::collections::BTreeSet;

/// What becomes of a body that is signed as Facebook signs.
async fn signed(app: &TestApp, body: Vec<u8>) -> String {
    signed_with(app, "secret", body).await
}

async fn signed_with(app: &TestApp, secret: &str, body: Vec<u8>) -> String {
    let signature = format!("sha256={}", hex::encode(mac(secret, &body)));
    let request = Request::post("/webhooks/facebook").header("x-hub-signature-256", signature);
    app.send(request.body(Body::from(body)).unwrap()).await.outcome()
}

/// The same as X signs.
async fn signed_by_x(app: &TestApp, secret: &str, body: Value) -> String {
    let body = body.to_string().into_bytes();
    let signature = format!("sha256={}", STANDARD.encode(mac(secret, &body)));
    let request = Request::post("/webhooks/x").header("x-twitter-webhooks-signature", signature);
    app.send(request.body(Body::from(body)).unwrap()).await.outcome()
}

fn mac(secret: &str, body: &[u8]) -> Vec<u8> {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(secret.as_bytes()).unwrap();
    mac.update(body);
    mac.finalize().into_bytes().to_vec()
}

/// A batch with a comment under a post of each of these pages.
fn comments(pages: &[&str]) -> Vec<u8> {
    let entry = |page: &&str| {
        let value = json!({"item": "comment", "verb": "add", "post_id": format!("{page}_1"), "comment_id": format!("1_{page}"),
            "from": {"id": "7", "name": "Ada"}, "message": format!("hello {page}"), "created_time": 1_779_000_000});
        json!({"id": page, "time": 1, "changes": [{"field": "feed", "value": value}]})
    };
    json!({"object": "page", "entry": pages.iter().map(entry).collect::<Vec<_>>()}).to_string().into_bytes()
}

/// A batch with a post to each of these accounts.
fn posts(accounts: &[&str]) -> Value {
    let event = |account: &&str| {
        let payload = json!({"id": format!("9{account}"), "text": format!("hello {account}"), "author_id": "7"});
        json!({"event_type": "post.mention.create", "filter": {"user_id": account}, "payload": payload})
    };
    json!({"data": accounts.iter().map(event).collect::<Vec<_>>()})
}

/// The raw bodies that are kept.
async fn kept(app: &TestApp) -> String {
    let rows = inbox::Entity::find().all(&app.state.database).await.unwrap();
    rows.into_iter().map(|row| String::from_utf8(row.body).unwrap()).collect()
}

/// Whose conversations there are once all is worked off.
async fn conversations(app: &TestApp) -> BTreeSet<String> {
    worker::round(&app.state, "test").await.unwrap();
    let rows = conversation::Entity::find().all(&app.state.database).await.unwrap();
    rows.into_iter().map(|row| row.account_id).collect()
}

async fn get(app: &TestApp, path: &str) -> String {
    app.send(Request::get(path).body(Body::empty()).unwrap()).await.outcome()
}

#[tokio::test]
async fn every_refusal_is_a_problem_document() {
    let app = TestApp::start().await;
    app.account(Network::Facebook, "1").await;
    insta::assert_snapshot!(signed(&app, b"{}".to_vec()).await, @"200 OK");
    let broken = signed(&app, b"[]".to_vec()).await;
    insta::assert_snapshot!(broken, @"400 Bad Request urn:social-messaging:problem:malformed");
    let large = signed(&app, vec![b' '; 2 * 1024 * 1024 + 1]).await;
    insta::assert_snapshot!(large, @"413 Payload Too Large urn:social-messaging:problem:too-large");
    let unsigned = app.send(Request::post("/webhooks/facebook").body(Body::from("{}")).unwrap()).await.outcome();
    insta::assert_snapshot!(unsigned, @"401 Unauthorized urn:social-messaging:problem:unauthorized");
    let elsewhere = app.send(Request::post("/webhooks/threads").body(Body::from("{}")).unwrap()).await.outcome();
    insta::assert_snapshot!(elsewhere, @"404 Not Found urn:social-messaging:problem:not-found");
    let wrong = get(&app, "/webhooks/facebook?hub.mode=subscribe&hub.verify_token=x&hub.challenge=1").await;
    insta::assert_snapshot!(wrong, @"403 Forbidden urn:social-messaging:problem:forbidden");
    let question = get(&app, "/webhooks/x").await;
    insta::assert_snapshot!(question, @"400 Bad Request urn:social-messaging:problem:malformed");
}

const REFUSED: &str = "401 Unauthorized urn:social-messaging:problem:unauthorized";

#[tokio::test]
async fn an_application_speaks_for_its_own_accounts_alone() {
    let app = TestApp::start().await;
    let page = app.account_of(Network::Facebook, "1", "secret").await;
    app.account_of(Network::Facebook, "2", "another").await;
    let account = app.account_of(Network::X, "1", "x-secret").await;
    app.account_of(Network::X, "2", "x-another").await;
    assert_eq!(signed_with(&app, "another", comments(&["1"])).await, REFUSED);
    assert_eq!(signed_by_x(&app, "x-another", posts(&["1"])).await, REFUSED);
    assert_eq!(signed_by_x(&app, "x-another", json!({"data": posts(&["1"])["data"][0]})).await, REFUSED);
    let older = json!({"for_user_id": "1", "tweet_create_events": [{"id_str": "5", "text": "hello"}]});
    assert_eq!(signed_by_x(&app, "x-another", older).await, REFUSED);
    let revoked = json!({"user_event": {"revoke": {"source": {"user_id": "1"}}}});
    assert_eq!(signed_by_x(&app, "x-another", revoked).await, REFUSED);
    assert_eq!(signed_by_x(&app, "secret", posts(&["1"])).await, REFUSED);
    assert_eq!(kept(&app).await, "");
    // Of a batch that tells of others, too, the rest is kept.
    assert_eq!(signed_with(&app, "secret", comments(&["2", "1"])).await, "200 OK");
    assert_eq!(signed_by_x(&app, "x-secret", posts(&["2", "1"])).await, "200 OK");
    let kept = kept(&app).await;
    assert_eq!((kept.matches("hello 1").count(), kept.matches("hello 2").count()), (2, 0), "{kept}");
    assert_eq!(conversations(&app).await, [page, account].into());
}

#[tokio::test]
async fn an_account_that_is_switched_off_takes_nothing_in() {
    let app = TestApp::start().await;
    app.account_of(Network::Facebook, "1", "secret").await;
    let off = [
        app.account_of(Network::Facebook, "2", "secret").await,
        app.account_of(Network::Facebook, "3", "another").await,
    ];
    for account in &off {
        accounts::change(&app.state, account, |row| row.enabled = false).await.unwrap();
    }
    assert_eq!(signed_with(&app, "another", comments(&["3"])).await, REFUSED);
    assert_eq!(signed_with(&app, "another", comments(&["1"])).await, REFUSED);
    assert_eq!(kept(&app).await, "");
    // Its application is believed for the sake of another account: the network need not send it again.
    assert_eq!(signed(&app, comments(&["2"])).await, "200 OK");
    assert!(kept(&app).await.contains("hello 2"));
    assert_eq!(conversations(&app).await, [].into());
}

#[tokio::test]
async fn what_is_of_an_account_that_is_not_connected_is_kept_raw_and_passed_over() {
    let app = TestApp::start().await;
    app.account_of(Network::Facebook, "1", "secret").await;
    assert_eq!(signed(&app, comments(&["9"])).await, "200 OK");
    assert!(kept(&app).await.contains("hello 9"));
    assert_eq!(conversations(&app).await, [].into());
}

#[tokio::test]
async fn x_is_answered_with_the_secret_of_an_account_at_work() {
    let app = TestApp::start().await;
    let off = app.account_of(Network::X, "1", "old").await;
    app.account_of(Network::X, "2", "new").await;
    accounts::change(&app.state, &off, |row| row.enabled = false).await.unwrap();
    let question = Request::get("/webhooks/x?crc_token=token").body(Body::empty()).unwrap();
    let answer = app.send(question).await.json();
    assert_eq!(answer["response_token"], format!("sha256={}", STANDARD.encode(mac("new", b"token"))));
}
