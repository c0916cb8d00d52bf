//! A note about a person, for agents alone.

use sea_orm::entity::prelude::*;

/// A note about a person, for agents alone.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_notes")]
pub struct Model {
    /// The identifier of the intent, a UUID of its moment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The person.
    pub consumer_id: String,
    /// Who wrote it.
    pub agent_id: String,
    /// What it says.
    pub text: String,
    /// When it was pinned; null for one that is not.
    pub pinned_at: Option<i64>,
    /// Milliseconds since 1970.
    pub written_at: i64,
    /// When its text was last changed.
    pub edited_at: Option<i64>,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
