//! What each role may do, on every route.

use crate::support::network::{Network as TestNetwork, PIXEL};
use crate::support::{Answer, Say, TestApp, public};
use axum::body::Body;
use axum::http::Request;
use serde_json::{Value, json};
use social_messaging_backend::service::access::{AccountScope, Caller};
use social_messaging_backend::service::clock::new_id;
use social_messaging_domain::api::Role;
use social_messaging_domain::networks::Network;
use std::collections::BTreeSet;

const ROLES: [Role; 3] = [Role::Agent, Role::Manager, Role::Admin];

/// What a request is made of.
struct Asked {
    /// As the description of the API has it.
    route: &'static str,
    /// What is done there, where a route is asked twice.
    what: &'static str,
    path: String,
    body: Option<Value>,
}

/// A backend with a conversation, and somebody of that role who has its account.
struct World {
    app: TestApp,
    token: String,
    account: String,
    conversation: String,
    other: String,
    message: String,
}

impl World {
    async fn of(role: Role) -> Self {
        let network = TestNetwork::start().await;
        let app = TestApp::with_networks_at(&network.url).await;
        let account = app.account(Network::Facebook, "1").await;
        let (conversation, other) = (app.conversation(&account, "7").await, app.conversation(&account, "8").await);
        let direct = Say { visibility: "direct", kind: "messenger", network_id: Some("m1"), ..public("hello") };
        app.message(&conversation, direct).await;
        let comment = Say { network_id: Some("1_2"), post: Some("1_1"), ..public("hello") };
        let message = app.message(&conversation, comment).await;
        let accounts = AccountScope::Only([account.clone()].into());
        let token = app.token_of(&Caller { role, accounts, ..app.caller("ada") });
        Self { app, token, account, conversation, other, message }
    }

    async fn ask(&self, route: &str, path: &str, body: Option<&Value>) -> Answer {
        let (method, _) = route.split_once(' ').unwrap();
        let request = Request::builder().method(method).uri(path);
        let request = request.header("authorization", format!("Bearer {}", self.token));
        let request = match body {
            None if route.ends_with("/uploads") => request.body(Body::from(PIXEL)),
            None => request.body(Body::empty()),
            Some(body) => request.header("content-type", "application/json").body(Body::from(body.to_string())),
        };
        self.app.send(request.unwrap()).await
    }

    /// The status, and why a rule refuses. A stream is not read: it does not end.
    async fn outcome(&self, asked: &Asked) -> String {
        if asked.route == "GET /api/v1/events" {
            let request = Request::get(&asked.path).header("authorization", format!("Bearer {}", self.token));
            let router = self.app.router();
            let response = tower::ServiceExt::oneshot(router, request.body(Body::empty()).unwrap()).await.unwrap();
            return response.status().as_u16().to_string();
        }
        let answer = self.ask(asked.route, &asked.path, asked.body.as_ref()).await;
        let reason = answer.outcome().split_once('"').map(|(_, reason)| format!(" {}", reason.trim_end_matches('"')));
        format!("{}{}", answer.status.as_u16(), reason.unwrap_or_default())
    }

    /// What an admin made, by its identifier.
    async fn made(&self, path: &str, body: Value) -> String {
        self.app.post(path, &self.app.admin(), body).await.json()["id"].as_str().unwrap().to_owned()
    }

