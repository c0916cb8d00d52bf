//! What is being done about a message, and whom the brand blocked.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{boolean, json_null};

/// The columns of moderation.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let moderation = json_null("moderation");
        manager.alter_table(Table::alter().table("messages").add_column(moderation).take()).await?;
        let blocked = boolean("blocked").default(false).take();
        manager.alter_table(Table::alter().table("consumers").add_column(blocked).take()).await
    }
}
