//! A person on a network, as one brand account knows them.

use sea_orm::entity::prelude::*;

/// A person on a network, as one brand account knows them.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consumers")]
pub struct Model {
    /// Our identifier, a UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The brand account.
    pub account_id: String,
    /// The person's number there.
    pub network_id: String,
    /// The name, where shared.
    pub name: Option<String>,
    /// The handle without `@`.
    pub handle: Option<String>,
    /// The name and the handle as search compares them.
    pub folded: String,
    /// The picture among the media.
    pub avatar_id: Option<String>,
    /// The rest of what the network told.
    pub profile: Option<Json>,
    /// The profile state's code.
    pub profile_state: String,
    /// When somebody first wanted it and it was not there.
    pub profile_wanted_at: Option<i64>,
    /// When it was told.
    pub fetched_at: Option<i64>,
    /// Whether direct messages are accepted, where told.
    pub receives_direct: Option<bool>,
    /// Whether the brand blocked the person.
    pub blocked: bool,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
