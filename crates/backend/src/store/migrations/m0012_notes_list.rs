//! What the internal notes of a conversation of 10,000 messages are found by.

use super::index::index;
use sea_orm_migration::prelude::*;

/// The index alone.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_index(index("messages", &["conversation_id", "visibility", "sent_at", "id"])).await
    }
}