    async fn everything(&self) -> Vec<Asked> {
        let (app, at) = (&self.app, format!("/api/v1/conversations/{}", self.conversation));
        let (account, message) = (&self.account, &self.message);
        let id = || new_id(app.now());
        let kept = self.made("/api/v1/saved-replies", json!({"account": account, "shortcut": "a", "text": "a"})).await;
        let note = id();
        let noted = app.post(&format!("{at}/person-notes"), &self.token, json!({"client_id": note, "text": "a"})).await;
        assert_eq!(noted.status, 200, "everybody who organises work notes something about people");
        let file = self.ask("POST /uploads", &format!("{at}/uploads"), None).await.json();
        let file = file["attachment"]["id"].as_str().unwrap().to_owned();
        let send = |visibility: &str| json!({"send": {"visibility": visibility, "text": "hello"}});
        let to = |what: &str| json!({what: {"message": message}});
        let mut asked = Vec::new();
        let mut ask = |route, what, path: String, body| asked.push(Asked { route, what, path, body });
        ask("GET /api/v1/agents", "", "/api/v1/agents".into(), None);
        ask("GET /api/v1/conversations", "", "/api/v1/conversations".into(), None);
        ask("GET /api/v1/conversations/{id}", "", at.clone(), None);
        for (route, rest) in [
            ("GET /api/v1/conversations/{id}/messages", "messages".to_owned()),
            ("GET /api/v1/conversations/{id}/attachments", "attachments".to_owned()),
            ("GET /api/v1/conversations/{id}/notes", "notes".to_owned()),
            ("GET /api/v1/conversations/{id}/context", format!("context?message={message}")),
            ("GET /api/v1/conversations/{id}/history", "history".to_owned()),
            ("GET /api/v1/conversations/{id}/person-notes", "person-notes".to_owned()),
            ("GET /api/v1/conversations/{id}/related", "related".to_owned()),
        ] {
            ask(route, "", format!("{at}/{rest}"), None);
        }
        ask("GET /api/v1/events", "", "/api/v1/events".into(), None);
        ask("GET /api/v1/saved-replies", "", format!("/api/v1/saved-replies?account={account}"), None);
        for (what, command) in [
            ("a public answer", send("public")),
            ("a direct answer", send("direct")),
            ("a note", send("internal")),
            ("like", to("like")),
            ("unlike", to("unlike")),
            ("hide", to("hide")),
            ("unhide", to("unhide")),
            ("delete", to("delete")),
            ("block", to("block")),
            ("unblock", to("unblock")),
            ("cancel", to("cancel")),
            ("retry", to("retry")),
            ("discard", to("discard")),
        ] {
            let body = json!({"client_id": id(), "command": command});
            ask("POST /api/v1/conversations/{id}/commands", what, format!("{at}/commands"), Some(body));
        }
        ask("POST /api/v1/conversations/{id}/take", "", format!("{at}/take"), None);
        ask(
            "POST /api/v1/conversations/{id}/reassign",
            "",
            format!("{at}/reassign"),
            Some(json!({"skill": "returns"})),
        );
        ask("POST /api/v1/conversations/{id}/close", "", format!("{at}/close"), None);
        ask("POST /api/v1/conversations/{id}/reopen", "", format!("{at}/reopen"), None);
        ask("POST /api/v1/conversations/{id}/read", "", format!("{at}/read"), Some(json!({"message": message})));
        let here = json!({"state": "reading", "tab": "1"});
        ask("POST /api/v1/conversations/{id}/presence", "", format!("{at}/presence"), Some(here));
        let notes = format!("{at}/person-notes");
        let another = json!({"client_id": id(), "text": "b"});
        ask("POST /api/v1/conversations/{id}/person-notes", "", notes.clone(), Some(another));
        ask(
            "PUT /api/v1/conversations/{id}/person-notes/{note}",
            "",
            format!("{notes}/{note}"),
            Some(json!({"text": "c"})),
        );
        ask("PUT /api/v1/conversations/{id}/person-notes/{note}/pin", "", format!("{notes}/{note}/pin"), None);
        ask("DELETE /api/v1/conversations/{id}/person-notes/{note}/pin", "", format!("{notes}/{note}/pin"), None);
        ask("DELETE /api/v1/conversations/{id}/person-notes/{note}", "", format!("{notes}/{note}"), None);
        let related = format!("{at}/related/{}", self.other);
        ask("PUT /api/v1/conversations/{id}/related/{other}", "", related.clone(), None);
        ask("DELETE /api/v1/conversations/{id}/related/{other}", "", related, None);
        ask("POST /api/v1/conversations/{id}/uploads", "", format!("{at}/uploads"), None);
        let from = format!("{at}/uploads/from-address");
        ask("POST /api/v1/conversations/{id}/uploads/from-address", "", from, Some(json!({"address": "ftp://a"})));
        ask("GET /api/v1/uploads/{id}", "", format!("/api/v1/uploads/{file}"), None);
        ask("DELETE /api/v1/uploads/{id}", "", format!("/api/v1/uploads/{file}"), None);
        let settings = format!("/api/v1/accounts/{account}/settings");
        ask("PATCH /api/v1/accounts/{id}/settings", "", settings, Some(json!({"undo_seconds": 7})));
        let another = json!({"account": account, "shortcut": "b", "text": "b"});
        ask("POST /api/v1/saved-replies", "", "/api/v1/saved-replies".into(), Some(another));
        let kept = format!("/api/v1/saved-replies/{kept}");
        ask("PUT /api/v1/saved-replies/{id}", "", kept.clone(), Some(json!({"shortcut": "c", "text": "c"})));
        ask("DELETE /api/v1/saved-replies/{id}", "", kept, None);
        ask("GET /api/v1/audit", "", "/api/v1/audit".into(), None);
        ask("POST /api/v1/session", "", "/api/v1/session".into(), None);
        ask("DELETE /api/v1/session", "", "/api/v1/session".into(), None);
        asked
    }
}

