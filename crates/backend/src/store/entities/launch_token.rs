//! A launch token that was traded.

use sea_orm::entity::prelude::*;

/// A launch token that was traded.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "launch_tokens")]
pub struct Model {
    /// The name of the key that signed it: what one signer counts is no other's.
    #[sea_orm(primary_key, auto_increment = false)]
    pub kid: String,
    /// Its identifier.
    #[sea_orm(primary_key, auto_increment = false)]
    pub jti: String,
    /// Milliseconds since 1970.
    pub expires_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
