use crate::support::{TestApp, public};
use serde_json::{Value, json};
use social_messaging_backend::service::access::{AccountScope, Caller};
use social_messaging_backend::service::audit::sweep;
use social_messaging_backend::service::clock::new_id;
use social_messaging_backend::service::launch::sign::{self, Launch};
use social_messaging_domain::api::Role;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{DAY, MINUTE};

/// A line an entry: who, what, where, and what came of it.
fn lines(page: &Value) -> Vec<String> {
    let entries = page["entries"].as_array().unwrap().iter();
    let line = |entry: &Value| {
        let text = |name: &str| entry[name].as_str().unwrap_or("-").to_owned();
        format!("{} {} {}", text("agent"), text("act"), text("outcome"))
    };
    entries.map(line).collect()
}

async fn audit(app: &TestApp, query: &str) -> Value {
    app.get(&format!("/api/v1/audit{query}"), &app.admin()).await.json()
}

async fn command(app: &TestApp, conversation: &str, token: &str, command: Value) -> String {
    // A moment of its own, so that their order is told.
    app.clock.advance(1);
    let path = format!("/api/v1/conversations/{conversation}/commands");
    let body = json!({"client_id": new_id(app.now()), "command": command});
    app.post(&path, token, body).await.outcome()
}

#[tokio::test]
async fn every_public_act_is_there_with_who_and_where_and_nothing_that_was_said() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let message = app.message(&conversation, crate::support::Say { network_id: Some("1_2"), ..public("hello") }).await;
    let token = app.token("ada");
    let send = |visibility: &str| json!({"send": {"visibility": visibility, "text": "a very private word"}});
    assert_eq!(command(&app, &conversation, &token, send("public")).await, "200 OK");
    assert_eq!(command(&app, &conversation, &token, send("internal")).await, "200 OK");
    assert_eq!(command(&app, &conversation, &token, json!({"like": {"message": message}})).await, "200 OK");
    let page = audit(&app, "").await;
    assert_eq!(lines(&page), ["ada like pending", "ada send pending"], "a note is nobody's but the colleagues'");
    let like = &page["entries"][0];
    assert_eq!((&like["name"], &like["account"]), (&json!("Ada"), &json!(account)));
    assert_eq!((&like["conversation"], &like["message"]), (&json!(conversation), &json!(message)));
    assert_eq!(like["at"], app.now().to_string());
    let sent = page["entries"][1]["message"].as_str().unwrap();
    assert_eq!(command(&app, &conversation, &token, json!({"cancel": {"message": sent}})).await, "200 OK");
    assert_eq!(lines(&audit(&app, "").await)[1], "ada send cancelled", "one act, one line, as it stands now");
    assert!(!page.to_string().contains("private word"));
}

#[tokio::test]
async fn what_was_refused_is_there_too() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let message = app.message(&conversation, public("hello")).await;
    let manager = app.token_of(&Caller { role: Role::Manager, ..app.caller("grace") });
    let refused = "422 Unprocessable Entity urn:social-messaging:problem:refused-by-rule \"role_forbids\"";
    let send = |visibility: &str| json!({"send": {"visibility": visibility, "text": "hello"}});
    assert_eq!(command(&app, &conversation, &manager, send("public")).await, refused);
    assert_eq!(command(&app, &conversation, &manager, send("direct")).await, refused);
    assert_eq!(command(&app, &conversation, &manager, json!({"like": {"message": message}})).await, refused);
    assert_eq!(lines(&audit(&app, "").await), ["grace like refused", "grace send refused"]);
    let elsewhere = app.token_for("eve", "another");
    assert!(command(&app, &conversation, &elsewhere, send("public")).await.starts_with("404"));
    assert_eq!(lines(&audit(&app, "").await).len(), 2, "of a conversation that they may not see nothing is written");
}

