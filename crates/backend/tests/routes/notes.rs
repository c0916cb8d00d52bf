//! The internal notes of a conversation in one list.

use crate::support::{Say, TestApp, public};
use sea_orm::{EntityTrait, Set};
use serde_json::Value;
use social_messaging_backend::store::entities::message;
use social_messaging_domain::networks::Network;

const fn note(text: &str) -> Say<'_> {
    Say { author: "agent", visibility: "internal", kind: "note", ..public(text) }
}

fn texts(page: &Value) -> Vec<&str> {
    page["notes"].as_array().unwrap().iter().map(|note| note["text"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn they_come_newest_first_and_in_pages_and_alone() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let (conversation, other) = (app.conversation(&account, "7").await, app.conversation(&account, "8").await);
    for text in ["one", "two", "three"] {
        app.message(&conversation, public("hello")).await;
        app.message(&conversation, note(text)).await;
    }
    app.message(&other, note("elsewhere")).await;
    // Of one moment, the order is that of their identifiers, on every page.
    let moment = app.now().0 + 60_000;
    for text in ["four", "five"] {
        let id = app.message(&conversation, note(text)).await;
        let at = message::ActiveModel { id: Set(id), sent_at: Set(moment), ..Default::default() };
        message::Entity::update(at).exec(&app.state.database).await.unwrap();
    }
    let gone = app.message(&conversation, note("gone")).await;
    let erased = message::ActiveModel { id: Set(gone), deleted: Set(true), ..Default::default() };
    message::Entity::update(erased).exec(&app.state.database).await.unwrap();

    let path = format!("/api/v1/conversations/{conversation}/notes");
    let token = app.token("ada");
    let whole = app.get(&path, &token).await.json();
    assert_eq!(texts(&whole), ["five", "four", "three", "two", "one"]);
    assert_eq!((&whole["total"], &whole["next"]), (&5.into(), &Value::Null));
    assert_eq!(whole["notes"][0]["visibility"], "internal");
    for limit in 1..=4 {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = app.get(&format!("{path}?limit={limit}{cursor}"), &token).await.json();
            seen.extend(texts(&page).into_iter().map(str::to_owned));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, texts(&whole), "in pages of {limit}");
    }
}

#[tokio::test]
async fn who_may_not_and_what_is_no_page() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let path = format!("/api/v1/conversations/{conversation}/notes");
    let none = app.get(&path, &app.token("ada")).await;
    insta::assert_json_snapshot!(none.json(), @r#"
    {
      "next": null,
      "notes": [],
      "total": 0
    }
    "#);
    for query in ["cursor=x", "limit=0", "limit=201", "before=a"] {
        let answer = app.get(&format!("{path}?{query}"), &app.token("ada")).await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{query}");
    }
    let stranger = app.get(&path, &app.token_for("eve", "another")).await;
    assert_eq!(stranger.outcome(), "404 Not Found urn:social-messaging:problem:not-found");
}
