//! A backend and a sandbox that reach each other on loopback, both in this process.

use reqwest::Client;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::{Value, json};
use social_messaging_backend::config::Config;
use social_messaging_backend::http::app;
use social_messaging_backend::service::access::Caller;
use social_messaging_backend::service::accounts;
use social_messaging_backend::service::app_state::AppState;
use social_messaging_backend::service::clock::SystemClock;
use social_messaging_backend::service::deliveries::{Clients, Means, Pace};
use social_messaging_backend::service::error::ServiceError;
use social_messaging_backend::service::workers::{self, Workers};
use social_messaging_backend::service::{commands, messages};
use social_messaging_backend::store::entities::{account, conversation, delivery, message};
use social_messaging_domain::commands::{Command, CommandRequest, MessageCommand, SendCommand};
use social_messaging_domain::message::Message;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;
use social_messaging_sandbox as sandbox;
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;
use uuid::Uuid;

mod accounts_of_the_sandbox;
mod callers;
mod files;
mod withheld;

use crate::database::TestDatabase;
use accounts_of_the_sandbox::{facebook_page, x_account};
pub(crate) use callers::{ada, caller};
pub(crate) use files::send_files;
use withheld::Withheld;

/// How long something may take that is waited for; only a failure takes that long.
const PATIENCE: Duration = Duration::from_secs(30);

pub(crate) struct World {
    pub(crate) state: AppState,
    pub(crate) facebook: String,
    pub(crate) x: String,
    pub(crate) sandbox: String,
    http: Client,
    workers: Option<Workers>,
    _database: TestDatabase,
    pub(crate) folder: TempDir,
}

/// A pace for tests: the order of things is the same, only faster.
pub(crate) fn pace() -> Pace {
    let soon = Duration::from_millis(20);
    Pace {
        lease: Duration::from_secs(10),
        backoff: soon,
        longest_backoff: soon * 2,
        looks: vec![soon; 3],
        poll: soon,
        ..Pace::default()
    }
}

impl World {
    pub(crate) async fn start() -> Self {
        Self::with(0, pace()).await
    }

    /// With an undo of that many seconds, at that pace.
    pub(crate) async fn with(undo: u32, pace: Pace) -> Self {
        let mut world = Self::still(undo).await;
        world.work(pace);
        world
    }

    /// Without workers.
    pub(crate) async fn still(undo: u32) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let backend = format!("http://{}", listener.local_addr().unwrap());
        let configuration = sandbox::Config { listen: ([127, 0, 0, 1], 0).into(), backend, answers: false };
        let sandbox = sandbox::serve(configuration).await.unwrap().url();
        let database = TestDatabase::new(folder.path()).await;
        let url = &database.url;
        let text = format!(
            "database = \"{url}\"\nwidget_directory = \"{0}\"\nundo_seconds = {undo}\n\
             [session]\nsecret = \"0123456789abcdef0123456789abcdef\"\n[storage]\nplain = true\n\
             [facebook]\ngraph_url = \"{sandbox}/graph\"\nverify_token = \"{1}\"\napp_id = \"{2}\"\n\
             [x]\napi_url = \"{sandbox}/x\"\n[media]\nallow_loopback = true\n",
            folder.path().display(),
            sandbox::FACEBOOK_VERIFY_TOKEN,
            sandbox::FACEBOOK_APP_ID,
        );
        let config = Config::read(&text, Vec::new()).unwrap();
        let connection = social_messaging_backend::store::open(&config.database).await.unwrap();
        let state = AppState::new(config, connection, Arc::new(SystemClock)).unwrap();
        let facebook = accounts::add(&state, facebook_page()).await.unwrap();
        let x = accounts::add(&state, x_account()).await.unwrap();
        let router = app(state.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { state, facebook, x, sandbox, http: Client::new(), workers: None, _database: database, folder }
    }

    pub(crate) fn work(&mut self, pace: Pace) {
        let clients: Arc<dyn Clients> = self.state.networks.clone();
        self.work_with(clients, pace);
    }

    fn work_with(&mut self, clients: Arc<dyn Clients>, pace: Pace) {
        let owner = Uuid::now_v7().to_string().into();
        self.workers = Some(workers::start_with(&self.state, Means { clients, pace: Arc::new(pace), owner }));
    }

    /// Starts the workers with a network that withholds its answers: notified when it applied a call, and what lets an
    /// answer go.
    pub(crate) fn work_without_answers(&mut self, network: Network) -> (Arc<Notify>, Arc<Notify>) {
        let (applied, answer) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let networks = self.state.networks.clone();
        self.work_with(
            Arc::new(Withheld { networks, network, applied: applied.clone(), answer: answer.clone() }),
            pace(),
        );
        (applied, answer)
    }

    /// Kills the workers, whatever they are doing.
    pub(crate) fn kill(&mut self) {
        self.workers = None;
    }

    async fn ask(&self, path: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/{path}", self.sandbox);
        let answer = self.http.post(url).json(&body).send().await.unwrap();
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert!(status.is_success(), "{path} {body}: {status} {text}");
        serde_json::from_str(&text).unwrap_or(Value::Null)
    }

    /// Somebody does something; the backend has taken the webhook then.
    pub(crate) async fn act(&self, act: Value) -> Value {
        self.ask("act", act).await
    }

