//! Who asks, and what they may see.

use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait, QuerySelect};
use serde::{Deserialize, Serialize};
use social_messaging_domain::api::{AgentInfo, Role};
use social_messaging_domain::ids::{AgentId, ConversationId};
use social_messaging_domain::time::Timestamp;
use std::collections::BTreeSet;

use super::error::ServiceError;
use crate::store::entities::conversation;

/// The brand accounts that somebody may see: `"all"` or a list, where it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Written", into = "Written")]
pub enum AccountScope {
    /// All of the installation.
    All,
    /// These, by our identifiers.
    Only(BTreeSet<String>),
}

impl AccountScope {
    /// Whether it covers an account.
    #[must_use]
    pub fn covers(&self, account: &str) -> bool {
        match self {
            Self::All => true,
            Self::Only(accounts) => accounts.contains(account),
        }
    }

    /// Whether there is an account that both cover.
    #[must_use]
    pub fn shares(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::All, Self::All) => true,
            (Self::All, Self::Only(accounts)) | (Self::Only(accounts), Self::All) => !accounts.is_empty(),
            (Self::Only(ours), Self::Only(theirs)) => !ours.is_disjoint(theirs),
        }
    }

    /// The condition that keeps a query within it.
    pub fn condition<C: ColumnTrait>(&self, account: C) -> Condition {
        match self {
            Self::All => Condition::all(),
            Self::Only(accounts) => Condition::all().add(account.is_in(accounts.iter().cloned())),
        }
    }
}

/// A scope as tokens and rows hold it.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Written {
    Word(All),
    List(BTreeSet<String>),
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum All {
    All,
}

impl From<Written> for AccountScope {
    fn from(written: Written) -> Self {
        match written {
            Written::Word(All::All) => Self::All,
            Written::List(accounts) => Self::Only(accounts),
        }
    }
}

impl From<AccountScope> for Written {
    fn from(scope: AccountScope) -> Self {
        match scope {
            AccountScope::All => Self::Word(All::All),
            AccountScope::Only(accounts) => Self::List(accounts),
        }
    }
}

/// Somebody whose token was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    /// Who they are.
    pub agent: AgentId,
    /// The name that colleagues read.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// What they may see.
    pub accounts: AccountScope,
    /// When their token ends.
    pub expires_at: Timestamp,
}

impl Caller {
    /// The caller as colleagues see them.
    #[must_use]
    pub fn info(&self) -> AgentInfo {
        AgentInfo { id: self.agent.clone(), name: self.name.clone(), role: self.role }
    }

    /// A conversation that the caller may see.
    ///
    /// # Errors
    /// [`ServiceError::NotFound`] when there is none, or it is of an account that the caller may not see.
    pub async fn conversation<C: ConnectionTrait>(
        &self,
        database: &C,
        id: &ConversationId,
    ) -> Result<conversation::Model, ServiceError> {
        self.seen(conversation::Entity::find_by_id(id.as_str()).one(database).await?)
    }

    /// The same, to be changed: nobody else changes it before the transaction ends.
    ///
    /// # Errors
    /// As [`Self::conversation`].
    pub async fn hold_conversation(
        &self,
        transaction: &DatabaseTransaction,
        id: &ConversationId,
    ) -> Result<conversation::Model, ServiceError> {
        self.seen(conversation::Entity::find_by_id(id.as_str()).lock_exclusive().one(transaction).await?)
    }

    fn seen(&self, found: Option<conversation::Model>) -> Result<conversation::Model, ServiceError> {
        found.filter(|row| self.accounts.covers(&row.account_id)).ok_or(ServiceError::NotFound)
    }
}
