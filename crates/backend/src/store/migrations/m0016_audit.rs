//! Who did what in the brand's name.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text, text_null};

/// The table of what was done.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("audit")
            .col(text("id").primary_key())
            .col(big_integer("at"))
            .col(text("agent_id"))
            .col(text("name"))
            .col(text("act"))
            .col(text_null("account_id"))
            .col(text_null("conversation_id"))
            .col(text_null("message_id"))
            .col(text_null("client_id"))
            .col(text("outcome"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(index("audit", &["at", "id"])).await?;
        manager.create_index(index("audit", &["client_id"])).await
    }
}
