//! Which launch tokens were traded.

use super::index::index;
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{big_integer, text};

/// The table of traded launch tokens.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let table = Table::create()
            .table("launch_tokens")
            .col(text("kid"))
            .col(text("jti"))
            .col(big_integer("expires_at"))
            .primary_key(Index::create().col("kid").col("jti"))
            .take();
        manager.create_table(table).await?;
        manager.create_index(index("launch_tokens", &["expires_at"])).await
    }
}
