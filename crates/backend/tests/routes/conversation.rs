use crate::support::{Say, TestApp, public};
use social_messaging_domain::networks::Network;

#[tokio::test]
async fn one_conversation_with_what_its_page_needs() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let comment = app.message(&conversation, Say { network_id: Some("9_1"), ..public("hello") }).await;
    let detail = app.get(&format!("/api/v1/conversations/{conversation}"), &app.token("ada")).await;
    assert_eq!(detail.outcome(), "200 OK");
    let detail = detail.json();
    assert_eq!(detail["summary"]["id"], conversation.as_str());
    assert_eq!(detail["facts"]["account"]["network_id"], "1");
    assert_eq!(detail["facts"]["last_public"]["message"], comment.as_str());
    assert_eq!(detail["facts"]["private_replies"][0]["message"], comment.as_str());
    assert_eq!(detail["facts"]["thread_owner"], "ours");
    assert_eq!(detail["profile"]["state"], "loading");
}

#[tokio::test]
async fn private_replies_run_out_after_seven_days() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, Say { network_id: Some("9_1"), ..public("hello") }).await;
    let path = format!("/api/v1/conversations/{conversation}");
    let open =
        async || app.get(&path, &app.token("ada")).await.json()["facts"]["private_replies"].as_array().unwrap().len();
    assert_eq!(open().await, 1);
    app.clock.advance(7 * social_messaging_domain::time::DAY);
    assert_eq!(open().await, 0);
}

#[tokio::test]
async fn one_that_is_not_there() {
    let app = TestApp::start().await;
    let answer = app.get("/api/v1/conversations/nothing", &app.token("ada")).await;
    insta::assert_snapshot!(answer.outcome(), @"404 Not Found urn:social-messaging:problem:not-found");
}
