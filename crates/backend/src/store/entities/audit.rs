//! One thing that somebody did in the brand's name.

use sea_orm::entity::prelude::*;

/// One thing that somebody did in the brand's name. Identifiers only, no text.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    /// Our identifier, a UUID of its moment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Milliseconds since 1970.
    pub at: i64,
    /// Who did it.
    pub agent_id: String,
    /// Their name at that time.
    pub name: String,
    /// The act's code.
    pub act: String,
    /// The brand account.
    pub account_id: Option<String>,
    /// The conversation.
    pub conversation_id: Option<String>,
    /// The message that was sent, or that something was done to.
    pub message_id: Option<String>,
    /// The intent, whose deliveries say what comes of it.
    pub client_id: Option<String>,
    /// The outcome's code.
    pub outcome: String,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
