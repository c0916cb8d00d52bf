//! What an agent has not seen: the consumer's messages since their mark, or since the brand's last answer.

use super::super::access::Caller;
use super::super::codes;
use super::super::error::ServiceError;
use crate::store::entities::{conversation, message, read_mark};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::message::AuthorKind;
use social_messaging_domain::visibility::Visibility;
use std::collections::HashMap;

/// By conversation; those without anything unread may be missing.
pub(super) async fn counts<C: ConnectionTrait>(
    database: &C,
    caller: &Caller,
    rows: &[conversation::Model],
) -> Result<HashMap<String, u32>, ServiceError> {
    let marks = read_mark::Entity::find()
        .filter(read_mark::Column::AgentId.eq(caller.agent.as_str()))
        .filter(read_mark::Column::ConversationId.is_in(rows.iter().map(|row| row.id.as_str())));
    let marks: HashMap<String, i64> =
        marks.all(database).await?.into_iter().map(|mark| (mark.conversation_id, mark.arrived_at)).collect();
    let mut since = Condition::any();
    for row in rows {
        let seen = match marks.get(&row.id) {
            Some(mark) => *mark,
            None => last_answer(database, &row.id).await?.unwrap_or(i64::MIN),
        };
        since = since.add(
            Condition::all().add(message::Column::ConversationId.eq(&row.id)).add(message::Column::ArrivedAt.gt(seen)),
        );
    }
    if rows.is_empty() {
        return Ok(HashMap::new());
    }
    let counted: Vec<(String, i64)> = message::Entity::find()
        .select_only()
        .column(message::Column::ConversationId)
        .column_as(message::Column::Id.count(), "unread")
        .filter(message::Column::AuthorKind.eq(codes::code(&AuthorKind::Consumer)))
        .filter(message::Column::Deleted.eq(false))
        .filter(since)
        .group_by(message::Column::ConversationId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(counted.into_iter().map(|(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

async fn last_answer<C: ConnectionTrait>(database: &C, conversation: &str) -> Result<Option<i64>, ServiceError> {
    let brand = [AuthorKind::Agent, AuthorKind::Brand, AuthorKind::Bot];
    Ok(message::Entity::find()
        .select_only()
        .column(message::Column::ArrivedAt)
        .filter(message::Column::ConversationId.eq(conversation))
        .filter(message::Column::AuthorKind.is_in(brand.iter().map(codes::code)))
        .filter(message::Column::Visibility.ne(codes::code(&Visibility::Internal)))
        .order_by_desc(message::Column::ArrivedAt)
        .limit(1)
        .into_tuple()
        .one(database)
        .await?)
}
