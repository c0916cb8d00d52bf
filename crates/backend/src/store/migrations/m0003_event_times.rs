//! When the network last told what goes to and fro, so that an older event does not undo a newer one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::big_integer_null;

/// The columns of the last events' times, milliseconds since 1970.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // SQLite adds one column at a time.
        for (table, column) in
            [("messages", "hidden_at"), ("messages", "like_at"), ("conversations", "thread_owner_at")]
        {
            manager.alter_table(Table::alter().table(table).add_column(big_integer_null(column)).take()).await?;
        }
        Ok(())
    }
}
