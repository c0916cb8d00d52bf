use crate::support::stream::{Stream, serve};
use crate::support::{TestApp, answer};
use serde_json::{Value, json};
use social_messaging_backend::service::access::{AccountScope, Caller};
use social_messaging_domain::api::Role;
use social_messaging_domain::networks::Network;

#[tokio::test]
async fn an_admin_changes_a_part_and_every_stream_is_told() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let url = serve(&app).await;
    let mut stream = Stream::open(&url, &app.token("ada"), None).await;
    stream.raw().await.unwrap();
    let path = format!("/api/v1/accounts/{account}/settings");
    let change = async |body: Value| app.ask("PATCH", &path, &app.admin(), body).await.json()["settings"].clone();
    let first = change(json!({"undo_seconds": 0, "guard_patterns": ["LC-####"], "tells_seen": true})).await;
    let expected = json!({"undo_seconds": 0, "guard_patterns": ["LC-####"], "files_in_public": false,
        "native_author": null, "tells_seen": true, "tells_typing": false});
    assert_eq!(first, expected);
    assert_eq!(stream.event().await.unwrap().data["settings"], expected);
    let second = change(json!({"undo_seconds": null, "native_author": "Care team", "tells_seen": null})).await;
    assert_eq!((&second["undo_seconds"], &second["tells_seen"]), (&Value::Null, &json!(false)));
    assert_eq!(second["guard_patterns"], json!(["LC-####"]), "what is not named stays");
    let session = app.ask("POST", "/api/v1/session", &app.token("ada"), json!({})).await.json();
    assert_eq!(session["accounts"][0]["settings"], second);
    app.account(Network::Facebook, "1").await;
    let session = app.ask("POST", "/api/v1/session", &app.token("ada"), json!({})).await.json();
    assert_eq!(session["accounts"][0]["settings"], second, "connected again, it keeps them");
}

#[tokio::test]
async fn what_the_brand_writes_natively_goes_by_the_name_that_was_set() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, answer("hello")).await;
    let author = async || {
        let path = format!("/api/v1/conversations/{conversation}/messages");
        app.get(&path, &app.token("ada")).await.json()["messages"][0]["author"]["name"].clone()
    };
    assert_eq!(author().await, "Brand 1");
    let path = format!("/api/v1/accounts/{account}/settings");
    app.ask("PATCH", &path, &app.admin(), json!({"native_author": "Care team"})).await;
    assert_eq!(author().await, "Care team");
}

#[tokio::test]
async fn what_cannot_be_set_and_by_whom() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let path = format!("/api/v1/accounts/{account}/settings");
    let malformed = "400 Bad Request urn:social-messaging:problem:malformed";
    for body in [
        json!({"undo_seconds": 61}),
        json!({"undo_seconds": -1}),
        json!({"undo_seconds": "5"}),
        json!({"guard_patterns": ["a".repeat(61)]}),
        json!({"native_author": ""}),
        json!({"colour": "red"}),
        json!([]),
    ] {
        assert_eq!(app.ask("PATCH", &path, &app.admin(), body.clone()).await.outcome(), malformed, "{body}");
    }
    let forbidden = "403 Forbidden urn:social-messaging:problem:forbidden";
    for role in [Role::Agent, Role::Manager] {
        let token = app.token_of(&Caller { role, ..app.caller("ada") });
        assert_eq!(app.ask("PATCH", &path, &token, json!({"tells_seen": true})).await.outcome(), forbidden);
    }
    let elsewhere = AccountScope::Only(["another".to_owned()].into());
    let token = app.token_of(&Caller { role: Role::Admin, accounts: elsewhere, ..app.caller("root") });
    let not_found = "404 Not Found urn:social-messaging:problem:not-found";
    assert_eq!(app.ask("PATCH", &path, &token, json!({})).await.outcome(), not_found);
}
