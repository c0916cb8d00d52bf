//! A lane of an account that sends nothing for now.

use sea_orm::entity::prelude::*;

/// A lane of an account that sends nothing for now.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lane_pauses")]
pub struct Model {
    /// The account.
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: String,
    /// The lane's code.
    #[sea_orm(primary_key, auto_increment = false)]
    pub lane: String,
    /// The pause reason's code.
    pub reason: String,
    /// When it goes on by itself, milliseconds since 1970.
    pub until: Option<i64>,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
