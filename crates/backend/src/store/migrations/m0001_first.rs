//! The first schema. Nothing in it is of one database alone.

use sea_orm_migration::prelude::*;

mod indexes;
mod tables;

/// The first schema.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for table in tables::all() {
            manager.create_table(table).await?;
        }
        for index in indexes::all() {
            manager.create_index(index).await?;
        }
        let first = Query::insert()
            .into_table("event_counter")
            .columns(["id", "value"])
            .values_panic([1.into(), 0.into()])
            .take();
        manager.exec_stmt(first).await
    }
}
