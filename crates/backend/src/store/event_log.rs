//! The event log: what changed, numbered in the order of the commits.

use super::entities::{event, event_counter};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, ExprTrait, QueryFilter};

/// What is written of a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The event's name in the stream.
    pub kind: &'static str,
    /// Whose rights apply.
    pub account_id: String,
    /// The conversation, where it is of one.
    pub conversation_id: Option<String>,
    /// The message, where it is of one.
    pub entity_id: Option<String>,
    /// The one agent whom it concerns; everybody when `None`.
    pub agent_id: Option<String>,
}

/// Appends entries within the transaction that makes the change. Call it last: the counter's row stays locked until
/// the commit, so that numbers become visible in their order on every database.
///
/// # Errors
/// When the database fails.
pub async fn append<C: ConnectionTrait>(transaction: &C, entries: Vec<Entry>, at: i64) -> Result<(), DbErr> {
    if entries.is_empty() {
        return Ok(());
    }
    let count = i64::try_from(entries.len()).unwrap_or(i64::MAX);
    event_counter::Entity::update_many()
        .col_expr(event_counter::Column::Value, Expr::col(event_counter::Column::Value).add(count))
        .filter(event_counter::Column::Id.eq(1))
        .exec(transaction)
        .await?;
    let counter = event_counter::Entity::find_by_id(1).one(transaction).await?;
    let last = counter.ok_or_else(|| DbErr::RecordNotFound("the event counter".to_owned()))?.value;
    let rows = (last - count + 1..).zip(entries).map(|(id, entry)| event::ActiveModel {
        id: Set(id),
        kind: Set(entry.kind.to_owned()),
        account_id: Set(entry.account_id),
        conversation_id: Set(entry.conversation_id),
        entity_id: Set(entry.entity_id),
        agent_id: Set(entry.agent_id),
        at: Set(at),
    });
    event::Entity::insert_many(rows).exec_without_returning(transaction).await?;
    Ok(())
}
