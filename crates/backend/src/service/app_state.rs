//! What every route and every worker has at hand.

use super::bus::{Bus, LocalBus};
use super::clock::Clock;
use super::fetches::Fetches;
use super::limits::Limits;
use super::signals::Signals;
use super::vault::Vault;
use crate::config::Config;
use crate::media::MediaFetcher;
use crate::networks::Networks;
use sea_orm::DatabaseConnection;
use std::sync::Arc;
use tokio_util::sync::CancellationToken;

/// What every route and every worker has at hand. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    /// The store.
    pub database: DatabaseConnection,
    /// Wakes streams and workers.
    pub bus: Arc<dyn Bus>,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// What the installation decided.
    pub config: Arc<Config>,
    /// The networks' clients.
    pub networks: Arc<Networks>,
    /// Fetches consumers' files.
    pub media: Arc<MediaFetcher>,
    /// What is being fetched in the background.
    pub fetches: Fetches,
    /// What the consumers are being told of the agents.
    pub signals: Signals,
    /// How much each side asked for lately.
    pub limits: Arc<Limits>,
    /// Opens the secrets of brand accounts.
    pub vault: Arc<Vault>,
    /// Ends streams and workers.
    pub shutdown: CancellationToken,
}

impl AppState {
    /// The state of one process over an open store.
    ///
    /// # Errors
    /// When the system's TLS certificates cannot be read.
    pub fn new(config: Config, database: DatabaseConnection, clock: Arc<dyn Clock>) -> reqwest::Result<Self> {
        let networks = Networks::new(config.endpoints(), crate::networks::outgoing_http()?);
        let media = MediaFetcher::new(config.media_policy())?;
        Ok(Self {
            database,
            bus: Arc::new(LocalBus::default()),
            clock,
            limits: Arc::new(Limits::new(&config.limits)),
            vault: Arc::new(Vault::new(&config.storage)),
            config: Arc::new(config),
            networks: Arc::new(networks),
            media: Arc::new(media),
            fetches: Fetches::default(),
            signals: Signals::default(),
            shutdown: CancellationToken::new(),
        })
    }
}
