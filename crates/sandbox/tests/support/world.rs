//! A sandbox on loopback with a small receiver in the backend's place.

#![allow(dead_code, reason = "each test file uses its part of the world")]
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a broken world stops the test where it broke")]

use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, Uri};
use axum::routing::post;
use serde_json::{Value, json};
use social_messaging_sandbox::{Config, FACEBOOK_PAGE_TOKEN, Handle, X_USER_TOKEN, serve};
use tokio::sync::Notify;

pub(crate) const PAGE: &str = "100000000000001";
pub(crate) const BRAND: &str = "900000000000000001";

/// One webhook as the backend got it.
#[derive(Debug, Clone)]
pub(crate) struct Webhook {
    pub(crate) path: String,
    pub(crate) headers: HeaderMap,
    pub(crate) raw: Vec<u8>,
    pub(crate) body: Value,
    /// How many answers of calls the test had seen when it came.
    pub(crate) status: u16,
}

#[derive(Debug, Default)]
pub(crate) struct Inbox {
    pub(crate) taken: Mutex<Vec<Webhook>>,
    /// 0 counts as 200.
    pub(crate) answer: AtomicU16,
    pub(crate) changed: Notify,
}

pub(crate) struct World {
    pub(crate) handle: Handle,
    pub(crate) inbox: Arc<Inbox>,
    pub(crate) client: reqwest::Client,
}

/// What a call came back with.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Value,
}

async fn receive(State(inbox): State<Arc<Inbox>>, uri: Uri, headers: HeaderMap, raw: Bytes) -> StatusCode {
    let status = match inbox.answer.load(Ordering::SeqCst) {
        0 => 200,
        status => status,
    };
    let body = serde_json::from_slice(&raw).unwrap_or(Value::Null);
    inbox.taken.lock().unwrap().push(Webhook { path: uri.path().to_owned(), headers, raw: raw.to_vec(), body, status });
    inbox.changed.notify_waiters();
    StatusCode::from_u16(status).unwrap()
}

impl World {
    pub(crate) async fn start() -> Self {
        let inbox = Arc::new(Inbox::default());
        let router = Router::new()
            .route("/webhooks/facebook", post(receive).get(async || "1158201444"))
            .route("/webhooks/x", post(receive))
            .with_state(inbox.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let backend = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(async move { axum::serve(listener, router.into_make_service()).await.unwrap() });
        let handle = serve(Config { listen: "127.0.0.1:0".parse().unwrap(), backend, answers: false }).await.unwrap();
        Self { handle, inbox, client: reqwest::Client::builder().no_proxy().build().unwrap() }
    }

    pub(crate) async fn call(
        &self,
        method: &str,
        path: &str,
        token: &str,
        body: Option<Value>,
    ) -> reqwest::Result<Answer> {
        let method = reqwest::Method::from_bytes(method.as_bytes()).unwrap();
        let mut request = self
            .client
            .request(method, format!("{}{path}", self.handle.url()))
            .header("authorization", format!("Bearer {token}"));
        if let Some(body) = body {
            request = request.json(&body);
        }
        let response = request.send().await?;
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let text = response.text().await?;
        Ok(Answer { status, headers, body: serde_json::from_str(&text).unwrap_or(Value::String(text)) })
    }

    /// A form with a file, to Graph or X.
    pub(crate) async fn form(&self, path: &str, token: &str, form: reqwest::multipart::Form) -> Answer {
        let url = format!("{}{path}", self.handle.url());
        let response = self.client.post(url).bearer_auth(token).multipart(form).send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, body: response.json().await.unwrap_or(Value::Null) }
    }

    /// A Graph call with the Page's token.
    pub(crate) async fn graph(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.call(method, &format!("/graph/v25.0{path}"), FACEBOOK_PAGE_TOKEN, body).await.unwrap()
    }

    /// An X call with the brand's token.
    pub(crate) async fn x(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.call(method, &format!("/x{path}"), X_USER_TOKEN, body).await.unwrap()
    }

