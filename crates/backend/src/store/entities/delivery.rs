//! Exactly one call to a network.

use sea_orm::entity::prelude::*;

/// Exactly one call to a network.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deliveries")]
pub struct Model {
    /// First in, first out within account, lane and conversation.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The intent.
    pub client_id: String,
    /// The message that it sends, likes or unlikes.
    pub message_id: String,
    /// The brand account.
    pub account_id: String,
    /// The lane's code.
    pub lane: String,
    /// The conversation.
    pub conversation_id: String,
    /// Its place within the message, from 0.
    pub ordinal: i32,
    /// `send`, `like` or `unlike`.
    pub purpose: String,
    /// The call, as the network's client reads it.
    pub call: Json,
    /// The delivery state's code.
    pub state: String,
    /// While held.
    pub held_until: Option<i64>,
    /// When it is due.
    pub next_attempt_at: i64,
    /// How often it was tried.
    pub attempts: i32,
    /// How often it was looked for.
    pub looks: i32,
    /// The worker that has it.
    pub lease_owner: Option<String>,
    /// Until when.
    pub lease_until: Option<i64>,
    /// When the call was begun last.
    pub started_at: Option<i64>,
    /// What the network called the result.
    pub network_id: Option<String>,
    /// The failure reason's code.
    pub reason: Option<String>,
    /// The network's own words.
    pub detail: Option<String>,
    /// Whether trying again could help.
    pub retryable: bool,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
