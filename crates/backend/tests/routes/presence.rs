//! Who else is in a conversation: told at once, kept nowhere, gone soon after the page is.

use crate::support::TestApp;
use crate::support::stream::{Frame, Stream, serve};
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use social_messaging_backend::store::entities::event;
use social_messaging_domain::networks::Network;
use social_messaging_domain::presence::GONE_AFTER;
use social_messaging_domain::time::SECOND;

async fn beat(app: &TestApp, agent: &str, conversation: &str, body: Value) -> Value {
    let answer = app.post(&format!("/api/v1/conversations/{conversation}/presence"), &app.token(agent), body).await;
    assert_eq!(answer.outcome(), "200 OK");
    answer.json()
}

fn agents(frame: &Frame) -> Value {
    assert_eq!((frame.event.as_str(), frame.id.as_str()), ("presence", ""), "it has no place: {frame:?}");
    frame.data["agents"].clone()
}

#[tokio::test]
async fn others_are_told_at_once_and_only_of_what_changed() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let url = serve(&app).await;
    let mut grace = Stream::open(&url, &app.token("grace"), None).await;
    grace.raw().await.unwrap();
    let before = event::Entity::find().count(&app.state.database).await.unwrap();
    let alone = beat(&app, "ada", &conversation, json!({"state": "reading"})).await;
    assert_eq!(alone, json!({"conversation": conversation, "agents": []}));
    let frame = grace.event().await.unwrap();
    assert_eq!(frame.data["conversation"], conversation);
    assert_eq!(agents(&frame), json!([{"agent": "ada", "name": "Ada", "state": "reading", "visibility": null}]));
    // The same again is no news: what comes next is what changed.
    beat(&app, "ada", &conversation, json!({"state": "reading"})).await;
    beat(&app, "ada", &conversation, json!({"state": "writing", "visibility": "public"})).await;
    let writing = json!([{"agent": "ada", "name": "Ada", "state": "writing", "visibility": "public"}]);
    assert_eq!(agents(&grace.event().await.unwrap()), writing);
    let there = beat(&app, "grace", &conversation, json!({"state": "reading"})).await;
    assert_eq!(there["agents"], writing, "who comes is told who is there");
    beat(&app, "ada", &conversation, json!({"state": "left"})).await;
    assert_eq!(agents(&grace.event().await.unwrap()), json!([]));
    assert_eq!(event::Entity::find().count(&app.state.database).await.unwrap(), before, "no row a heartbeat");
}

#[tokio::test]
async fn a_killed_page_is_gone_in_time() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    beat(&app, "ada", &conversation, json!({"state": "reading"})).await;
    let url = serve(&app).await;
    let mut grace = Stream::open(&url, &app.token("grace"), None).await;
    let first = agents(&grace.event().await.unwrap());
    assert_eq!(first[0]["agent"], "ada", "a stream begins with who is there");
    // With a second to notice it, it is gone within fifteen.
    const { assert!(GONE_AFTER < 14 * SECOND) };
    app.clock.advance(GONE_AFTER - 1);
    beat(&app, "ada", &conversation, json!({"state": "reading"})).await;
    app.clock.advance(GONE_AFTER - 1);
    assert_eq!(beat(&app, "grace", &conversation, json!({"state": "reading"})).await["agents"][0]["agent"], "ada");
    app.clock.advance(1);
    assert_eq!(agents(&grace.event().await.unwrap()), json!([]));
}

#[tokio::test]
async fn pages_of_one_agent_are_one_agent_and_nobody_to_themselves() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let writes = json!({"state": "writing", "visibility": "direct", "tab": "one"});
    beat(&app, "ada", &conversation, writes).await;
    let second = beat(&app, "ada", &conversation, json!({"state": "reading", "tab": "two"})).await;
    assert_eq!(second["agents"], json!([]));
    let seen = async || beat(&app, "grace", &conversation, json!({"state": "reading"})).await["agents"].clone();
    assert_eq!(seen().await, json!([{"agent": "ada", "name": "Ada", "state": "writing", "visibility": "direct"}]));
    beat(&app, "ada", &conversation, json!({"state": "left", "tab": "one"})).await;
    assert_eq!(seen().await[0]["state"], "reading", "the other page is still there");
    for page in 0..100 {
        beat(&app, "ada", &conversation, json!({"state": "reading", "tab": page.to_string()})).await;
    }
    assert_eq!(seen().await.as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn who_may_not_see_a_conversation_is_told_of_nobody_in_it() {
    let app = TestApp::start().await;
    let (one, two) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let (hidden, shown) = (app.conversation(&one, "7").await, app.conversation(&two, "8").await);
    let url = serve(&app).await;
    let mut grace = Stream::open(&url, &app.token_for("grace", &two), None).await;
    grace.raw().await.unwrap();
    beat(&app, "ada", &hidden, json!({"state": "reading"})).await;
    beat(&app, "ada", &shown, json!({"state": "reading"})).await;
    assert_eq!(grace.event().await.unwrap().data["conversation"], shown);
    let path = format!("/api/v1/conversations/{hidden}/presence");
    let refused = app.post(&path, &app.token_for("grace", &two), json!({"state": "reading"})).await;
    assert_eq!(refused.outcome(), "404 Not Found urn:social-messaging:problem:not-found");
}

#[tokio::test]
async fn what_is_no_heartbeat() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    for body in [json!({}), json!({"state": "dreaming"}), json!({"state": "reading", "tab": "x".repeat(65)})] {
        let path = format!("/api/v1/conversations/{conversation}/presence");
        let answer = app.post(&path, &app.token("ada"), body.clone()).await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{body}");
    }
}
