//! Something that was done with a conversation.

use sea_orm::entity::prelude::*;

/// Something that was done with a conversation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "work_changes")]
pub struct Model {
    /// Our identifier, a UUID of its moment.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The conversation.
    pub conversation_id: String,
    /// The act's code.
    pub act: String,
    /// Who did it; null for the consumer.
    pub agent_id: Option<String>,
    /// Who works on it from then on.
    pub to_agent_id: Option<String>,
    /// The skill that it was routed to.
    pub skill: Option<String>,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
