use crate::support::{Answer, TestApp, public};
use serde_json::json;
use social_messaging_domain::networks::Network;

/// A note with that text, under that identifier.
async fn note(app: &TestApp, conversation: &str, client_id: &str, text: &str) -> Answer {
    let body = json!({"client_id": client_id, "command": {"send": {"visibility": "internal", "target": null, "text": text, "mentions": []}}});
    app.post(&format!("/api/v1/conversations/{conversation}/commands"), &app.token("ada"), body).await
}

async fn written_to() -> (TestApp, String) {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("hello")).await;
    (app, conversation)
}

#[tokio::test]
async fn a_note_has_a_limit_to_the_character() {
    let (app, conversation) = written_to().await;
    let (one, two) = ("0190a0b0-0000-7000-8000-000000000001", "0190a0b0-0000-7000-8000-000000000002");
    let fits = note(&app, &conversation, one, &"字".repeat(10_000)).await;
    insta::assert_snapshot!(fits.outcome(), @"200 OK");
    let over = note(&app, &conversation, two, &"字".repeat(10_001)).await;
    insta::assert_snapshot!(over.outcome(), @r#"422 Unprocessable Entity urn:social-messaging:problem:refused-by-rule "too_long""#);
}

#[tokio::test]
async fn an_intent_is_named_by_a_uuid_of_version_7() {
    let (app, conversation) = written_to().await;
    for client_id in ["", "1", "0190a0b0-0000-4000-8000-000000000001", "00000000-0000-0000-0000-000000000000"] {
        let answer = note(&app, &conversation, client_id, "Hi").await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{client_id}");
        assert!(answer.json()["title"].as_str().unwrap().contains("client_id"), "{client_id}");
    }
    let answer = note(&app, &conversation, "0190a0b0-0000-7000-8000-000000000001", "Hi").await;
    insta::assert_snapshot!(answer.outcome(), @"200 OK");
}
