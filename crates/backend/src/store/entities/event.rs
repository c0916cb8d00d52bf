//! Something changed: what, not how. The stream reads the entity as it is then, so that nothing erased is told again.

use sea_orm::entity::prelude::*;

/// Something changed: what, not how. The stream reads the entity as it is then, so that nothing erased is told again.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "events")]
pub struct Model {
    /// Grows in the order of the commits.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The event's name.
    pub kind: String,
    /// Whose rights apply.
    pub account_id: String,
    /// The conversation.
    pub conversation_id: Option<String>,
    /// The message, where it is one.
    pub entity_id: Option<String>,
    /// The one agent whom it concerns; all when null.
    pub agent_id: Option<String>,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
