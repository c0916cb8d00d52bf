//! Faults to order, limits to set, and the list of calls.

#[path = "support/world.rs"]
mod world;

use serde_json::json;
use social_messaging_sandbox::FACEBOOK_PAGE_TOKEN;
use world::{World, message};

const PATH: &str = "/100000000000001/messages";

#[tokio::test]
async fn a_fault_answers_so_often_and_applies_nothing() {
    let world = World::start().await;
    world.wrote("7001", 1).await;
    let body = json!({"error": {"message": "Unknown", "type": "OAuthException", "code": 2}});
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*/messages", "times": 2, "status": 500, "body": body, "headers": {"x-made": "up"}})).await;
    for _ in 0..2 {
        let answer = world.graph("POST", PATH, Some(message("7001", "hi"))).await;
        assert_eq!((answer.status, &answer.body, answer.headers["x-made"].to_str().unwrap()), (500, &body, "up"));
    }
    assert_eq!(world.graph("POST", PATH, Some(message("7001", "hi"))).await.status, 200);
    let calls = world.calls().await;
    let told: Vec<_> =
        calls.iter().map(|call| (call["status"].as_u64().unwrap(), call["applied"].as_bool().unwrap())).collect();
    assert_eq!(told, [(500, false), (500, false), (200, true)]);
    assert_eq!(calls[0]["path"], "/v25.0/100000000000001/messages");
    assert_eq!(calls[0]["body"], message("7001", "hi"));
    let since = world.control("GET", "/calls?since=2", None).await.body;
    assert_eq!(since["calls"].as_array().unwrap().len(), 1);
    world.control("DELETE", "/calls", None).await;
    assert!(world.calls().await.is_empty());
}

#[tokio::test]
async fn a_fault_meets_its_network_method_and_path_alone() {
    let world = World::start().await;
    world.wrote("7001", 1).await;
    world.fault(json!({"network": "x", "path": "/", "status": 500})).await;
    world.fault(json!({"network": "facebook", "method": "DELETE", "path": "/v25.0", "status": 500})).await;
    world.fault(json!({"network": "facebook", "path": "/v25.0/7/", "status": 500})).await;
    assert_eq!(world.graph("POST", PATH, Some(message("7001", "hi"))).await.status, 200);
    world.control("DELETE", "/faults", None).await;
    assert_eq!(world.control("GET", "/faults", None).await.body, json!({"faults": []}));
}

#[tokio::test]
async fn a_dropped_connection_applied_the_call_or_did_not() {
    let world = World::start().await;
    world.wrote("7001", 1).await;
    for (drop, kept) in [("before_applying", 0), ("after_applying", 1)] {
        world.fault(json!({"network": "facebook", "path": "*/messages", "drop": drop})).await;
        let send = json!({"recipient": {"id": "7001"}, "messaging_type": "RESPONSE", "message": {"text": drop, "metadata": drop}});
        let error =
            world.call("POST", &format!("/graph/v25.0{PATH}"), FACEBOOK_PAGE_TOKEN, Some(send)).await.unwrap_err();
        assert!(error.is_request() && !error.is_timeout(), "{error:?}");
        let messages = world.graph("GET", "/t_7001/messages?fields=message", None).await.body;
        let found = messages["data"].as_array().unwrap().iter().filter(|message| message["message"] == drop).count();
        assert_eq!(found, kept, "{drop}");
    }
    let echo = world.messaging(|event| event["message"]["is_echo"] == true).await;
    assert_eq!(echo["message"]["metadata"], "after_applying");
    let told: Vec<_> = world
        .calls()
        .await
        .iter()
        .filter(|call| call["method"] == "POST")
        .map(|call| (call["status"].as_u64().unwrap(), call["applied"].as_bool().unwrap()))
        .collect();
    assert_eq!(told, [(0, false), (0, true)]);
}

#[tokio::test]
async fn a_late_call_is_applied_although_its_client_hung_up() {
    let world = World::start().await;
    world.wrote("7001", 1).await;
    world.fault(json!({"network": "facebook", "path": "*/messages", "delay_ms": 400})).await;
    let impatient =
        reqwest::Client::builder().no_proxy().timeout(std::time::Duration::from_millis(60)).build().unwrap();
    let url = format!("{}/graph/v25.0{PATH}", world.handle.url());
    let error =
        impatient.post(url).bearer_auth(FACEBOOK_PAGE_TOKEN).json(&message("7001", "late")).send().await.unwrap_err();
    assert!(error.is_timeout());
    let echo = world.messaging(|event| event["message"]["is_echo"] == true).await;
    assert_eq!(echo["message"]["text"], "late");
}

#[tokio::test]
async fn limits_are_met_and_say_when_they_end() {
    let world = World::start().await;
    world.wrote("7001", 1).await;
    world.settings(json!({"facebook_rate_limit": {"calls": 1, "window_seconds": 600}, "x_rate_limit": {"calls": 1, "window_seconds": 600}})).await;
    assert_eq!(world.graph("POST", PATH, Some(message("7001", "one"))).await.status, 200);
    let limited = world.graph("POST", PATH, Some(message("7001", "two"))).await;
    assert_eq!((limited.status, limited.body["error"]["code"].as_u64()), (400, Some(613)));
    let usage: serde_json::Value =
        serde_json::from_str(limited.headers["x-business-use-case-usage"].to_str().unwrap()).unwrap();
    assert!(usage["100000000000001"][0]["estimated_time_to_regain_access"].as_i64().unwrap() >= 9);
    let first = world.x("GET", "/2/users/me", None).await;
    assert_eq!((first.status, first.headers["x-rate-limit-remaining"].to_str().unwrap()), (200, "0"));
    let second = world.x("GET", "/2/users/me", None).await;
    assert_eq!((second.status, second.body["title"].as_str()), (429, Some("Too Many Requests")));
    let reset: i64 = second.headers["x-rate-limit-reset"].to_str().unwrap().parse().unwrap();
    assert!(reset > jiff::Timestamp::now().as_second());
    assert_eq!(world.x("GET", "/2/users/42", None).await.status, 200, "another endpoint has its own");
    world.settings(json!({"x_rate_limit": {"calls": 100, "window_seconds": 600}})).await;
    world.fault(json!({"network": "x", "path": "/2/users", "status": 429})).await;
    let ordered = world.x("GET", "/2/users/me", None).await;
    assert_eq!((ordered.status, ordered.headers["x-rate-limit-remaining"].to_str().unwrap()), (429, "0"));
}

#[tokio::test]
async fn the_echo_comes_before_the_answer_when_so_ordered_or_not_at_all() {
    let world = World::start().await;
    world.wrote("7001", 1).await;
    world.settings(json!({"echo_order": "before_response"})).await;
    let answer = world.graph("POST", PATH, Some(message("7001", "hi"))).await;
    let echoed = world.webhooks().iter().any(|webhook| webhook.raw.windows(7).any(|bytes| bytes == b"is_echo"));
    assert!(echoed, "the echo was taken before the call was answered");
    assert_eq!(answer.status, 200);
    world.settings(json!({"echo": false})).await;
    world.graph("POST", PATH, Some(message("7001", "unseen"))).await;
    // What is sent afterwards stands behind whatever an echo would have been.
    world.act(json!({"messenger_message": {"from": {"id": "7001"}, "text": "after"}})).await;
    let unseen = world.webhooks().iter().any(|webhook| String::from_utf8_lossy(&webhook.raw).contains("unseen"));
    assert!(!unseen);
}
