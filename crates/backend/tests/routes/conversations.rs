use crate::support::{TestApp, answer, public};
use serde_json::{Value, json};
use social_messaging_domain::networks::Network;

fn ids(page: &Value) -> Vec<&str> {
    page["conversations"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn those_that_wait_come_first_and_pages_follow_each_other() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let mut rows = Vec::new();
    for person in ["a", "b", "c", "d", "e"] {
        rows.push(app.conversation(&account, person).await);
    }
    for row in &rows {
        app.message(row, public("hello")).await;
    }
    // b and d are answered, d last; a, c and e wait, a longest.
    app.message(&rows[1], answer("yes")).await;
    app.message(&rows[3], answer("yes")).await;
    let expected = [&rows[0], &rows[2], &rows[4], &rows[3], &rows[1]];
    let token = app.token("ada");
    let whole = app.get("/api/v1/conversations", &token).await.json();
    assert_eq!(ids(&whole), expected);
    assert_eq!(whole["total"], 5);
    assert_eq!(whole["next"], Value::Null);
    for limit in 1..=4 {
        let (mut seen, mut cursor) = (Vec::new(), String::new());
        loop {
            let page = app.get(&format!("/api/v1/conversations?limit={limit}{cursor}"), &token).await.json();
            seen.extend(ids(&page).into_iter().map(str::to_owned));
            match page["next"].as_str() {
                Some(next) => cursor = format!("&cursor={next}"),
                None => break,
            }
        }
        assert_eq!(seen.iter().collect::<Vec<_>>(), expected, "limit {limit}");
    }
}

#[tokio::test]
async fn a_row_tells_who_wrote_last_and_what_is_unread() {
    let app = TestApp::start().await;
    let account = app.account(Network::X, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("one")).await;
    app.message(&conversation, answer("two")).await;
    let seen = app.message(&conversation, public("three")).await;
    app.message(&conversation, public(&"long ".repeat(100))).await;
    let token = app.token("ada");
    let unread =
        async |token: &str| app.get("/api/v1/conversations", token).await.json()["conversations"][0]["unread"].clone();
    assert_eq!(unread(&token).await, 2);
    let read = app.post(&format!("/api/v1/conversations/{conversation}/read"), &token, json!({"message": seen})).await;
    assert_eq!(read.json()["summary"]["unread"], 1);
    assert_eq!(unread(&token).await, 1);
    assert_eq!(unread(&app.token("grace")).await, 2, "what is unread is an agent's own");
    let row = app.get("/api/v1/conversations", &token).await.json()["conversations"][0].clone();
    assert_eq!(row["last_text"].as_str().unwrap().chars().count(), 140);
    assert_eq!(
        (&row["network"], &row["last_visibility"], &row["last_from_consumer"]),
        (&json!("x"), &json!("public"), &json!(true))
    );
    assert_eq!(row["consumer_name"], "Person 7");
    assert_eq!(row["account_name"], "Brand 1");
}

#[tokio::test]
async fn mine_and_closed_are_lists_of_their_own() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let (mine, other) = (app.conversation(&account, "a").await, app.conversation(&account, "b").await);
    let token = app.token("ada");
    app.post(&format!("/api/v1/conversations/{mine}/take"), &token, json!({})).await;
    app.post(&format!("/api/v1/conversations/{other}/close"), &token, json!({})).await;
    let list = async |query: &str| app.get(&format!("/api/v1/conversations?{query}"), &token).await.json();
    assert_eq!(ids(&list("list=mine").await), [&mine]);
    assert_eq!(ids(&list("list=all").await), [&mine]);
    assert_eq!(ids(&list("state=closed").await), [&other]);
    assert!(ids(&list("list=mine&state=closed").await).is_empty());
}

#[tokio::test]
async fn an_agent_sees_their_accounts_only() {
    let app = TestApp::start().await;
    let (one, two) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let seen = app.conversation(&one, "a").await;
    app.conversation(&two, "b").await;
    let page = app.get("/api/v1/conversations", &app.token_for("ada", &one)).await.json();
    assert_eq!((ids(&page), &page["total"]), (vec![seen.as_str()], &json!(1)));
    let none = app.get("/api/v1/conversations", &app.token_for("ada", "nothing")).await.json();
    assert!(ids(&none).is_empty());
}

#[tokio::test]
async fn what_is_no_query() {
    let app = TestApp::start().await;
    let token = app.token("ada");
    for query in ["list=theirs", "state=half", "cursor=x", "limit=many", "limit=-1", "limit=0", "limit=201", "page=2"] {
        let answer = app.get(&format!("/api/v1/conversations?{query}"), &token).await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{query}");
    }
    assert_eq!(app.get("/api/v1/conversations?limit=200", &token).await.outcome(), "200 OK");
}
