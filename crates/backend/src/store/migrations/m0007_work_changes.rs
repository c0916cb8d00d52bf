//! Who did what with a conversation.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, text_null};

/// The table of what was done with conversations.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("work_changes")
            .col(text("id").primary_key())
            .col(text("conversation_id"))
            .col(text("act"))
            .col(text_null("agent_id"))
            .col(text_null("to_agent_id"))
            .col(text_null("skill"))
            .col(big_integer("at"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(index("work_changes", &["conversation_id", "id"])).await
    }
}
