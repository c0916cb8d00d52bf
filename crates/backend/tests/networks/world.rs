//! The sandbox as both networks, and short ways to what it knows.

use crate::server::networks_at;
use serde_json::{Value, json};
use social_messaging_backend::networks::{Credentials, Fetched, NetworkClient, Networks, Outcome, Sent};
use social_messaging_domain::networks::Network;
use social_messaging_sandbox::{
    Config, FACEBOOK_PAGE_ID, FACEBOOK_PAGE_TOKEN, Handle, X_ACCOUNT_ID, X_USER_TOKEN, serve,
};

pub(crate) struct World {
    pub(crate) sandbox: Handle,
    pub(crate) networks: Networks,
}

impl World {
    pub(crate) async fn start() -> Self {
        // Nobody takes the webhooks here: the clients are all that is asked about.
        let config = Config {
            listen: "127.0.0.1:0".parse().expect("an address"),
            backend: "http://127.0.0.1:9".to_owned(),
            answers: false,
        };
        let sandbox = serve(config).await.expect("a sandbox");
        let networks = networks_at(&sandbox.url());
        let world = Self { sandbox, networks };
        world.tell("settings", json!({"echo": false})).await;
        world
    }

    /// Orders something of the sandbox.
    pub(crate) async fn tell(&self, what: &str, body: Value) -> Value {
        let url = format!("{}/sandbox/{what}", self.sandbox.url());
        let response = reqwest::Client::new().post(url).json(&body).send().await.expect("an answer");
        assert!(response.status().is_success(), "{body}: {}", response.text().await.unwrap_or_default());
        response.json().await.unwrap_or(Value::Null)
    }

    /// Has somebody do something without a webhook.
    pub(crate) async fn act(&self, mut act: Value) -> Value {
        act["silent"] = json!(true);
        self.tell("act", act).await
    }

    pub(crate) fn client(&self, network: Network) -> &dyn NetworkClient {
        self.networks.client(network).expect("a client")
    }
}

pub(crate) fn facebook() -> Credentials {
    Credentials { network_id: FACEBOOK_PAGE_ID.to_owned(), token: FACEBOOK_PAGE_TOKEN.to_owned() }
}

pub(crate) fn x() -> Credentials {
    Credentials { network_id: X_ACCOUNT_ID.to_owned(), token: X_USER_TOKEN.to_owned() }
}

pub(crate) fn id(answer: &Value, key: &str) -> String {
    answer[key].as_str().unwrap_or_else(|| panic!("no {key} in {answer}")).to_owned()
}

pub(crate) fn sent(outcome: Outcome) -> Sent {
    match outcome {
        Outcome::Sent(sent) => sent,
        other => panic!("{other:?}"),
    }
}

pub(crate) fn there<T: std::fmt::Debug>(fetched: Fetched<T>) -> T {
    match fetched {
        Fetched::There(found) => *found,
        other => panic!("{other:?}"),
    }
}
