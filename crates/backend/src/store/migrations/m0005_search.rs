//! What search compares, kept beside what is shown; and the way to an agent's failed messages.

use super::folded;
use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

/// The folded columns, filled in, and the index.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in ["messages", "consumers"] {
            let column = text("folded").default("").take();
            manager.alter_table(Table::alter().table(table).add_column(column).take()).await?;
        }
        folded::refill(manager).await?;
        manager.create_index(index("messages", &["agent_id", "state", "conversation_id"])).await
    }
}
