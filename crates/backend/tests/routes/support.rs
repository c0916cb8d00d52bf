//! A backend in a folder of its own, with a clock that stands, and rows as ingestion writes them.

pub(crate) mod network;
mod rows;
pub(crate) mod stream;

use crate::database::TestDatabase;
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use sea_orm::{EntityTrait, Set};
use serde_json::Value;
use social_messaging_backend::config::Config;
use social_messaging_backend::http::app;
use social_messaging_backend::service::access::{AccountScope, Caller};
use social_messaging_backend::service::accounts::{self, NewAccount};
use social_messaging_backend::service::app_state::AppState;
use social_messaging_backend::service::clock::{Clock, ManualClock, new_id};
use social_messaging_backend::service::tokens::{self, Purpose};
use social_messaging_backend::service::unit::Unit;
use social_messaging_backend::store::entities::{media, message};
use social_messaging_domain::api::Role;
use social_messaging_domain::conversation::Capability;
use social_messaging_domain::limits::Preset;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{HOUR, SECOND, Timestamp};
use std::sync::Arc;
use tempfile::TempDir;
use tower::ServiceExt;

pub(crate) const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// The bytes 32 to 63.
const STORAGE_KEY: &str = "ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=";

pub(crate) struct TestApp {
    pub(crate) state: AppState,
    pub(crate) clock: Arc<ManualClock>,
    _database: TestDatabase,
    pub(crate) folder: TempDir,
}

/// An answer, read to its end.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("JSON")
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// The status and, of a problem document, its type and reason.
    pub(crate) fn outcome(&self) -> String {
        if self.header("content-type") != "application/problem+json" {
            return self.status.to_string();
        }
        let problem = self.json();
        assert_eq!(problem["status"], self.status.as_u16());
        let reason = problem.get("reason").map(|reason| format!(" {reason}")).unwrap_or_default();
        format!("{} {}{reason}", self.status, problem["type"].as_str().unwrap())
    }
}

impl TestApp {
    pub(crate) async fn start() -> Self {
        Self::with_networks_at("http://127.0.0.1:1").await
    }

    /// The networks' APIs are at one address, under `/graph` and `/x`.
    pub(crate) async fn with_networks_at(url: &str) -> Self {
        Self::with(url, "[embedding]\nhosts = [\"https://desk.example\"]").await
    }

    /// A backend with these sections in its configuration.
    pub(crate) async fn configured(sections: &str) -> Self {
        Self::with("http://127.0.0.1:1", sections).await
    }

