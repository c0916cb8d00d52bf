//! What the people who wrote under a post are found by.

use super::index::index;
use sea_orm_migration::prelude::*;

/// The index alone.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("messages", &["account_id", "post_network_id", "conversation_id"])).await
    }
}
