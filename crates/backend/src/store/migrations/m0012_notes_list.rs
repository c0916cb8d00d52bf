//! What the internal notes of a conversation of 10,000 messages are found by.

use sea_orm_migration::prelude::*;

/// The index alone.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut index = Index::create();
        index.name("messages_by_conversation_id_visibility_sent_at_id").table("messages");
        for column in ["conversation_id", "visibility", "sent_at", "id"] {
            index.col(column);
        }
        manager.create_index(index.take()).await
    }
}
