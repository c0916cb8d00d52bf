//! A network that does what it is asked and whose answer does not arrive, or late.

use async_trait::async_trait;
use social_messaging_backend::media::MediaSource;
use social_messaging_backend::networks::{
    Call, Credentials, Fetched, FetchedPost, FetchedProfile, Found, NetworkClient, Networks, Outcome,
};
use social_messaging_backend::service::deliveries::Clients;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use std::sync::Arc;
use tokio::sync::Notify;

/// One network's client, but what its calls answer is held back: for ever, as if the process died just then, or until
/// it is let go.
pub(crate) struct Withheld {
    pub(crate) networks: Arc<Networks>,
    pub(crate) network: Network,
    /// Notified when a call was applied.
    pub(crate) applied: Arc<Notify>,
    /// Lets one answer go.
    pub(crate) answer: Arc<Notify>,
}

impl Clients for Withheld {
    fn client(&self, network: Network) -> Option<&dyn NetworkClient> {
        assert_eq!(network, self.network);
        Some(self)
    }
}

#[async_trait]
impl NetworkClient for Withheld {
    async fn carry_out(&self, credentials: &Credentials, call: &Call) -> Outcome {
        let outcome = self.networks.client(self.network).unwrap().carry_out(credentials, call).await;
        assert!(matches!(outcome, Outcome::Sent(_)));
        self.applied.notify_one();
        self.answer.notified().await;
        outcome
    }

    async fn look_for(&self, _: &Credentials, _: &Call, _: Timestamp, _: &[String]) -> Found {
        std::future::pending().await
    }

    async fn fetch_profile(&self, _: &Credentials, _: &str) -> Fetched<FetchedProfile> {
        std::future::pending().await
    }

    async fn fetch_post(&self, _: &Credentials, _: &str) -> Fetched<FetchedPost> {
        std::future::pending().await
    }

    fn media_source(&self, credentials: &Credentials, url: &str) -> MediaSource {
        self.networks.client(self.network).unwrap().media_source(credentials, url)
    }
}
