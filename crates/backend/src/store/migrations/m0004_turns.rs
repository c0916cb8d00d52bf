//! What workers of one kind lock to take their turns.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::text;

/// The table of turns, with a row for each kind of worker.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.create_table(Table::create().table("turns").col(text("id").primary_key()).take()).await?;
        for turn in ["inbox", "deliveries"] {
            let row = Query::insert().into_table("turns").columns(["id"]).values_panic([turn.into()]).take();
            manager.exec_stmt(row).await?;
        }
        Ok(())
    }
}
