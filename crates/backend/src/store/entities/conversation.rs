//! Everything between one consumer and one brand account.

use sea_orm::entity::prelude::*;

/// Everything between one consumer and one brand account.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "conversations")]
pub struct Model {
    /// Our identifier, a UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The brand account.
    pub account_id: String,
    /// The consumer; one conversation each.
    pub consumer_id: String,
    /// Who works on it.
    pub assignee_id: Option<String>,
    /// Where it is routed to.
    pub skill: Option<String>,
    /// `open` or `closed`.
    pub state: String,
    /// Its last message.
    pub last_message_id: Option<String>,
    /// When that was written.
    pub last_at: i64,
    /// Since when the consumer waits.
    pub waiting_since: Option<i64>,
    /// The consumer's last public message that stands.
    pub last_public_id: Option<String>,
    /// When that was written.
    pub last_public_at: Option<i64>,
    /// The consumer's last direct message.
    pub last_direct_id: Option<String>,
    /// When that was written.
    pub last_direct_at: Option<i64>,
    /// What opened the direct window last.
    pub window_opened_at: Option<i64>,
    /// Until when another application is taken to hold the thread.
    pub thread_elsewhere_until: Option<i64>,
    /// When the direct thread last changed hands, as the network tells.
    pub thread_owner_at: Option<i64>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
