//! Search passes over the marks on Latin letters, in what was said before, too.

use super::folded;
use sea_orm_migration::prelude::*;

/// The folded columns, filled in anew.
#[derive(DeriveMigrationName)]
pub(super) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        folded::refill(manager).await
    }
}
