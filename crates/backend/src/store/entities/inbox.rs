//! A webhook's raw body, committed before it is answered.

use sea_orm::entity::prelude::*;

/// A webhook's raw body, committed before it is answered.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inbox")]
pub struct Model {
    /// In the order of arrival.
    #[sea_orm(primary_key)]
    pub id: i64,
    /// Whose webhook it is.
    pub network: String,
    /// Milliseconds since 1970.
    pub received_at: i64,
    /// The bytes as they came; empty once something in them was erased.
    pub body: Vec<u8>,
    /// `received`, `split` or `malformed`.
    pub state: String,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
