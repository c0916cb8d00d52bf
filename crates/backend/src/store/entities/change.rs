//! One change of a webhook, worked off once.

use sea_orm::entity::prelude::*;

/// One change of a webhook, worked off once.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "changes")]
pub struct Model {
    /// In the order of arrival.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// The webhook that brought it first.
    pub inbox_id: i64,
    /// The network's code.
    pub network: String,
    /// The brand account's number on the network.
    pub network_account_id: String,
    /// Stable over redeliveries.
    pub event_id: String,
    /// Changes of one consumer are worked off in order.
    pub consumer_key: Option<String>,
    /// The change itself; null once erased.
    pub payload: Json,
    /// The network's number of the message it is about, for erasing.
    pub subject: Option<String>,
    /// `pending`, `done`, `ignored`, `unknown` or `failed`.
    pub state: String,
    /// How often it was tried.
    pub attempts: i32,
    /// Milliseconds since 1970.
    pub next_attempt_at: i64,
    /// The worker that has it.
    pub lease_owner: Option<String>,
    /// Until when, milliseconds since 1970.
    pub lease_until: Option<i64>,
    /// Why it failed, without message text.
    pub error: Option<String>,
    /// Milliseconds since 1970.
    pub received_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
