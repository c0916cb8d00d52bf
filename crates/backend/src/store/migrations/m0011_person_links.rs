//! Which consumers are one person.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

/// The table of what agents said of it.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("person_links")
            .col(text("first_id"))
            .col(text("second_id"))
            .col(text("agent_id"))
            .col(big_integer("at"))
            .primary_key(Index::create().col("first_id").col("second_id"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(index("person_links", &["second_id"])).await?;
        manager.create_index(index("conversations", &["consumer_id"])).await
    }
}
