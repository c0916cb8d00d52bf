//! The pages of a conversation's messages, by neighbour and with their place in the whole.

use super::super::app_state::AppState;
use super::super::error::ServiceError;
use super::all_to_wire;
use crate::store::entities::message;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use social_messaging_domain::api::MessagePage;
use social_messaging_domain::ids::{ConversationId, MessageId};

/// Which page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// The last messages.
    End,
    /// Those right before a message.
    Before(MessageId),
    /// Those right after a message.
    After(MessageId),
    /// A message with its neighbours on both sides.
    Around(MessageId),
}

/// A page of at most `limit` messages, the oldest first.
///
/// # Errors
/// [`ServiceError::NotFound`] when the message that the place names is not in the conversation.
pub async fn page(
    state: &AppState,
    conversation: &ConversationId,
    place: &Place,
    limit: u64,
) -> Result<MessagePage, ServiceError> {
    let database = &state.database;
    let rows = rows(database, conversation, place, limit).await?;
    let total = of(conversation).count(database).await?;
    let offset = match (rows.first(), place) {
        (Some(first), _) => offset(database, first).await?,
        (None, Place::After(_)) => total,
        (None, _) => 0,
    };
    let messages = all_to_wire(state, database, rows).await?;
    Ok(MessagePage { messages, offset: small(offset), total: small(total) })
}

/// The position of a message in its conversation, from 0, and how many there are.
///
/// # Errors
/// When the store fails.
pub async fn position<C: ConnectionTrait>(database: &C, row: &message::Model) -> Result<(u32, u32), ServiceError> {
    let total = of(&row.conversation_id.as_str().into()).count(database).await?;
    Ok((small(offset(database, row).await?), small(total)))
}

async fn rows<C: ConnectionTrait>(
    database: &C,
    conversation: &ConversationId,
    place: &Place,
    limit: u64,
) -> Result<Vec<message::Model>, ServiceError> {
    let (Place::Before(id) | Place::After(id) | Place::Around(id)) = place else {
        return backward(database, of(conversation), limit).await;
    };
    let found = of(conversation).filter(message::Column::Id.eq(id.as_str())).one(database).await?;
    let anchor = found.ok_or(ServiceError::NotFound)?;
    let (older, newer) =
        (of(conversation).filter(is_before(anchor.sent_at, &anchor.id)), of(conversation).filter(is_after(&anchor)));
    match place {
        Place::Before(_) => backward(database, older, limit).await,
        Place::After(_) => forward(database, newer, limit).await,
        Place::Around(_) | Place::End => {
            let beside = limit.saturating_sub(1);
            let mut rows = backward(database, older, beside / 2).await?;
            rows.push(anchor);
            rows.extend(forward(database, newer, beside - beside / 2).await?);
            Ok(rows)
        }
    }
}

fn of(conversation: &ConversationId) -> Select<message::Entity> {
    message::Entity::find().filter(message::Column::ConversationId.eq(conversation.as_str()))
}

async fn offset<C: ConnectionTrait>(database: &C, row: &message::Model) -> Result<u64, ServiceError> {
    Ok(of(&row.conversation_id.as_str().into()).filter(is_before(row.sent_at, &row.id)).count(database).await?)
}

async fn backward<C: ConnectionTrait>(
    database: &C,
    query: Select<message::Entity>,
    limit: u64,
) -> Result<Vec<message::Model>, ServiceError> {
    let ordered = query.order_by_desc(message::Column::SentAt).order_by_desc(message::Column::Id);
    let mut rows = ordered.limit(limit).all(database).await?;
    rows.reverse();
    Ok(rows)
}

async fn forward<C: ConnectionTrait>(
    database: &C,
    query: Select<message::Entity>,
    limit: u64,
) -> Result<Vec<message::Model>, ServiceError> {
    let ordered = query.order_by_asc(message::Column::SentAt).order_by_asc(message::Column::Id);
    Ok(ordered.limit(limit).all(database).await?)
}

/// What was written before a message. The `sent_at <= …` beside the alternatives lets the database use its index.
pub(in crate::service) fn is_before(sent_at: i64, id: &str) -> Condition {
    let same = Condition::all().add(message::Column::SentAt.eq(sent_at)).add(message::Column::Id.lt(id));
    let either = Condition::any().add(message::Column::SentAt.lt(sent_at)).add(same);
    Condition::all().add(message::Column::SentAt.lte(sent_at)).add(either)
}

fn is_after(row: &message::Model) -> Condition {
    let same = Condition::all().add(message::Column::SentAt.eq(row.sent_at)).add(message::Column::Id.gt(&row.id));
    let either = Condition::any().add(message::Column::SentAt.gt(row.sent_at)).add(same);
    Condition::all().add(message::Column::SentAt.gte(row.sent_at)).add(either)
}

fn small(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
