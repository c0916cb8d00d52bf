//! A network on loopback that answers one thing, whatever it is asked, and remembers what that was.

use axum::Router;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use serde_json::Value;
use social_messaging_backend::networks::{
    Credentials, Endpoints, FacebookEndpoint, Networks, XEndpoint, outgoing_http,
};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// What was asked: method, path with query, token, body.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Asked {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) token: String,
    pub(crate) body: Value,
}

#[derive(Clone)]
struct Answers {
    status: StatusCode,
    headers: Vec<(&'static str, String)>,
    body: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

/// The running stand-in.
pub(crate) struct Server {
    pub(crate) networks: Networks,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl Server {
    /// Starts one that answers this.
    pub(crate) async fn answering(status: u16, headers: &[(&'static str, String)], body: &str) -> Self {
        let asked = Arc::new(Mutex::new(Vec::new()));
        let status = StatusCode::from_u16(status).expect("a status");
        let answers = Answers { status, headers: headers.to_vec(), body: body.to_owned(), asked: asked.clone() };
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let address = listener.local_addr().expect("an address");
        let router = Router::new().fallback(answer).with_state(answers);
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { networks: networks_at(&format!("http://{address}")), asked }
    }

    /// What it was asked so far.
    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().expect("the list").clone()
    }
}

/// Clients for both networks under one address, as the sandbox has them.
pub(crate) fn networks_at(url: &str) -> Networks {
    let facebook = FacebookEndpoint { graph_url: format!("{url}/graph"), version: "v25.0".to_owned() };
    let x = XEndpoint { api_url: format!("{url}/x") };
    Networks::new(Endpoints { facebook, x }, outgoing_http().expect("a client"))
}

pub(crate) fn credentials() -> Credentials {
    Credentials { network_id: "900".to_owned(), token: "secret-token".to_owned() }
}

async fn answer(
    State(answers): State<Answers>,
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, HeaderMap, String) {
    let token = headers.get("authorization").and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let path = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let body = serde_json::from_slice(&body).unwrap_or(Value::Null);
    answers.asked.lock().expect("the list").push(Asked { method: method.to_string(), path, token, body });
    let named =
        answers.headers.iter().map(|(name, value)| (HeaderName::from_static(name), value.parse().expect("a header")));
    (answers.status, named.collect(), answers.body)
}