    pub(crate) async fn settings(&self, settings: Value) {
        self.ask("settings", settings).await;
    }

    pub(crate) async fn fault(&self, fault: Value) {
        self.ask("faults", fault).await;
    }

    /// Posts a raw webhook; the backend's status.
    pub(crate) async fn webhook(&self, network: &str, body: &str, signature: &str) -> u64 {
        let answer = self.ask("webhook", json!({"network": network, "body": body, "signature": signature})).await;
        answer["status"].as_u64().unwrap()
    }

    /// The calls that the sandbox received, by method and a part of their path.
    pub(crate) async fn calls(&self, method: &str, path: &str) -> Vec<Value> {
        let answer = self.http.get(format!("{}/sandbox/calls", self.sandbox)).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        let calls = answer["calls"].as_array().unwrap().iter();
        let fits = |call: &&Value| call["method"] == method && call["path"].as_str().unwrap().contains(path);
        calls.filter(fits).cloned().collect()
    }

    pub(crate) async fn messages(&self) -> Vec<message::Model> {
        message::Entity::find()
            .filter(message::Column::ConversationId.ne(""))
            .order_by_asc(message::Column::SentAt)
            .order_by_asc(message::Column::Id)
            .all(&self.state.database)
            .await
            .unwrap()
    }

    pub(crate) async fn conversations(&self) -> Vec<conversation::Model> {
        conversation::Entity::find().order_by_asc(conversation::Column::Id).all(&self.state.database).await.unwrap()
    }

    /// The only conversation.
    pub(crate) async fn conversation(&self) -> conversation::Model {
        let mut rows = self.conversations().await;
        assert_eq!(rows.len(), 1, "{rows:?}");
        rows.remove(0)
    }

    pub(crate) async fn deliveries(&self) -> Vec<delivery::Model> {
        delivery::Entity::find().order_by_asc(delivery::Column::Id).all(&self.state.database).await.unwrap()
    }

    pub(crate) async fn account(&self, id: &str) -> account::Model {
        account::Entity::find_by_id(id).one(&self.state.database).await.unwrap().unwrap()
    }

    /// Waits until as many messages are there; in the order of their times.
    pub(crate) async fn arrived(&self, count: usize) -> Vec<message::Model> {
        eventually("messages", async || Some(self.messages().await).filter(|rows| rows.len() == count)).await
    }

    /// Waits until a message is in a state.
    pub(crate) async fn reaches(&self, id: &str, state: &str) -> message::Model {
        let seen = std::cell::RefCell::new(String::new());
        let found = async || {
            let row = message::Entity::find_by_id(id).one(&self.state.database).await.unwrap()?;
            seen.replace(row.state.clone());
            Some(row).filter(|row| row.state == state)
        };
        eventually(&format!("{id} is {state}"), found).await
    }

    /// Waits until all that came is worked off.
    pub(crate) async fn settled(&self) {
        use sea_orm::PaginatorTrait;
        use social_messaging_backend::store::entities::{change, inbox};
        eventually("the inbox is empty", async || {
            let raw = inbox::Entity::find().filter(inbox::Column::State.eq("received"));
            let pending = change::Entity::find().filter(change::Column::State.eq("pending"));
            let left =
                raw.count(&self.state.database).await.unwrap() + pending.count(&self.state.database).await.unwrap();
            (left == 0).then_some(())
        })
        .await;
    }

    pub(crate) async fn command(&self, client_id: &str, command: Command) -> Result<Message, ServiceError> {
        self.command_as(&ada(), client_id, command).await
    }

    pub(crate) async fn command_as(
        &self,
        caller: &Caller,
        client_id: &str,
        command: Command,
    ) -> Result<Message, ServiceError> {
        let conversation = self.conversation().await.id;
        self.command_in(&conversation, caller, client_id, command).await
    }

    pub(crate) async fn command_in(
        &self,
        conversation: &str,
        caller: &Caller,
        client_id: &str,
        command: Command,
    ) -> Result<Message, ServiceError> {
        let request = CommandRequest { client_id: client_id.into(), command };
        let done = commands::carry_out(&self.state, caller, &conversation.into(), request).await?;
        Ok(done.message)
    }

    /// Sends a text in the only conversation; the message's identifier.
    pub(crate) async fn send(&self, visibility: Visibility, text: &str) -> String {
        self.command(&client_id(), send(visibility, text)).await.unwrap().id.0
    }

    pub(crate) async fn wire(&self, row: message::Model) -> Message {
        messages::to_wire(&self.state, &self.state.database, row).await.unwrap()
    }
}

/// Waits for something to be so.
pub(crate) async fn eventually<T>(what: &str, mut look: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = tokio::time::Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(begun.elapsed() < PATIENCE, "not so in time: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

pub(crate) fn client_id() -> String {
    Uuid::now_v7().to_string()
}

pub(crate) fn send(visibility: Visibility, text: &str) -> Command {
    Command::Send(SendCommand {
        visibility,
        target: None,
        text: text.to_owned(),
        mentions: Vec::new(),
        files: Vec::new(),
    })
}

pub(crate) fn of(id: &str) -> MessageCommand {
    MessageCommand { message: id.into() }
}