#[tokio::test]
async fn every_route_knows_the_roles() {
    let mut table: Vec<(String, Vec<String>)> = Vec::new();
    let mut routes = BTreeSet::new();
    for role in ROLES {
        let world = World::of(role).await;
        for (place, asked) in world.everything().await.iter().enumerate() {
            let what = if asked.what.is_empty() { String::new() } else { format!(", {}", asked.what) };
            if table.len() <= place {
                table.push((format!("{}{what}", asked.route.replace("/api/v1/", "")), Vec::new()));
            }
            table[place].1.push(world.outcome(asked).await);
            routes.insert(asked.route.to_owned());
        }
    }
    let rows = table.iter().map(|(asked, outcomes)| format!("{asked}: {}", outcomes.join(" | ")));
    insta::assert_snapshot!(rows.collect::<Vec<_>>().join("\n"), @r"
    GET agents: 200 | 200 | 200
    GET conversations: 200 | 200 | 200
    GET conversations/{id}: 200 | 200 | 200
    GET conversations/{id}/messages: 200 | 200 | 200
    GET conversations/{id}/attachments: 200 | 200 | 200
    GET conversations/{id}/notes: 200 | 200 | 200
    GET conversations/{id}/context: 200 | 200 | 200
    GET conversations/{id}/history: 200 | 200 | 200
    GET conversations/{id}/person-notes: 200 | 200 | 200
    GET conversations/{id}/related: 200 | 200 | 200
    GET events: 200 | 200 | 200
    GET saved-replies: 200 | 200 | 200
    POST conversations/{id}/commands, a public answer: 200 | 422 role_forbids | 200
    POST conversations/{id}/commands, a direct answer: 200 | 422 role_forbids | 200
    POST conversations/{id}/commands, a note: 200 | 200 | 200
    POST conversations/{id}/commands, like: 200 | 422 role_forbids | 200
    POST conversations/{id}/commands, unlike: 200 | 422 role_forbids | 200
    POST conversations/{id}/commands, hide: 422 not_capable | 422 role_forbids | 422 not_capable
    POST conversations/{id}/commands, unhide: 200 | 422 role_forbids | 200
    POST conversations/{id}/commands, delete: 422 wrong_target | 422 role_forbids | 422 wrong_target
    POST conversations/{id}/commands, block: 422 not_capable | 422 role_forbids | 422 not_capable
    POST conversations/{id}/commands, unblock: 200 | 422 role_forbids | 200
    POST conversations/{id}/commands, cancel: 403 | 422 role_forbids | 403
    POST conversations/{id}/commands, retry: 409 | 422 role_forbids | 409
    POST conversations/{id}/commands, discard: 409 | 422 role_forbids | 409
    POST conversations/{id}/take: 200 | 403 | 200
    POST conversations/{id}/reassign: 200 | 200 | 200
    POST conversations/{id}/close: 200 | 200 | 200
    POST conversations/{id}/reopen: 200 | 200 | 200
    POST conversations/{id}/read: 200 | 200 | 200
    POST conversations/{id}/presence: 200 | 200 | 200
    POST conversations/{id}/person-notes: 200 | 200 | 200
    PUT conversations/{id}/person-notes/{note}: 200 | 200 | 200
    PUT conversations/{id}/person-notes/{note}/pin: 200 | 200 | 200
    DELETE conversations/{id}/person-notes/{note}/pin: 200 | 200 | 200
    DELETE conversations/{id}/person-notes/{note}: 200 | 200 | 200
    PUT conversations/{id}/related/{other}: 200 | 200 | 200
    DELETE conversations/{id}/related/{other}: 200 | 200 | 200
    POST conversations/{id}/uploads: 200 | 200 | 200
    POST conversations/{id}/uploads/from-address: 422 file_not_fetched | 422 file_not_fetched | 422 file_not_fetched
    GET uploads/{id}: 200 | 200 | 200
    DELETE uploads/{id}: 204 | 204 | 204
    PATCH accounts/{id}/settings: 403 | 403 | 200
    POST saved-replies: 403 | 403 | 200
    PUT saved-replies/{id}: 403 | 403 | 200
    DELETE saved-replies/{id}: 403 | 403 | 204
    GET audit: 403 | 403 | 200
    POST session: 200 | 200 | 200
    DELETE session: 204 | 204 | 204
    ");
    // No token is asked for there, or it is the token that is looked at.
    let free = ["GET /healthz", "GET /media/{id}", "GET /api/v1/embedding", "POST /api/v1/session/launch"];
    let app = TestApp::start().await;
    let document = app.get("/api/v1/openapi.json", "").await.json();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            let route = format!("{} {path}", method.to_uppercase());
            assert!(routes.contains(&route) || free.contains(&route.as_str()), "{route} has no row");
        }
    }
}

#[tokio::test]
async fn an_account_that_the_token_does_not_have_is_closed_to_every_role() {
    for role in ROLES {
        let world = World::of(role).await;
        let accounts = AccountScope::Only(["another".to_owned()].into());
        let token = world.app.token_of(&Caller { role, accounts, ..world.app.caller("eve") });
        let everything = world.everything().await;
        let stranger = World { token, ..world };
        for asked in everything.iter().filter(|asked| asked.path.contains(&stranger.conversation)) {
            let outcome = stranger.outcome(asked).await;
            assert!(
                ["404", "403", "422 role_forbids"].contains(&outcome.as_str()),
                "{role:?} {} {}: {outcome}",
                asked.route,
                asked.what
            );
        }
        let conversations = stranger.app.get("/api/v1/conversations", &stranger.token).await.json();
        assert_eq!(conversations["total"], 0);
    }
}
