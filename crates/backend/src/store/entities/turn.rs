//! A row that workers of one kind lock to take their turns.

use sea_orm::entity::prelude::*;

/// A row that workers of one kind lock to take their turns.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "turns")]
pub struct Model {
    /// What they take.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
