use crate::support::{TestApp, public};
use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use social_messaging_backend::service::access::{AccountScope, Caller};
use social_messaging_domain::api::Role;
use social_messaging_domain::networks::Network;

async fn sign_in(app: &TestApp, token: &str) {
    let request = Request::post("/api/v1/session").header("authorization", format!("Bearer {token}"));
    assert_eq!(app.send(request.body(Body::empty()).unwrap()).await.status, 200);
}

#[tokio::test]
async fn take_reassign_and_close() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("hello")).await;
    let (ada, grace) = (app.token("ada"), app.token("grace"));
    sign_in(&app, &ada).await;
    sign_in(&app, &grace).await;
    let path = format!("/api/v1/conversations/{conversation}");
    let taken = app.post(&format!("{path}/take"), &ada, json!({})).await.json();
    assert_eq!((&taken["summary"]["assignee"], &taken["summary"]["assignee_name"]), (&json!("ada"), &json!("Ada")));
    let handed = app.post(&format!("{path}/reassign"), &ada, json!({"agent": "grace", "skill": "orders"})).await.json();
    assert_eq!((&handed["summary"]["assignee"], &handed["summary"]["skill"]), (&json!("grace"), &json!("orders")));
    let back = app.post(&format!("{path}/reassign"), &grace, json!({})).await.json();
    assert_eq!((&back["summary"]["assignee"], &back["summary"]["skill"]), (&json!(null), &json!("orders")));
    assert!(back["summary"]["waiting_since"].is_string());
    let closed = app.post(&format!("{path}/close"), &grace, json!({})).await.json();
    assert_eq!((&closed["summary"]["state"], &closed["summary"]["waiting_since"]), (&json!("closed"), &json!(null)));
    let again = app.post(&format!("{path}/take"), &ada, json!({})).await.json();
    assert_eq!(again["summary"]["state"], "open");
}

#[tokio::test]
async fn a_manager_hands_over_and_does_not_answer() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let token = app.token_of(&Caller { role: Role::Manager, ..app.caller("mary") });
    sign_in(&app, &app.token("ada")).await;
    let path = format!("/api/v1/conversations/{conversation}");
    let taken = app.post(&format!("{path}/take"), &token, json!({})).await;
    insta::assert_snapshot!(taken.outcome(), @"403 Forbidden urn:social-messaging:problem:forbidden");
    let handed = app.post(&format!("{path}/reassign"), &token, json!({"agent": "ada"})).await;
    insta::assert_snapshot!(handed.outcome(), @"200 OK");
}

#[tokio::test]
async fn what_cannot_be_done() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let (here, there) = (app.conversation(&account, "7").await, app.conversation(&account, "8").await);
    let elsewhere = app.message(&there, public("hello")).await;
    let (token, path) = (app.token("ada"), format!("/api/v1/conversations/{here}"));
    let nobody = app.post(&format!("{path}/reassign"), &token, json!({"agent": "nobody"})).await;
    insta::assert_snapshot!(nobody.outcome(), @"400 Bad Request urn:social-messaging:problem:malformed");
    let of_other_accounts = AccountScope::Only(["another".to_owned()].into());
    sign_in(&app, &app.token_of(&Caller { accounts: of_other_accounts, ..app.caller("grace") })).await;
    let blind = app.post(&format!("{path}/reassign"), &token, json!({"agent": "grace"})).await;
    insta::assert_snapshot!(blind.outcome(), @"400 Bad Request urn:social-messaging:problem:malformed");
    let other = app.post(&format!("{path}/read"), &token, json!({"message": elsewhere})).await;
    insta::assert_snapshot!(other.outcome(), @"404 Not Found urn:social-messaging:problem:not-found");
    let shape = app.post(&format!("{path}/read"), &token, json!({"massage": 1})).await;
    insta::assert_snapshot!(shape.outcome(), @"400 Bad Request urn:social-messaging:problem:malformed");
    let broken = Request::post(format!("{path}/read"))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json")
        .body(Body::from("{\"message\":"))
        .unwrap();
    insta::assert_snapshot!(app.send(broken).await.outcome(), @"400 Bad Request urn:social-messaging:problem:malformed");
    let large = app.post(&format!("{path}/read"), &token, json!({"message": "x".repeat(1024 * 1024)})).await;
    insta::assert_snapshot!(large.outcome(), @"413 Payload Too Large urn:social-messaging:problem:too-large");
}

#[tokio::test]
async fn a_mark_never_goes_back() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let first = app.message(&conversation, public("one")).await;
    let last = app.message(&conversation, public("two")).await;
    let read = async |message: &str| {
        let path = format!("/api/v1/conversations/{conversation}/read");
        app.post(&path, &app.token("ada"), json!({"message": message})).await.json()["summary"]["unread"].clone()
    };
    assert_eq!(read(&last).await, 0);
    assert_eq!(read(&first).await, 0);
}

#[tokio::test]
async fn what_came_late_is_read_with_what_stands_below_it_and_what_comes_later_is_not() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let token = app.token("ada");
    let unread = async || app.get("/api/v1/conversations", &token).await.json()["conversations"][0]["unread"].clone();
    let read = async |message: &str| {
        let path = format!("/api/v1/conversations/{conversation}/read");
        app.post(&path, &token, json!({"message": message})).await.json()["summary"]["unread"].clone()
    };
    app.message(&conversation, public("one")).await;
    let newest = app.message(&conversation, public("two")).await;
    assert_eq!(read(&newest).await, 0);
    app.late_message(&conversation, public("between"), 500).await;
    assert_eq!(unread().await, 1, "it arrived after what was read");
    assert_eq!(read(&newest).await, 0);
    assert_eq!(unread().await, 0);
    app.message(&conversation, public("three")).await;
    assert_eq!(read(&newest).await, 1, "it stands below what was read");
}