    async fn with(url: &str, sections: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("dist")).unwrap();
        let database = TestDatabase::new(folder.path()).await;
        let at = &database.url;
        // Dotted keys throughout, so that what follows may begin with keys as well as with sections.
        let text = format!(
            "database = \"{at}\"\nwidget_directory = \"{0}/dist\"\n\
             session.secret = \"{SECRET}\"\nstorage.key = \"{STORAGE_KEY}\"\n\
             facebook.graph_url = \"{url}/graph\"\nx.api_url = \"{url}/x\"\nmedia.allow_loopback = true\n{sections}\n",
            folder.path().display()
        );
        let config = Config::read(&text, Vec::new()).unwrap();
        let connection = social_messaging_backend::store::open(&config.database).await.unwrap();
        let clock = Arc::new(ManualClock::at(Timestamp::parse("2026-05-28T12:00:00Z").unwrap()));
        let state = AppState::new(config, connection, clock.clone()).unwrap();
        Self { state, clock, _database: database, folder }
    }

    pub(crate) fn router(&self) -> Router {
        app(self.state.clone())
    }

    pub(crate) fn now(&self) -> Timestamp {
        self.clock.now()
    }

    pub(crate) fn caller(&self, agent: &str) -> Caller {
        Caller {
            agent: agent.into(),
            name: format!("{}{}", agent[..1].to_uppercase(), &agent[1..]),
            role: Role::Agent,
            accounts: AccountScope::All,
            expires_at: self.now().plus(HOUR),
        }
    }

    pub(crate) fn token_of(&self, caller: &Caller) -> String {
        tokens::mint(&self.state.config, Purpose::Bearer, caller, self.now()).unwrap().reveal().to_owned()
    }

    /// A bearer token of an agent who sees everything.
    pub(crate) fn token(&self, agent: &str) -> String {
        self.token_of(&self.caller(agent))
    }

    /// A bearer token of an agent who sees one account only.
    pub(crate) fn token_for(&self, agent: &str, account: &str) -> String {
        let accounts = AccountScope::Only([account.to_owned()].into());
        self.token_of(&Caller { accounts, ..self.caller(agent) })
    }

    pub(crate) async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = body.collect().await.unwrap().to_bytes().to_vec();
        Answer { status: parts.status, headers: parts.headers, body }
    }

    pub(crate) async fn get(&self, path: &str, token: &str) -> Answer {
        let request = Request::get(path).header("authorization", format!("Bearer {token}"));
        self.send(request.body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn post(&self, path: &str, token: &str, body: Value) -> Answer {
        let request = Request::post(path)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// A request of any method with a JSON body.
    pub(crate) async fn ask(&self, method: &str, path: &str, token: &str, body: Value) -> Answer {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).unwrap()).await
    }

    /// A bearer token of an admin who sees everything.
    pub(crate) fn admin(&self) -> String {
        self.token_of(&Caller { role: Role::Admin, ..self.caller("root") })
    }

    /// A brand account.
    pub(crate) async fn account(&self, network: Network, network_id: &str) -> String {
        self.account_of(network, network_id, "secret").await
    }

    /// A brand account that is connected through the application with that secret.
    pub(crate) async fn account_of(&self, network: Network, network_id: &str, secret: &str) -> String {
        let new = NewAccount {
            network,
            network_id: network_id.to_owned(),
            name: format!("Brand {network_id}"),
            username: Some("brand".to_owned()),
            token: "token".to_owned(),
            secret: secret.to_owned(),
            preset: Preset::Seeds,
            capabilities: vec![Capability::Like, Capability::PrivateReplies],
            public_lane: true,
            app_id: None,
        };
        accounts::add(&self.state, new).await.unwrap()
    }

    /// A conversation with a consumer of that number and name; the event that it is there is in the log.
    pub(crate) async fn conversation(&self, account: &str, consumer: &str) -> String {
        Unit::write(&self.state, |unit| Box::pin(rows::conversation(unit, account, consumer))).await.unwrap()
    }

    /// A message in a conversation, one second after the last; its event is in the log.
    pub(crate) async fn message(&self, conversation: &str, say: Say<'_>) -> String {
        self.clock.advance(SECOND);
        Unit::write(&self.state, |unit| Box::pin(rows::message(unit, conversation, say))).await.unwrap()
    }

    /// A message that was written so many milliseconds before the last one, and arrives one second after it.
    pub(crate) async fn late_message(&self, conversation: &str, say: Say<'_>, before: i64) -> String {
        let id = self.message(conversation, say).await;
        let sent_at = Set(self.now().0 - SECOND - before);
        let row = message::ActiveModel { id: Set(id.clone()), sent_at, ..Default::default() };
        message::Entity::update(row).exec(&self.state.database).await.unwrap();
        id
    }

    /// A picture of a message, at that address on its network.
    pub(crate) async fn picture(&self, account: &str, message: &str, url: &str) -> String {
        let id = new_id(self.now());
        let row = media::ActiveModel {
            id: Set(id.clone()),
            account_id: Set(account.to_owned()),
            owner_kind: Set("message".to_owned()),
            owner_id: Set(message.to_owned()),
            position: Set(0),
            kind: Set("image".to_owned()),
            source_url: Set(Some(url.to_owned())),
            ..Default::default()
        };
        media::Entity::insert(row).exec_without_returning(&self.state.database).await.unwrap();
        id
    }
}

/// What is said, by the consumer in public when nothing else is set.
#[derive(Clone, Copy)]
pub(crate) struct Say<'a> {
    pub(crate) text: &'a str,
    pub(crate) author: &'a str,
    pub(crate) visibility: &'a str,
    pub(crate) kind: &'a str,
    pub(crate) network_id: Option<&'a str>,
    pub(crate) answers: Option<&'a str>,
    pub(crate) parent: Option<&'a str>,
    pub(crate) post: Option<&'a str>,
}

pub(crate) const fn public(text: &str) -> Say<'_> {
    Say {
        text,
        author: "consumer",
        visibility: "public",
        kind: "facebook_comment",
        network_id: None,
        answers: None,
        parent: None,
        post: None,
    }
}

pub(crate) const fn answer(text: &str) -> Say<'_> {
    Say { author: "brand", ..public(text) }
}
