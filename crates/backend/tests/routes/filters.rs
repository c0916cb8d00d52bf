//! The lists' filters and what a row tells beside its last text.

use crate::support::{TestApp, answer, public};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, Unchanged};
use serde_json::{Value, json};
use social_messaging_backend::store::entities::{consumer, message};
use social_messaging_domain::networks::Network;

async fn listed(app: &TestApp, query: &str) -> (Vec<String>, u64) {
    let page = app.get(&format!("/api/v1/conversations?{query}"), &app.token("ada")).await.json();
    let rows = page["conversations"].as_array().unwrap().iter();
    (rows.map(|row| row["id"].as_str().unwrap().to_owned()).collect(), page["total"].as_u64().unwrap())
}

#[tokio::test]
async fn a_list_is_narrowed_and_counted_by_network_audience_and_waiting() {
    let app = TestApp::start().await;
    let (page, x) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let waits = app.conversation(&page, "a").await;
    let answered = app.conversation(&page, "b").await;
    let direct = app.conversation(&x, "c").await;
    app.message(&waits, public("one")).await;
    app.message(&answered, public("two")).await;
    app.message(&answered, answer("yes")).await;
    app.message(&direct, crate::support::Say { visibility: "direct", kind: "x_direct_message", ..public("three") })
        .await;
    let only = |ids: &[&String]| (ids.iter().map(|id| (*id).clone()).collect::<Vec<_>>(), ids.len() as u64);
    assert_eq!(listed(&app, "network=facebook").await, only(&[&waits, &answered]));
    assert_eq!(listed(&app, "network=x").await, only(&[&direct]));
    assert_eq!(listed(&app, "visibility=direct").await, only(&[&direct]));
    assert_eq!(listed(&app, "visibility=public&waiting=true").await, only(&[&waits]));
    assert_eq!(listed(&app, "waiting=false").await, only(&[&answered]));
    assert_eq!(listed(&app, "waiting=true&limit=1").await, (vec![waits.clone()], 2));
    app.post(&format!("/api/v1/conversations/{answered}/close"), &app.token("ada"), json!({})).await;
    assert_eq!(listed(&app, "network=facebook").await, only(&[&waits]));
    assert_eq!(listed(&app, "network=facebook&state=any").await, only(&[&waits, &answered]));
}

#[tokio::test]
async fn search_finds_people_and_words_whatever_their_case() {
    let app = TestApp::start().await;
    let page = app.account(Network::Facebook, "1").await;
    let zoe = app.conversation(&page, "ZOË").await;
    let percent = app.conversation(&page, "b").await;
    app.message(&zoe, public("Where is my Straße?")).await;
    app.message(&zoe, answer("On its way")).await;
    app.message(&percent, public("It says 100% arabica_blend\\here")).await;
    let found = async |search: &str| {
        let query: String = url::form_urlencoded::Serializer::new(String::new()).append_pair("search", search).finish();
        listed(&app, &query).await.0
    };
    for search in ["zoë", "Zoe\u{308}", "zoe", "PERSON ZOË", "my STRASSE", "on ITS way", "  way "] {
        assert_eq!(found(search).await, [zoe.as_str()], "{search}");
    }
    for search in ["100%", "arabica_B", "\\HERE"] {
        assert_eq!(found(search).await, [percent.as_str()], "{search}");
    }
    for search in ["%", "_"] {
        assert_eq!(found(search).await, [percent.as_str()], "{search} stands for itself");
    }
    assert!(found("arabicaXblend").await.is_empty());
    assert_eq!(found("   ").await.len(), 2);
    assert_eq!(found("person").await.len(), 2);
    assert_eq!(listed(&app, "search=way&list=mine").await.1, 0);
    let none = app.get("/api/v1/conversations?search=zo", &app.token_for("ada", "another")).await.json();
    assert_eq!(none["total"], 0, "of accounts that the agent may not see nothing is found");
}

