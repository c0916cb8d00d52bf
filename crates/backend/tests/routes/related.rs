//! The other conversations of a person.

use crate::support::stream::{Stream, serve};
use crate::support::{TestApp, public};
use serde_json::{Value, json};
use social_messaging_backend::service::unit::ledger::Ledger;
use social_messaging_domain::networks::Network;

const NOT_FOUND: &str = "404 Not Found urn:social-messaging:problem:not-found";

fn path(conversation: &str) -> String {
    format!("/api/v1/conversations/{conversation}/related")
}

/// The conversations and who linked each.
fn others(related: &Value) -> Vec<(String, Option<String>)> {
    let other = |it: &Value| {
        let link = it["link"]["agent_name"].as_str().map(str::to_owned);
        (it["conversation"]["id"].as_str().unwrap().to_owned(), link)
    };
    related["others"].as_array().unwrap().iter().map(other).collect()
}

#[tokio::test]
async fn the_same_user_of_the_network_is_known_without_a_link() {
    let app = TestApp::start().await;
    let accounts = [app.account(Network::X, "1").await, app.account(Network::X, "2").await];
    let (one, two) = (app.conversation(&accounts[0], "7").await, app.conversation(&accounts[1], "7").await);
    app.conversation(&accounts[1], "8").await;
    app.conversation(&app.account(Network::Facebook, "3").await, "7").await;
    app.message(&two, public("hello")).await;
    let related = app.get(&path(&one), &app.token("ada")).await.json();
    assert_eq!(others(&related), [(two.clone(), None)], "neither another user nor another network");
    assert_eq!(related["others"][0]["conversation"]["last_text"], "hello");
    let alone = app.get(&path(&one), &app.token_for("eve", &accounts[0])).await.json();
    assert_eq!(others(&alone), [], "of an account that may not be seen nothing is told");
}

#[tokio::test]
async fn an_agent_links_two_and_both_show_it() {
    let app = TestApp::start().await;
    let (page, x) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let (one, two) = (app.conversation(&page, "7").await, app.conversation(&x, "8").await);
    let three = app.conversation(&x, "9").await;
    let (ada, grace) = (app.token("ada"), app.token("grace"));
    app.post("/api/v1/session", &ada, json!({})).await;
    for other in [&two, &two, &three] {
        app.clock.advance(1_000);
        let linked = app.ask("PUT", &format!("{}/{other}", path(&one)), &ada, json!({})).await;
        assert_eq!(linked.outcome(), "200 OK");
    }
    app.message(&two, public("hello")).await;
    let by_ada = Some("Ada".to_owned());
    let related = app.get(&path(&one), &grace).await.json();
    assert_eq!(others(&related), [(two.clone(), by_ada.clone()), (three.clone(), by_ada.clone())]);
    insta::assert_json_snapshot!(related["others"][1]["link"], @r#"
    {
      "agent": "ada",
      "agent_name": "Ada",
      "at": "2026-05-28T12:00:03.000Z"
    }
    "#);
    assert_eq!(others(&app.get(&path(&two), &grace).await.json()), [(one.clone(), by_ada.clone())], "symmetric");
    let hidden = app.get(&path(&one), &app.token_for("eve", &page)).await.json();
    assert_eq!(others(&hidden), []);
    let apart = app.ask("DELETE", &format!("{}/{one}", path(&two)), &grace, json!({})).await;
    assert_eq!((apart.outcome(), others(&apart.json())), ("200 OK".to_owned(), vec![]));
    assert_eq!(others(&app.get(&path(&one), &grace).await.json()), [(three, by_ada)]);
    let again = app.ask("DELETE", &format!("{}/{one}", path(&two)), &grace, json!({})).await;
    assert_eq!(again.outcome(), NOT_FOUND);
}

#[tokio::test]
async fn who_may_not_and_what_is_no_link() {
    let app = TestApp::start().await;
    let (page, x) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let (one, two) = (app.conversation(&page, "7").await, app.conversation(&x, "8").await);
    let half = app.token_for("eve", &page);
    for method in ["PUT", "DELETE"] {
        let link = app.ask(method, &format!("{}/{two}", path(&one)), &half, json!({})).await;
        assert_eq!(link.outcome(), NOT_FOUND, "who sees one of them only");
        let back = app.ask(method, &format!("{}/{one}", path(&two)), &half, json!({})).await;
        assert_eq!(back.outcome(), NOT_FOUND);
    }
    let itself = app.ask("PUT", &format!("{}/{one}", path(&one)), &app.token("ada"), json!({})).await;
    assert_eq!(itself.outcome(), "400 Bad Request urn:social-messaging:problem:malformed");
    for number in 0..20 {
        let other = app.conversation(&x, &format!("1{number}")).await;
        let link = app.ask("PUT", &format!("{}/{other}", path(&one)), &app.token("ada"), json!({})).await;
        assert_eq!(link.outcome(), "200 OK");
    }
    let full = app.ask("PUT", &format!("{}/{one}", path(&two)), &app.token("ada"), json!({})).await;
    assert_eq!(full.outcome(), "409 Conflict urn:social-messaging:problem:conflict");
}

#[tokio::test]
async fn colleagues_at_either_conversation_hear_of_it() {
    let app = TestApp::start().await;
    let (page, x) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let (one, two) = (app.conversation(&page, "7").await, app.conversation(&x, "8").await);
    let url = serve(&app).await;
    let mut all = Stream::open(&url, &app.token("grace"), None).await;
    let mut half = Stream::open(&url, &app.token_for("eve", &page), None).await;
    all.raw().await.unwrap();
    half.raw().await.unwrap();
    app.ask("PUT", &format!("{}/{two}", path(&one)), &app.token("ada"), json!({})).await;
    let mut told = Vec::new();
    for _ in 0..2 {
        let event = all.event().await.unwrap();
        assert_eq!((event.event.as_str(), others(&event.data).len()), ("related", 1));
        told.push(event.data["conversation"].as_str().unwrap().to_owned());
    }
    told.sort();
    let mut both = [one.clone(), two];
    both.sort();
    assert_eq!(told, both);
    let event = half.event().await.unwrap();
    assert_eq!((event.data["conversation"].as_str(), others(&event.data)), (Some(one.as_str()), vec![]));
}

#[tokio::test]
async fn who_writes_to_another_account_is_shown_at_once() {
    let app = TestApp::start().await;
    let (first, second) = (app.account(Network::X, "1").await, app.account(Network::X, "2").await);
    let one = app.conversation(&first, "7").await;
    let url = serve(&app).await;
    let mut stream = Stream::open(&url, &app.token("grace"), None).await;
    stream.raw().await.unwrap();
    let account = second.as_str();
    let meet = Ledger::write(&app.state, |ledger| {
        Box::pin(async move {
            let consumer = ledger.meet(account, "7").await?;
            Ok(ledger.converse(&consumer).await?)
        })
    });
    let two = meet.await.unwrap();
    let event = loop {
        let event = stream.event().await.unwrap();
        if event.event == "related" {
            break event;
        }
    };
    assert_eq!((event.data["conversation"].as_str(), others(&event.data)), (Some(one.as_str()), vec![(two, None)]));
}
