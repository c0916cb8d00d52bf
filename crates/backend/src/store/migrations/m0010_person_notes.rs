//! What agents note about people.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, big_integer_null, text};

/// The table of notes about people.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("person_notes")
            .col(text("id").primary_key())
            .col(text("consumer_id"))
            .col(text("agent_id"))
            .col(text("text"))
            .col(big_integer_null("pinned_at"))
            .col(big_integer("written_at"))
            .col(big_integer_null("edited_at"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(index("person_notes", &["consumer_id"])).await
    }
}
