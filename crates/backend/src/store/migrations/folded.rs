//! What search compares, made anew of what is shown.

use crate::store::folding::{folded, folded_person};
use sea_orm::{ConnectionTrait, QueryResult};
use sea_orm_migration::prelude::*;

/// As many rows are filled in at once.
const BATCH: u64 = 1_000;

/// Fills the folded columns in for every message and every person.
pub(super) async fn refill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    fill(manager, "messages", &["text"], |row| Ok(folded(&row.try_get::<String>("", "text")?))).await?;
    fill(manager, "consumers", &["name", "handle"], |row| {
        let read = |column: &str| row.try_get::<Option<String>>("", column);
        Ok(folded_person(read("name")?.as_deref(), read("handle")?.as_deref()))
    })
    .await
}

/// Fills the column in for every row, in the order of the identifiers.
async fn fill(
    manager: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
    fold: impl Fn(&QueryResult) -> Result<String, DbErr> + Send,
) -> Result<(), DbErr> {
    let database = manager.get_connection();
    let mut after = String::new();
    loop {
        let mut select = Query::select();
        select.column("id").columns(columns.iter().copied()).from(table).and_where(Expr::col("id").gt(after.as_str()));
        let rows = database.query_all(select.order_by("id", Order::Asc).limit(BATCH)).await?;
        for row in &rows {
            after = row.try_get("", "id")?;
            let folded = fold(row)?;
            let update = Query::update()
                .table(table)
                .value("folded", folded)
                .and_where(Expr::col("id").eq(after.as_str()))
                .take();
            database.execute(&update).await?;
        }
        if rows.is_empty() {
            return Ok(());
        }
    }
}