    pub(crate) async fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.call(method, &format!("/sandbox{path}"), "", body).await.unwrap()
    }

    /// An act; fails the test when it makes no sense.
    pub(crate) async fn act(&self, act: Value) -> Value {
        let answer = self.control("POST", "/act", Some(act)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    pub(crate) async fn settings(&self, change: Value) {
        assert_eq!(self.control("POST", "/settings", Some(change)).await.status, 200);
    }

    pub(crate) async fn fault(&self, fault: Value) {
        assert_eq!(self.control("POST", "/faults", Some(fault)).await.status, 204);
    }

    pub(crate) async fn calls(&self) -> Vec<Value> {
        self.control("GET", "/calls", None).await.body["calls"].as_array().unwrap().clone()
    }

    pub(crate) fn webhooks(&self) -> Vec<Webhook> {
        self.inbox.taken.lock().unwrap().clone()
    }

    /// Waits for the first webhook that this finds something in.
    pub(crate) async fn wait<T>(&self, find: impl Fn(&Webhook) -> Option<T>) -> T {
        let look = async {
            loop {
                let changed = self.inbox.changed.notified();
                if let Some(found) = self.webhooks().iter().find_map(&find) {
                    return found;
                }
                changed.await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), look).await.expect("the webhook never came")
    }

    /// Waits for a Messenger event.
    pub(crate) async fn messaging(&self, find: impl Fn(&Value) -> bool) -> Value {
        self.wait(|webhook| elements(&webhook.body, "messaging").into_iter().find(|event| find(event))).await
    }

    /// Waits for a feed change's value.
    pub(crate) async fn change(&self, find: impl Fn(&Value) -> bool) -> Value {
        self.wait(|webhook| {
            elements(&webhook.body, "changes")
                .into_iter()
                .map(|change| change["value"].clone())
                .find(|value| find(value))
        })
        .await
    }

    /// Waits for an X activity event of a type.
    pub(crate) async fn x_event(&self, event_type: &str) -> Value {
        self.wait(|webhook| (webhook.body["data"]["event_type"] == event_type).then(|| webhook.body["data"].clone()))
            .await
    }

    /// A person who wrote in Messenger so many minutes ago; the person's id and the message's.
    pub(crate) async fn wrote(&self, id: &str, minutes_ago: i64) -> (String, String) {
        let body = self.act(json!({"messenger_message": {"from": {"id": id, "name": "Ada Example"}, "text": "hello", "at": ago(minutes_ago)}})).await;
        (id.to_owned(), body["mid"].as_str().unwrap().to_owned())
    }

    /// A comment of a person under a new brand post: post and comment.
    pub(crate) async fn commented(&self, id: &str, minutes_ago: i64) -> (String, String) {
        let post = self.act(json!({"facebook_post": {"text": "New!"}})).await["post_id"].as_str().unwrap().to_owned();
        let from = json!({"id": id, "name": "Ada Example"});
        let act =
            json!({"facebook_comment": {"from": from, "post": post, "text": "Still broken", "at": ago(minutes_ago)}});
        (post, self.act(act).await["comment_id"].as_str().unwrap().to_owned())
    }

    /// A post of a person on X that mentions the brand.
    pub(crate) async fn mentioned(&self, id: &str, text: &str) -> String {
        let act =
            json!({"x_mention": {"from": {"id": id, "name": "Gus", "username": format!("gus{id}")}, "text": text}});
        self.act(act).await["tweet_id"].as_str().unwrap().to_owned()
    }
}

/// All elements of this array in all entries.
pub(crate) fn elements(body: &Value, array: &str) -> Vec<Value> {
    let entries = body["entry"].as_array().cloned().unwrap_or_default();
    entries.iter().flat_map(|entry| entry[array].as_array().cloned().unwrap_or_default()).collect()
}

pub(crate) fn ago(minutes: i64) -> String {
    (jiff::Timestamp::now() - jiff::SignedDuration::from_mins(minutes)).to_string()
}

pub(crate) fn message(psid: &str, text: &str) -> Value {
    json!({"recipient": {"id": psid}, "messaging_type": "RESPONSE", "message": {"text": text}})
}
