//! Somebody who signed in.

use sea_orm::entity::prelude::*;

/// Somebody who signed in.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "agents")]
pub struct Model {
    /// The subject of the token.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The name.
    pub name: String,
    /// The role's code.
    pub role: String,
    /// Milliseconds since 1970.
    pub seen_at: i64,
    /// The brand accounts of their last token; `None` for who signed in before that was kept.
    pub accounts: Option<Json>,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
