//! The way out: one queue a network, in order, retried while the backend is away.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::Delivery;
use crate::state::faults::Network;

const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// X: answer within 10 s. Meta names no number.
const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Debug)]
struct Job {
    delivery: Delivery,
    done: oneshot::Sender<u16>,
}

/// Sends webhooks to the backend.
#[derive(Debug)]
pub(crate) struct Webhooks {
    backend: Arc<RwLock<String>>,
    client: reqwest::Client,
    facebook: mpsc::UnboundedSender<Job>,
    x: mpsc::UnboundedSender<Job>,
}

impl Webhooks {
    pub(crate) fn start(backend: String) -> Self {
        let backend = Arc::new(RwLock::new(backend));
        let client = reqwest::Client::builder().timeout(PATIENCE).no_proxy().build().unwrap_or_default();
        let queue = || {
            let (sender, receiver) = mpsc::unbounded_channel();
            tokio::spawn(work(receiver, client.clone(), backend.clone()));
            sender
        };
        Self { facebook: queue(), x: queue(), backend, client }
    }

    /// Puts a delivery in its network's queue at once, so that order is the caller's; the receiver gets the backend's final status.
    pub(crate) fn enqueue(&self, delivery: Delivery) -> oneshot::Receiver<u16> {
        let (done, receiver) = oneshot::channel();
        let queue = match delivery.network {
            Network::Facebook => &self.facebook,
            Network::X => &self.x,
        };
        if queue.send(Job { delivery, done }).is_err() {
            tracing::error!("a webhook queue has ended");
        }
        receiver
    }

    /// Delivers in order and waits; the status of the last, or of the first that was refused. 0 when nothing was sent.
    pub(crate) async fn deliver(&self, deliveries: Vec<Delivery>) -> u16 {
        let waiting: Vec<_> = deliveries.into_iter().map(|delivery| self.enqueue(delivery)).collect();
        let mut last = 0;
        for receiver in waiting {
            let status = receiver.await.unwrap_or_default();
            if last == 0 || (200..300).contains(&last) {
                last = status;
            }
        }
        last
    }

    /// Sends once, past the queue, and returns the backend's status and body.
    pub(crate) async fn send_once(&self, delivery: &Delivery) -> Result<(u16, String), reqwest::Error> {
        let response = request(&self.client, &self.backend, delivery).send().await?;
        Ok((response.status().as_u16(), response.text().await?))
    }

    /// GETs the backend's webhook address, as the networks do to verify it.
    pub(crate) async fn challenge(
        &self,
        network: Network,
        query: &[(&str, &str)],
    ) -> Result<(u16, String), reqwest::Error> {
        let response = self.client.get(address(&self.backend, network)).query(query).send().await?;
        Ok((response.status().as_u16(), response.text().await?))
    }

    /// Changes where webhooks go.
    pub(crate) fn redirect(&self, backend: String) {
        *self.backend.write().unwrap_or_else(PoisonError::into_inner) = backend;
    }
}

async fn work(mut jobs: mpsc::UnboundedReceiver<Job>, client: reqwest::Client, backend: Arc<RwLock<String>>) {
    while let Some(job) = jobs.recv().await {
        let mut pause = FIRST_PAUSE;
        let status = loop {
            match request(&client, &backend, &job.delivery).send().await {
                Ok(response) if !response.status().is_server_error() => break response.status().as_u16(),
                Ok(response) => {
                    tracing::info!(status = %response.status(), "the backend could not take a webhook; it is sent again");
                }
                Err(error) => tracing::info!(%error, "the backend is away; the webhook is sent again"),
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 2).min(LONGEST_PAUSE);
        };
        // Nobody may be waiting for it.
        let _ = job.done.send(status);
    }
}

fn address(backend: &RwLock<String>, network: Network) -> String {
    let base = backend.read().unwrap_or_else(PoisonError::into_inner);
    let path = match network {
        Network::Facebook => "facebook",
        Network::X => "x",
    };
    format!("{}/webhooks/{path}", base.trim_end_matches('/'))
}

fn request(client: &reqwest::Client, backend: &RwLock<String>, delivery: &Delivery) -> reqwest::RequestBuilder {
    let mut request = client
        .post(address(backend, delivery.network))
        .header("content-type", "application/json")
        .header("user-agent", "facebookexternalua")
        .body(delivery.body.clone());
    for (name, value) in &delivery.headers {
        request = request.header(*name, value);
    }
    request
}
