//! Whose webhooks are taken: an application that signs speaks for the accounts that are connected through it.

use crate::service::app_state::AppState;
use crate::service::codes::code;
use crate::service::error::ServiceError;
use crate::service::vault::Column;
use crate::store::entities::account;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use social_messaging_domain::networks::Network;

/// The accounts of a network, the oldest first, with their secrets opened.
pub struct Senders(Vec<account::Model>);

impl Senders {
    /// As they are now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn of(state: &AppState, network: Network) -> Result<Self, ServiceError> {
        let accounts = account::Entity::find()
            .filter(account::Column::Network.eq(code(&network)))
            .order_by_asc(account::Column::CreatedAt)
            .order_by_asc(account::Column::Id);
        let mut accounts = accounts.all(&state.database).await?;
        for account in &mut accounts {
            // Nobody speaks for an account whose secret cannot be read, and those of the others are heard.
            let opened = state.vault.open(&account.id, Column::Secret, &account.secret);
            account.secret = opened.unwrap_or_default();
        }
        Ok(Self(accounts))
    }

    /// The secrets that sign the network's webhooks, each once; an account that is switched off has no say.
    #[must_use]
    pub fn secrets(&self) -> Vec<&str> {
        let mut secrets: Vec<&str> = Vec::new();
        for account in self.0.iter().filter(|account| account.enabled) {
            if !secrets.contains(&account.secret.as_str()) {
                secrets.push(&account.secret);
            }
        }
        secrets
    }

    /// Whether who signs with that secret may tell of an account. Of one that is not connected anybody may who signs at
    /// all: it is kept raw and passed over, as what is of an account that is switched off.
    #[must_use]
    pub fn may_tell(&self, secret: &str, network_id: &str) -> bool {
        let account = self.0.iter().find(|account| account.network_id == network_id);
        account.is_none_or(|account| !secret.is_empty() && account.secret == secret)
    }
}
