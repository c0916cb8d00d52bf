use crate::support::{Answer, TestApp};
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use serde_json::json;
use std::net::SocketAddr;

const FEW: &str = "trusted_proxies = [\"10.0.0.1\"]\n[limits]\nagent_requests = 3\naddress_requests = 2";

const LIMITED: &str = "429 Too Many Requests urn:social-messaging:problem:rate-limited";

async fn from(app: &TestApp, peer: &str, told: &str) -> Answer {
    let peer: SocketAddr = peer.parse().unwrap();
    let request = Request::get("/api/v1/embedding").extension(ConnectInfo(peer)).header("x-forwarded-for", told);
    app.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn an_agent_who_asks_for_too_much_is_told_when_to_come_back() {
    let app = TestApp::configured(FEW).await;
    let (ada, grace) = (app.token("ada"), app.token("grace"));
    for _ in 0..3 {
        assert_eq!(app.get("/api/v1/agents", &ada).await.status, 200);
    }
    let refused = app.get("/api/v1/agents", &ada).await;
    assert_eq!(refused.outcome(), LIMITED);
    assert!(
        (1..=21).contains(&refused.header("retry-after").parse::<u32>().unwrap()),
        "a third of a minute, rounded up"
    );
    assert_eq!(refused.header("access-control-expose-headers"), "retry-after");
    let another_token_of_hers = app.token_for("ada", "1");
    assert_eq!(app.get("/api/v1/agents", &another_token_of_hers).await.outcome(), LIMITED);
    assert_eq!(app.get("/api/v1/agents", &grace).await.status, 200, "a colleague is not held up");
}

#[tokio::test]
async fn who_has_no_valid_token_is_counted_by_address() {
    let app = TestApp::configured(FEW).await;
    for token in ["made-up", "made-up-2"] {
        assert_eq!(app.get("/api/v1/agents", token).await.status, 401);
    }
    assert_eq!(app.get("/api/v1/agents", "made-up-3").await.outcome(), LIMITED);
    assert_eq!(app.ask("POST", "/api/v1/session", "", json!({})).await.outcome(), LIMITED);
    assert_eq!(app.post("/api/v1/session/launch", "", json!({"token": "x"})).await.outcome(), LIMITED);
    assert_eq!(app.get("/api/v1/agents", &app.token("ada")).await.status, 200, "an agent at the same address is not");
}

#[tokio::test]
async fn an_address_is_what_a_trusted_proxy_says() {
    let app = TestApp::configured(FEW).await;
    for _ in 0..2 {
        assert_eq!(from(&app, "10.0.0.1:1", "198.51.100.1").await.status, 200);
    }
    assert_eq!(from(&app, "10.0.0.1:1", "198.51.100.1").await.outcome(), LIMITED);
    assert_eq!(from(&app, "10.0.0.1:1", "198.51.100.2").await.status, 200);
    for told in ["192.0.2.1", "192.0.2.2"] {
        assert_eq!(from(&app, "203.0.113.9:1", told).await.status, 200);
    }
    assert_eq!(from(&app, "203.0.113.9:1", "192.0.2.3").await.outcome(), LIMITED, "nobody else is believed");
}

#[tokio::test]
async fn networks_and_the_files_of_the_widget_are_not_counted() {
    let app = TestApp::configured(FEW).await;
    for _ in 0..5 {
        assert_eq!(app.post("/webhooks/facebook", "", json!({})).await.status, 401, "unsigned, and no more than that");
        assert_eq!(app.get("/nothing.js", "").await.status, 404);
    }
}
