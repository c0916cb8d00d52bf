//! The bytes of a file that an agent attached.

use sea_orm::entity::prelude::*;

/// The bytes of a file that an agent attached.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stored_files")]
pub struct Model {
    /// Ours; rows of `media` point to it.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Who attached it.
    pub agent_id: String,
    /// Its type, by its first bytes.
    pub content_type: String,
    /// Its length in bytes.
    pub size: i64,
    /// The bytes.
    pub bytes: Vec<u8>,
    /// Milliseconds since 1970.
    pub created_at: i64,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
