//! Which brand accounts an agent may see, so that agents are shown to those alone who work with them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::json_null;

/// The column of an agent's accounts.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("agents").add_column(json_null("accounts")).take()).await
    }
}
