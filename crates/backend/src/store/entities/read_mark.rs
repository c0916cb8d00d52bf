//! How far an agent has read a conversation.

use sea_orm::entity::prelude::*;

/// How far an agent has read a conversation.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "read_marks")]
pub struct Model {
    /// The agent.
    #[sea_orm(primary_key, auto_increment = false)]
    pub agent_id: String,
    /// The conversation.
    #[sea_orm(primary_key, auto_increment = false)]
    pub conversation_id: String,
    /// What arrived until then is read.
    pub arrived_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
