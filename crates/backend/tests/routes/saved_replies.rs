use crate::support::TestApp;
use serde_json::{Value, json};
use social_messaging_domain::networks::Network;

const CONFLICT: &str = "409 Conflict urn:social-messaging:problem:conflict";
const FORBIDDEN: &str = "403 Forbidden urn:social-messaging:problem:forbidden";
const NOT_FOUND: &str = "404 Not Found urn:social-messaging:problem:not-found";

async fn shortcuts(app: &TestApp, account: &str) -> Vec<Value> {
    let list = app.get(&format!("/api/v1/saved-replies?account={account}"), &app.token("ada")).await.json();
    list["replies"].as_array().unwrap().iter().map(|reply| reply["shortcut"].clone()).collect()
}

#[tokio::test]
async fn admins_keep_them_and_agents_read_them() {
    let app = TestApp::start().await;
    let (one, two) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let new =
        |account: &str, shortcut: &str| json!({"account": account, "shortcut": shortcut, "text": "Hi {first_name}"});
    let create = async |body: Value| app.post("/api/v1/saved-replies", &app.admin(), body).await;
    let thanks = create(new(&one, "thanks")).await.json();
    assert_eq!((&thanks["account"], &thanks["text"]), (&json!(one), &json!("Hi {first_name}")));
    assert_eq!(create(new(&one, "Hello")).await.outcome(), "200 OK");
    assert_eq!(create(new(&two, "thanks")).await.outcome(), "200 OK", "another account has its own");
    assert_eq!(create(new(&one, "THANKS")).await.outcome(), CONFLICT);
    assert_eq!(shortcuts(&app, &one).await, ["Hello", "thanks"]);
    let path = format!("/api/v1/saved-replies/{}", thanks["id"].as_str().unwrap());
    let decomposed = json!({"account": two, "shortcut": "size", "text": "Size {gro\u{308}\u{df}e}"});
    assert_eq!(create(decomposed).await.json()["text"], "Size {größe}", "a placeholder is written in one way");
    let text = |shortcut: &str| json!({"shortcut": shortcut, "text": "Bye"});
    assert_eq!(app.ask("PUT", &path, &app.admin(), text("hello")).await.outcome(), CONFLICT);
    assert_eq!(app.ask("PUT", &path, &app.admin(), text("Thanks")).await.json()["text"], "Bye");
    assert_eq!(app.ask("DELETE", &path, &app.admin(), json!({})).await.outcome(), "204 No Content");
    assert_eq!(app.ask("DELETE", &path, &app.admin(), json!({})).await.outcome(), NOT_FOUND);
    assert_eq!(shortcuts(&app, &one).await, ["Hello"]);
}

#[tokio::test]
async fn who_may_not_and_what_is_none() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let body = json!({"account": account, "shortcut": "thanks", "text": "Thank you"});
    let kept = app.post("/api/v1/saved-replies", &app.admin(), body.clone()).await.json();
    let path = format!("/api/v1/saved-replies/{}", kept["id"].as_str().unwrap());
    assert_eq!(app.post("/api/v1/saved-replies", &app.token("ada"), body.clone()).await.outcome(), FORBIDDEN);
    for method in ["PUT", "DELETE"] {
        let stranger = app.token_for("ada", "another");
        assert_eq!(app.ask(method, &path, &app.token("ada"), body.clone()).await.outcome(), FORBIDDEN, "{method}");
        assert_eq!(app.ask(method, &path, &stranger, body.clone()).await.outcome(), NOT_FOUND, "{method}");
    }
    let list = format!("/api/v1/saved-replies?account={account}");
    assert_eq!(app.get(&list, &app.token_for("ada", "another")).await.outcome(), NOT_FOUND);
    let malformed = "400 Bad Request urn:social-messaging:problem:malformed";
    assert_eq!(app.get("/api/v1/saved-replies", &app.token("ada")).await.outcome(), malformed);
    let wrong = json!({"account": account, "shortcut": "two words", "text": "Thank you"});
    assert_eq!(app.post("/api/v1/saved-replies", &app.admin(), wrong).await.outcome(), malformed);
}
