use crate::support::{Say, TestApp, answer, public};
use serde_json::Value;
use social_messaging_domain::networks::Network;

fn texts(page: &Value) -> String {
    page["messages"].as_array().unwrap().iter().map(|row| row["text"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
}

#[tokio::test]
async fn pages_go_both_ways_and_around_one() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let mut ids = Vec::new();
    for number in 0..10 {
        ids.push(app.message(&conversation, public(&number.to_string())).await);
    }
    let token = app.token("ada");
    let page = async |query: String| {
        let page = app.get(&format!("/api/v1/conversations/{conversation}/messages?{query}"), &token).await.json();
        assert_eq!(page["total"], 10);
        format!("{} @{}", texts(&page), page["offset"])
    };
    assert_eq!(page("limit=3".to_owned()).await, "7 8 9 @7");
    assert_eq!(page(format!("before={}&limit=3", ids[7])).await, "4 5 6 @4");
    assert_eq!(page(format!("before={}&limit=3", ids[1])).await, "0 @0");
    assert_eq!(page(format!("before={}&limit=3", ids[0])).await, " @0");
    assert_eq!(page(format!("after={}&limit=3", ids[2])).await, "3 4 5 @3");
    assert_eq!(page(format!("after={}&limit=3", ids[9])).await, " @10");
    assert_eq!(page(format!("around={}&limit=5", ids[4])).await, "2 3 4 5 6 @2");
    assert_eq!(page(format!("around={}&limit=4", ids[0])).await, "0 1 2 @0");
    assert_eq!(page(format!("around={}&limit=1", ids[9])).await, "9 @9");
    assert_eq!(page(String::new()).await, "0 1 2 3 4 5 6 7 8 9 @0");
}

#[tokio::test]
async fn messages_of_one_moment_keep_one_order() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    for number in 0..4 {
        app.message(&conversation, public(&number.to_string())).await;
        app.clock.advance(-1_000);
    }
    let token = app.token("ada");
    let path = format!("/api/v1/conversations/{conversation}/messages");
    let whole = app.get(&path, &token).await.json();
    let (mut seen, mut before) = (Vec::new(), String::new());
    loop {
        let page = app.get(&format!("{path}?limit=1{before}"), &token).await.json();
        let Some(message) = page["messages"].get(0) else { break };
        before = format!("&before={}", message["id"].as_str().unwrap());
        seen.insert(0, message.clone());
    }
    assert_eq!(Value::from(seen), whole["messages"]);
}

#[tokio::test]
async fn a_message_carries_its_author_its_file_and_what_it_answers() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let asked = app.message(&conversation, public("Is it <b>open</b>?")).await;
    app.picture(&account, &asked, "https://scontent.example/a.jpg").await;
    app.message(&conversation, Say { answers: Some(&asked), ..answer("Until eight.") }).await;
    let page = app.get(&format!("/api/v1/conversations/{conversation}/messages"), &app.token("ada")).await.json();
    let (first, second) = (&page["messages"][0], &page["messages"][1]);
    assert_eq!(first["text"], "Is it <b>open</b>?");
    assert_eq!(first["author"]["name"], "Person 7");
    let url = first["attachments"][0]["url"].as_str().unwrap();
    assert!(url.starts_with("/media/") && !url.contains("scontent"), "{url}");
    assert_eq!(second["author"]["name"], "Brand 1");
    assert_eq!(second["answers"]["message"], asked.as_str());
    assert_eq!(second["answers"]["text"], "Is it <b>open</b>?");
}

#[tokio::test]
async fn a_public_message_of_x_tells_the_page_that_likes_it() {
    let app = TestApp::start().await;
    let (x, facebook) = (app.account(Network::X, "1").await, app.account(Network::Facebook, "1").await);
    let (on_x, on_facebook) = (app.conversation(&x, "7").await, app.conversation(&facebook, "7").await);
    let post = Say { kind: "x_post", network_id: Some("7001"), ..public("Decaf?") };
    let liked = app.message(&on_x, post).await;
    app.message(&on_x, Say { author: "brand", network_id: Some("7002"), ..post }).await;
    let direct = Say { visibility: "direct", kind: "x_direct_message", network_id: Some("7003"), ..public("psst") };
    app.message(&on_x, direct).await;
    app.message(&on_facebook, Say { network_id: Some("9_2"), ..public("Decaf?") }).await;
    let token = app.token("ada");
    let pages = async |conversation: &str| {
        let page = app.get(&format!("/api/v1/conversations/{conversation}/messages"), &token).await.json();
        page["messages"].as_array().unwrap().iter().map(|message| message["like_page"].clone()).collect::<Vec<_>>()
    };
    let like = Value::from("https://x.com/intent/like?tweet_id=7001");
    assert_eq!(pages(&on_x).await, [like.clone(), Value::Null, Value::Null], "what the brand wrote nobody likes here");
    assert_eq!(pages(&on_facebook).await, [Value::Null]);
    let context = app.get(&format!("/api/v1/conversations/{on_x}/context?message={liked}"), &token).await.json();
    assert_eq!(context["posts"].as_array().unwrap().last().unwrap()["like_page"], like);
}

#[tokio::test]
async fn what_is_no_place() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let (here, there) = (app.conversation(&account, "7").await, app.conversation(&account, "8").await);
    let elsewhere = app.message(&there, public("hello")).await;
    let token = app.token("ada");
    let path = format!("/api/v1/conversations/{here}/messages");
    let both = app.get(&format!("{path}?before=a&after=b"), &token).await;
    insta::assert_snapshot!(both.outcome(), @"400 Bad Request urn:social-messaging:problem:malformed");
    for query in ["limit=0", "limit=201", "offset=3"] {
        let answer = app.get(&format!("{path}?{query}"), &token).await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{query}");
    }
    let other = app.get(&format!("{path}?around={elsewhere}"), &token).await;
    insta::assert_snapshot!(other.outcome(), @"404 Not Found urn:social-messaging:problem:not-found");
}