#[tokio::test]
async fn settings_and_saved_replies_are_there() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let settings = format!("/api/v1/accounts/{account}/settings");
    app.ask("PATCH", &settings, &app.admin(), json!({"undo_seconds": 9})).await;
    app.ask("PATCH", &settings, &app.admin(), json!({"undo_seconds": 99})).await;
    let new = json!({"account": account, "shortcut": "a", "text": "a"});
    let kept = app.post("/api/v1/saved-replies", &app.admin(), new).await.json();
    let path = format!("/api/v1/saved-replies/{}", kept["id"].as_str().unwrap());
    app.ask("PUT", &path, &app.admin(), json!({"shortcut": "b", "text": "b"})).await;
    app.ask("DELETE", &path, &app.admin(), json!({})).await;
    let expected = ["root saved_reply done", "root saved_reply done", "root saved_reply done", "root settings done"];
    let mut found = lines(&audit(&app, "").await);
    found.sort();
    assert_eq!(found, expected, "what cannot be set was not set");
}

#[tokio::test]
async fn a_launch_is_there_and_a_refused_one_is_nobodys() {
    let app = TestApp::configured(
        "[[launch.keys]]\nkid = \"desk\"\nalgorithm = \"HS256\"\nsecret = \"another secret of thirty-two bytes\"",
    )
    .await;
    let launch = Launch {
        agent: "ada".to_owned(),
        name: "Ada".to_owned(),
        role: Role::Agent,
        accounts: AccountScope::All,
        language: None,
        expires_at: app.now().plus(MINUTE),
    };
    let token = sign::sign(&app.state.config, None, launch, app.now()).unwrap();
    for _ in 0..2 {
        app.post("/api/v1/session/launch", "", json!({"token": token.reveal()})).await;
    }
    assert_eq!(lines(&audit(&app, "").await), ["ada sign_in done"]);
}

#[tokio::test]
async fn it_is_for_admins_and_each_sees_their_accounts() {
    let app = TestApp::start().await;
    let (one, two) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    for account in [&one, &two] {
        let path = format!("/api/v1/accounts/{account}/settings");
        app.ask("PATCH", &path, &app.admin(), json!({"undo_seconds": 9})).await;
    }
    for role in [Role::Agent, Role::Manager] {
        let token = app.token_of(&Caller { role, ..app.caller("ada") });
        let outcome = app.get("/api/v1/audit", &token).await.outcome();
        assert_eq!(outcome, "403 Forbidden urn:social-messaging:problem:forbidden");
    }
    let accounts = AccountScope::Only([one.clone()].into());
    let token = app.token_of(&Caller { role: Role::Admin, accounts, ..app.caller("grace") });
    let page = app.get("/api/v1/audit", &token).await.json();
    assert_eq!((page["entries"].as_array().unwrap().len(), &page["entries"][0]["account"]), (1, &json!(one)));
}

#[tokio::test]
async fn it_comes_in_pages_the_latest_first() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    for seconds in 0..5 {
        app.clock.advance(if seconds % 2 == 0 { 0 } else { MINUTE });
        let path = format!("/api/v1/accounts/{account}/settings");
        app.ask("PATCH", &path, &app.admin(), json!({"undo_seconds": seconds})).await;
    }
    let whole = audit(&app, "").await;
    assert_eq!((lines(&whole).len(), &whole["next"]), (5, &Value::Null));
    let (mut found, mut query) = (Vec::new(), "?limit=2".to_owned());
    loop {
        let page = audit(&app, &query).await;
        found.extend(page["entries"].as_array().unwrap().clone());
        let Some(next) = page["next"].as_str() else { break };
        query = format!("?limit=2&cursor={next}");
    }
    assert_eq!(Value::from(found), whole["entries"]);
    let malformed = "400 Bad Request urn:social-messaging:problem:malformed";
    assert_eq!(app.get("/api/v1/audit?cursor=x", &app.admin()).await.outcome(), malformed);
}

#[tokio::test]
async fn it_is_kept_for_as_long_as_is_configured() {
    let app = TestApp::configured("[retention]\naudit_days = 30").await;
    let account = app.account(Network::Facebook, "1").await;
    let path = format!("/api/v1/accounts/{account}/settings");
    app.ask("PATCH", &path, &app.admin(), json!({"undo_seconds": 9})).await;
    app.clock.advance(30 * DAY);
    assert_eq!(sweep::forget(&app.state).await.unwrap(), 0);
    app.clock.advance(1);
    assert_eq!(sweep::forget(&app.state).await.unwrap(), 1);
}