#[tokio::test]
async fn a_person_is_found_by_number_or_user_name_and_by_nothing_like_it() {
    let app = TestApp::start().await;
    let (page, x) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let (on_page, on_x) = (app.conversation(&page, "77").await, app.conversation(&x, "77").await);
    let another = app.conversation(&x, "770").await;
    named(&app, "770", "Zoe_Z").await;
    for row in [&on_page, &on_x, &another] {
        app.message(row, public("hello")).await;
    }
    app.post(&format!("/api/v1/conversations/{on_page}/close"), &app.token("ada"), json!({})).await;
    let found = async |query: &str| {
        let mut ids = listed(&app, &format!("state=any&{query}")).await.0;
        ids.sort_unstable();
        ids
    };
    let only = |ids: &[&String]| {
        let mut ids: Vec<String> = ids.iter().map(|id| (*id).clone()).collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(found("consumer=77").await, only(&[&on_page, &on_x]));
    assert_eq!(found("consumer=77&network=x").await, only(&[&on_x]));
    assert_eq!(found("handle=zoe_z").await, only(&[&another]));
    assert_eq!(found("handle=ZOE_Z&consumer=77&network=x").await, only(&[&on_x, &another]), "by either");
    for query in ["consumer=7", "consumer=7%25", "consumer=zoe_z", "handle=zoe", "handle=770", "handle=zoe%5Fq"] {
        assert!(found(query).await.is_empty(), "{query}");
    }
    let others = app.get("/api/v1/conversations?consumer=77&state=any", &app.token_for("ada", &page)).await.json();
    assert_eq!(others["total"], 1, "of accounts that the agent may not see nothing is found");
    for query in ["consumer=", "handle=", &format!("consumer={}", "7".repeat(101)), "handle=%00"] {
        let answer = app.get(&format!("/api/v1/conversations?{query}"), &app.token("ada")).await;
        assert_eq!(answer.outcome(), "400 Bad Request urn:social-messaging:problem:malformed", "{query}");
    }
}

async fn named(app: &TestApp, number: &str, handle: &str) {
    consumer::Entity::update_many()
        .col_expr(consumer::Column::Handle, handle.into())
        .filter(consumer::Column::NetworkId.eq(number))
        .exec(&app.state.database)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_search_has_an_end() {
    let app = TestApp::start().await;
    let asked = async |length: usize| {
        let search = "%C3%AB".repeat(length);
        app.get(&format!("/api/v1/conversations?search={search}"), &app.token("ada")).await.outcome()
    };
    assert_eq!(asked(100).await, "200 OK");
    assert_eq!(asked(101).await, "400 Bad Request urn:social-messaging:problem:malformed");
}

#[tokio::test]
async fn a_row_tells_of_a_file_without_words_and_of_what_failed() {
    let app = TestApp::start().await;
    let page = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&page, "a").await;
    let row = async |agent: &str| -> Value {
        app.get("/api/v1/conversations", &app.token(agent)).await.json()["conversations"][0].clone()
    };
    let silent = app.message(&conversation, public("")).await;
    app.picture(&page, &silent, "https://scontent.example/a.jpg").await;
    assert_eq!(row("ada").await["last_attachment"], "image");
    let failed = app.message(&conversation, public("with words")).await;
    app.picture(&page, &failed, "https://scontent.example/b.jpg").await;
    assert_eq!(row("ada").await["last_attachment"], Value::Null);
    let state = async |state: &str| {
        let values = message::ActiveModel {
            id: Unchanged(failed.clone()),
            agent_id: Set(Some("ada".to_owned())),
            state: Set(state.to_owned()),
            ..Default::default()
        };
        message::Entity::update(values).exec(&app.state.database).await.unwrap();
    };
    state("failed").await;
    assert_eq!((&row("ada").await["failed"], &row("grace").await["failed"]), (&json!(1), &json!(0)));
    state("cancelled").await;
    assert_eq!(row("ada").await["failed"], 0);
}
