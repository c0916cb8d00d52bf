//! Where the bytes of a picture or a file are to be had.

use sea_orm::entity::prelude::*;

/// Where the bytes of a picture or a file are to be had: from its network, or of what an agent attached from `stored_files`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "media")]
pub struct Model {
    /// Ours, part of the signed path.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// Whose credentials it is fetched with.
    pub account_id: String,
    /// `message`, `consumer`, `post`, or `upload` for what an agent has not sent yet.
    pub owner_kind: String,
    /// The owner.
    pub owner_id: String,
    /// Its place among the owner's files.
    pub position: i32,
    /// The attachment kind's code.
    pub kind: String,
    /// The network's address of it; it expires.
    pub source_url: Option<String>,
    /// The network's address of a still picture of it.
    pub preview_url: Option<String>,
    /// For those who do not see it.
    pub description: Option<String>,
    /// A shared link.
    pub link: Option<String>,
    /// A title.
    pub title: Option<String>,
    /// The stored file.
    pub stored_id: Option<String>,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
