//! Who did what with a conversation, and reopening it.

use crate::support::stream::{Stream, serve};
use crate::support::{TestApp, answer, public};
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use social_messaging_backend::service::access::Caller;
use social_messaging_domain::api::Role;
use social_messaging_domain::networks::Network;

async fn sign_in(app: &TestApp, agent: &str) -> String {
    let token = app.token(agent);
    let request = Request::post("/api/v1/session").header("authorization", format!("Bearer {token}"));
    assert_eq!(app.send(request.body(Body::empty()).unwrap()).await.status, 200);
    token
}

async fn history(app: &TestApp, conversation: &str) -> Vec<Value> {
    let answer = app.get(&format!("/api/v1/conversations/{conversation}/history"), &app.token("ada")).await;
    answer.json()["changes"].as_array().unwrap().clone()
}

#[tokio::test]
async fn what_is_done_is_told_with_who_and_when() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let (ada, grace) = (sign_in(&app, "ada").await, sign_in(&app, "grace").await);
    let act = async |what: &str, token: &str, body: Value| {
        app.clock.advance(1_000);
        let answer = app.post(&format!("/api/v1/conversations/{conversation}/{what}"), token, body).await;
        assert_eq!(answer.outcome(), "200 OK", "{what}");
    };
    let url = serve(&app).await;
    let mut stream = Stream::open(&url, &grace, None).await;
    stream.raw().await.unwrap();
    act("take", &ada, json!({})).await;
    act("take", &ada, json!({})).await;
    act("reassign", &ada, json!({"agent": "grace", "skill": "orders"})).await;
    act("reassign", &ada, json!({"agent": "grace", "skill": "orders"})).await;
    act("reassign", &grace, json!({})).await;
    act("close", &grace, json!({})).await;
    act("close", &grace, json!({})).await;
    act("reopen", &ada, json!({})).await;
    act("reopen", &ada, json!({})).await;
    let changes = history(&app, &conversation).await;
    let lines: Vec<String> = changes
        .iter()
        .map(|it| format!("{} {} {} {}", it["act"], it["agent_name"], it["to_name"], it["skill"]))
        .collect();
    assert_eq!(
        lines,
        [
            r#""taken" "Ada" null null"#,
            r#""reassigned" "Ada" "Grace" "orders""#,
            r#""reassigned" "Grace" null null"#,
            r#""closed" "Grace" null null"#,
            r#""reopened" "Ada" null null"#,
        ],
        "what changes nothing is no change"
    );
    assert_eq!((&changes[0]["at"], &changes[0]["agent"]), (&json!("2026-05-28T12:00:01.000Z"), &json!("ada")));
    let mut told = Vec::new();
    while told.len() < changes.len() {
        let event = stream.event().await.unwrap();
        if event.event == "work" {
            told.push(event.data);
        }
    }
    assert_eq!(told, changes);
}

#[tokio::test]
async fn who_was_not_answered_waits_again() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let (waits, answered) = (app.conversation(&account, "7").await, app.conversation(&account, "8").await);
    for conversation in [&waits, &answered] {
        app.message(conversation, public("hello")).await;
    }
    app.message(&answered, answer("hello")).await;
    let post = async |conversation: &str, what: &str| {
        let path = format!("/api/v1/conversations/{conversation}/{what}");
        app.post(&path, &app.token("ada"), json!({})).await.json()["summary"].clone()
    };
    for (conversation, is_waiting) in [(&waits, true), (&answered, false)] {
        assert_eq!(post(conversation, "close").await["waiting_since"], Value::Null);
        let again = post(conversation, "reopen").await;
        assert_eq!((again["state"].as_str(), again["waiting_since"].is_string()), (Some("open"), is_waiting));
    }
}

#[tokio::test]
async fn the_last_fifty_are_kept_in_sight() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let manager = app.token_of(&Caller { role: Role::Manager, ..app.caller("mary") });
    for what in ["close", "reopen"].repeat(26) {
        app.clock.advance(1);
        let path = format!("/api/v1/conversations/{conversation}/{what}");
        assert_eq!(app.post(&path, &manager, json!({})).await.outcome(), "200 OK");
    }
    let changes = history(&app, &conversation).await;
    assert_eq!((changes.len(), &changes[49]["act"]), (50, &json!("reopened")));
    assert!(changes.is_sorted_by_key(|change| change["id"].as_str().unwrap().to_owned()));
}
