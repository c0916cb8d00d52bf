//! What admins decide for a brand account, and its saved replies.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, json_null, text};

/// The column of settings and the table of saved replies.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_table(Table::alter().table("accounts").add_column(json_null("settings")).take()).await?;
        let table = Table::create()
            .table("saved_replies")
            .col(text("id").primary_key())
            .col(text("account_id"))
            .col(text("shortcut"))
            .col(text("folded"))
            .col(text("text"))
            .col(big_integer("changed_at"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(index("saved_replies", &["account_id", "folded"]).unique().take()).await
    }
}
