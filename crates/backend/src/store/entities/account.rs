//! A connected Page or X account with its secrets.

use sea_orm::entity::prelude::*;

/// A connected Page or X account with its secrets.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    /// Our identifier, a UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The network's code.
    pub network: String,
    /// Its number on the network.
    pub network_id: String,
    /// The name to show.
    pub name: String,
    /// The user name on the network, without `@`.
    pub username: Option<String>,
    /// The application that we send as; its echoes are ours.
    pub app_id: Option<String>,
    /// The token that calls carry.
    pub token: String,
    /// The secret that signs its webhooks.
    pub secret: String,
    /// Whether an admin left it on.
    pub enabled: bool,
    /// Whether its token is dead.
    pub reauthorize: bool,
    /// Whether public messages count.
    pub public_lane: bool,
    /// The limits it goes by.
    pub preset: String,
    /// A list of capability codes.
    pub capabilities: Json,
    /// What an admin decided; null for nothing.
    pub settings: Option<Json>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
