use crate::support::TestApp;
use axum::body::Body;
use axum::http::Request;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use social_messaging_domain::networks::Network;

/// What becomes of a body that is signed as Facebook signs.
async fn signed(app: &TestApp, body: Vec<u8>) -> String {
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(b"secret").unwrap();
    mac.update(&body);
    let signature = format!("sha256={}", hex::encode(mac.finalize().into_bytes()));
    let request = Request::post("/webhooks/facebook").header("x-hub-signature-256", signature);
    app.send(request.body(Body::from(body)).unwrap()).await.outcome()
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
