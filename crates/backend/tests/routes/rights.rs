use crate::support::{TestApp, public};
use axum::body::Body;
use axum::http::Request;
use serde_json::json;
use social_messaging_domain::networks::Network;

#[tokio::test]
async fn a_conversation_of_an_account_that_the_token_does_not_have_is_not_there() {
    let app = TestApp::start().await;
    let (mine, other) = (app.account(Network::Facebook, "1").await, app.account(Network::Facebook, "2").await);
    let conversation = app.conversation(&other, "7").await;
    let message = app.message(&conversation, public("hello")).await;
    let (token, path) = (app.token_for("ada", &mine), format!("/api/v1/conversations/{conversation}"));
    let not_found = "404 Not Found urn:social-messaging:problem:not-found";
    for rest in ["", "/messages", "/history", &format!("/context?message={message}")] {
        assert_eq!(app.get(&format!("{path}{rest}"), &token).await.outcome(), not_found, "{rest}");
    }
    let like = json!({"client_id": "0190a0b0-0000-7000-8000-000000000001", "command": {"like": {"message": message}}});
    for (rest, body) in [
        ("/take", json!({})),
        ("/close", json!({})),
        ("/reopen", json!({})),
        ("/reassign", json!({})),
        ("/read", json!({"message": message})),
        ("/commands", like),
    ] {
        assert_eq!(app.post(&format!("{path}{rest}"), &token, body).await.outcome(), not_found, "{rest}");
    }
}

#[tokio::test]
async fn every_route_of_the_api_wants_a_token() {
    let app = TestApp::start().await;
    let document = app.get("/api/v1/openapi.json", "").await.json();
    let mut asked = 0;
    for (path, methods) in document["paths"].as_object().unwrap() {
        let free = ["/healthz", "/media/{id}", "/webhooks/", "/api/v1/embedding", "/api/v1/session/launch"]
            .iter()
            .any(|free| path.starts_with(free));
        for method in methods.as_object().unwrap().keys() {
            if free || (path == "/api/v1/session" && method == "delete") {
                continue;
            }
            let request = Request::builder().method(method.to_uppercase().as_str()).uri(path.replace("{id}", "x"));
            let request = request.header("content-type", "application/json").body(Body::from("{}")).unwrap();
            let outcome = app.send(request).await.outcome();
            assert_eq!(outcome, "401 Unauthorized urn:social-messaging:problem:unauthorized", "{method} {path}");
            asked += 1;
        }
    }
    assert!(asked >= 12, "{asked}");
}

#[tokio::test]
async fn a_parameter_that_nobody_reads_is_refused() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let (token, path) = (app.token("ada"), format!("/api/v1/conversations/{conversation}"));
    let malformed = "400 Bad Request urn:social-messaging:problem:malformed";
    for path in [&path, &format!("{path}/context"), "/api/v1/agents", "/api/v1/events"] {
        assert_eq!(app.get(&format!("{path}?verbose=1"), &token).await.outcome(), malformed, "{path}");
    }
    for path in ["take", "close", "reassign", "read", "commands"].map(|rest| format!("{path}/{rest}")) {
        assert_eq!(app.post(&format!("{path}?verbose=1"), &token, json!({})).await.outcome(), malformed, "{path}");
    }
    assert_eq!(app.post("/api/v1/session?verbose=1", &token, json!({})).await.outcome(), malformed);
}

#[tokio::test]
async fn what_is_no_route_is_a_problem_document_too() {
    let app = TestApp::start().await;
    let nothing = app.get("/api/v1/nothing", &app.token("ada")).await;
    insta::assert_snapshot!(nothing.outcome(), @"404 Not Found urn:social-messaging:problem:not-found");
    let method = app.post("/api/v1/agents", &app.token("ada"), json!({})).await;
    insta::assert_snapshot!(method.outcome(), @"405 Method Not Allowed urn:social-messaging:problem:malformed");
    let health = app.get("/healthz", "").await;
    insta::assert_snapshot!(health.outcome(), @"200 OK");
}
