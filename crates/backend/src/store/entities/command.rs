//! What an agent wanted done: one row an intent, and the audit of it.

use sea_orm::entity::prelude::*;

/// What an agent wanted done: one row an intent, and the audit of it.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "commands")]
pub struct Model {
    /// The identifier of the intent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub client_id: String,
    /// Who wanted it.
    pub agent_id: String,
    /// The brand account.
    pub account_id: String,
    /// The conversation.
    pub conversation_id: String,
    /// Which command.
    pub kind: String,
    /// SHA-256 of the body, to tell another intent under the same identifier.
    pub body_hash: String,
    /// The message that it made or changed.
    pub message_id: Option<String>,
    /// `accepted`, then the fate of its deliveries.
    pub outcome: String,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
