//! A text that agents of a brand account send often.

use sea_orm::entity::prelude::*;

/// A text that agents of a brand account send often.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "saved_replies")]
pub struct Model {
    /// Our identifier, a UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The brand account.
    pub account_id: String,
    /// What an agent types to find it.
    pub shortcut: String,
    /// The same without case: unique in the account.
    pub folded: String,
    /// The text, with placeholders.
    pub text: String,
    /// When it was written or changed, milliseconds since 1970.
    pub changed_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
