//! That two consumers are one person, as an agent said.

use sea_orm::entity::prelude::*;

/// That two consumers are one person, as an agent said.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "person_links")]
pub struct Model {
    /// The consumer whose identifier sorts first.
    #[sea_orm(primary_key, auto_increment = false)]
    pub first_id: String,
    /// The other.
    #[sea_orm(primary_key, auto_increment = false)]
    pub second_id: String,
    /// Who said so.
    pub agent_id: String,
    /// Milliseconds since 1970.
    pub at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
