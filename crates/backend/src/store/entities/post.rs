//! A post, comment or answer that gives a public message its context.

use sea_orm::entity::prelude::*;

/// A post, comment or answer that gives a public message its context.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posts")]
pub struct Model {
    /// Our identifier, a UUID.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: String,
    /// The brand account that read it.
    pub account_id: String,
    /// The network's number.
    pub network_id: String,
    /// What it stands under.
    pub parent_network_id: Option<String>,
    /// The author's number.
    pub author_network_id: Option<String>,
    /// The author's name, where shared.
    pub author_name: Option<String>,
    /// The author's handle.
    pub author_handle: Option<String>,
    /// The author's picture among the media.
    pub avatar_id: Option<String>,
    /// Its text.
    pub text: String,
    /// When it was written.
    pub at: Option<i64>,
    /// Likes.
    pub likes: Option<i64>,
    /// Comments or answers.
    pub comments: Option<i64>,
    /// Shares.
    pub shares: Option<i64>,
    /// Whether it is an advertisement.
    pub is_ad: bool,
    /// Its page on the network.
    pub permalink: Option<String>,
    /// The post state's code.
    pub state: String,
    /// When it was read last.
    pub fetched_at: Option<i64>,
}

/// None: the services ask for what they need.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
