//! Files that agents attach: their bytes are kept here until, and after, they are sent.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, blob, text, text_null};

/// The table of bytes, and what points to it.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("stored_files")
            .col(text("id").primary_key())
            .col(text("agent_id"))
            .col(text("content_type"))
            .col(big_integer("size"))
            .col(blob("bytes"))
            .col(big_integer("created_at"))
            .take();
        manager.create_table(table).await?;
        manager.alter_table(Table::alter().table("media").add_column(text_null("stored_id")).take()).await?;
        manager.create_index(index("media", &["stored_id"])).await
    }
}
