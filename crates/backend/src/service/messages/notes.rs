//! The internal notes of a conversation, the newest first.

use super::super::app_state::AppState;
use super::super::codes::code;
use super::super::cursor;
use super::super::error::ServiceError;
use super::{all_to_wire, pages};
use crate::store::entities::message;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::api::NotePage;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::visibility::Visibility;

/// Where a page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    sent_at: i64,
    message: String,
}

impl Cursor {
    /// Reads what an earlier page gave.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let [sent_at, message] = cursor::read(text)?;
        Some(Self { sent_at: sent_at.parse().ok()?, message })
    }

    fn write(row: &message::Model) -> String {
        cursor::write([&row.sent_at.to_string(), &row.id])
    }
}

/// A page of at most `limit` notes.
///
/// # Errors
/// When the store fails.
pub async fn page(
    state: &AppState,
    conversation: &ConversationId,
    cursor: Option<&Cursor>,
    limit: u64,
) -> Result<NotePage, ServiceError> {
    let database = &state.database;
    let all = message::Entity::find()
        .filter(message::Column::ConversationId.eq(conversation.as_str()))
        .filter(message::Column::Visibility.eq(code(&Visibility::Internal)))
        .filter(message::Column::Deleted.eq(false));
    let total = all.clone().count(database).await?;
    let mut query = all.order_by_desc(message::Column::SentAt).order_by_desc(message::Column::Id);
    if let Some(Cursor { sent_at, message }) = cursor {
        query = query.filter(pages::is_before(*sent_at, message));
    }
    // One more than asked for tells whether there is a next page.
    let (rows, next) = cursor::cut(query.limit(limit + 1).all(database).await?, limit, Cursor::write);
    let notes = all_to_wire(state, database, rows).await?;
    Ok(NotePage { notes, next, total: u32::try_from(total).unwrap_or(u32::MAX) })
}
