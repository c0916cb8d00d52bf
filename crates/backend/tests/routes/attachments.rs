//! Everything that a consumer sent beside words.

use crate::support::{Say, TestApp, answer, public};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use serde_json::Value;
use social_messaging_backend::store::entities::{media, message};
use social_messaging_domain::networks::Network;

/// Gives a message several files of these kinds; each has its place in its title.
async fn files(app: &TestApp, account: &str, message: &str, kinds: &[&str]) {
    for (at, kind) in (0..).zip(kinds) {
        let id = app.picture(account, &format!("{message}-{at}"), "https://scontent.example/a").await;
        let row = media::Entity::find_by_id(id).one(&app.state.database).await.unwrap().unwrap();
        let mut row = row.into_active_model();
        row.owner_id = Set(message.to_owned());
        row.position = Set(at);
        row.kind = Set((*kind).to_owned());
        row.title = Set(Some(format!("{kind} {at}")));
        row.update(&app.state.database).await.unwrap();
    }
}

fn titles(page: &Value) -> Vec<&str> {
    page["attachments"].as_array().unwrap().iter().map(|it| it["attachment"]["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_the_consumer_sent_comes_newest_first_and_in_pages() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let (conversation, other) = (app.conversation(&account, "7").await, app.conversation(&account, "8").await);
    let first = app.message(&conversation, public("torn")).await;
    files(&app, &account, &first, &["image", "gif", "video"]).await;
    let ours = app.message(&conversation, answer("a new one")).await;
    files(&app, &account, &ours, &["image"]).await;
    let second = app.message(&conversation, Say { visibility: "direct", ..public("here") }).await;
    files(&app, &account, &second, &["link", "audio", "unsupported", "file"]).await;
    let elsewhere = app.message(&other, public("mine")).await;
    files(&app, &account, &elsewhere, &["image"]).await;

    let token = app.token("ada");
    let path = format!("/api/v1/conversations/{conversation}/attachments");
    let whole = app.get(&path, &token).await.json();
    assert_eq!(titles(&whole), ["audio 1", "file 3", "image 0", "gif 1", "video 2"]);
    assert_eq!((&whole["total"], &whole["next"]), (&5.into(), &Value::Null));
    let newest = &whole["attachments"][0];
    assert_eq!((&newest["message"], &newest["visibility"]), (&second.clone().into(), &"direct".into()));
    let url = newest["attachment"]["url"].as_str().unwrap();
    assert!(url.starts_with("/media/") && !url.contains("scontent"), "{url}");

    for limit in 1..=4 {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = app.get(&format!("{path}?limit={limit}{cursor}"), &token).await.json();
            seen.extend(titles(&page).into_iter().map(str::to_owned));
            let Some(next) = page["next"].as_str() else { break };
            cursor = format!("&cursor={next}");
        }
        assert_eq!(seen, titles(&whole), "in pages of {limit}");
    }

    let gone = message::Entity::find().filter(message::Column::Id.eq(&second)).one(&app.state.database).await.unwrap();
    let mut gone = gone.unwrap().into_active_model();
    gone.deleted = Set(true);
    gone.update(&app.state.database).await.unwrap();
    let left = app.get(&path, &token).await.json();
    assert_eq!((titles(&left).len(), &left["total"]), (3, &3.into()), "what was deleted is not shown");
}

#[tokio::test]
async fn what_is_no_page() {
    let app = TestApp::start().await;
    let account = app.account(Network::X, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let token = app.token("ada");
    let path = format!("/api/v1/conversations/{conversation}/attachments");
    let empty = app.get(&path, &token).await.json();
    assert_eq!((titles(&empty).len(), &empty["total"]), (0, &0.into()));
    for query in ["cursor=x", "limit=0", "limit=201", "before=a"] {
        let answer = app.get(&format!("{path}?{query}"), &token).await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{query}");
    }
    let nowhere = app.get("/api/v1/conversations/nowhere/attachments", &token).await;
    insta::assert_snapshot!(nowhere.outcome(), @"404 Not Found urn:social-messaging:problem:not-found");
    let nobody = app.get(&path, "").await;
    assert_eq!(nobody.status, 401);
}
