//! Everything that a consumer sent beside words, the newest first.

use super::super::app_state::AppState;
use super::super::codes::{self, code};
use super::super::cursor;
use super::super::error::ServiceError;
use super::{OWNER, attachment, pages};
use crate::store::entities::{media, message};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use social_messaging_domain::api::{AttachmentPage, SentAttachment};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::message::{AttachmentKind, AuthorKind};
use social_messaging_domain::time::Timestamp;

/// What has bytes to be looked at, heard or saved; links have none.
const KINDS: [AttachmentKind; 5] =
    [AttachmentKind::Image, AttachmentKind::Gif, AttachmentKind::Video, AttachmentKind::Audio, AttachmentKind::File];

/// Where a page begins. Opaque on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cursor {
    sent_at: i64,
    message: String,
    position: i32,
}

impl Cursor {
    /// Reads what an earlier page gave.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let [sent_at, position, message] = cursor::read(text)?;
        Some(Self { sent_at: sent_at.parse().ok()?, position: position.parse().ok()?, message })
    }

    fn write(file: &media::Model, sent: &message::Model) -> String {
        cursor::write([&sent.sent_at.to_string(), &file.position.to_string(), &sent.id])
    }

    /// What comes after it: older messages, and the later files of the same one. The `sent_at <= …` beside the
    /// alternatives lets the database use its index.
    fn condition(&self) -> Condition {
        let same = Condition::all()
            .add(message::Column::SentAt.eq(self.sent_at))
            .add(message::Column::Id.eq(&self.message))
            .add(media::Column::Position.gt(self.position));
        let either = Condition::any().add(pages::is_before(self.sent_at, &self.message)).add(same);
        Condition::all().add(message::Column::SentAt.lte(self.sent_at)).add(either)
    }
}

/// A page of at most `limit` files.
///
/// # Errors
/// When the store fails.
pub async fn page(
    state: &AppState,
    conversation: &ConversationId,
    cursor: Option<&Cursor>,
    limit: u64,
) -> Result<AttachmentPage, ServiceError> {
    let database = &state.database;
    let all = sent(conversation);
    let total = all.clone().count(database).await?;
    let mut query = all
        .select_also(message::Entity)
        .order_by_desc(message::Column::SentAt)
        .order_by_desc(message::Column::Id)
        .order_by_asc(media::Column::Position);
    if let Some(cursor) = cursor {
        query = query.filter(cursor.condition());
    }
    // One more than asked for tells whether there is a next page.
    let found = query.limit(limit + 1).all(database).await?;
    let found: Vec<(media::Model, message::Model)> =
        found.into_iter().filter_map(|(file, sent)| Some((file, sent?))).collect();
    let (rows, next) = cursor::cut(found, limit, |(file, sent)| Cursor::write(file, sent));
    let wire = |(file, sent): &(media::Model, message::Model)| {
        Ok(SentAttachment {
            message: sent.id.as_str().into(),
            visibility: codes::read(&sent.visibility)?,
            sent_at: Timestamp(sent.sent_at),
            attachment: attachment(state, file),
        })
    };
    let attachments = rows.iter().map(wire).collect::<Result<_, ServiceError>>()?;
    Ok(AttachmentPage { attachments, next, total: u32::try_from(total).unwrap_or(u32::MAX) })
}

fn sent(conversation: &ConversationId) -> Select<media::Entity> {
    let owner = media::Entity::belongs_to(message::Entity).from(media::Column::OwnerId).to(message::Column::Id);
    media::Entity::find()
        .join(JoinType::InnerJoin, owner.into())
        .filter(media::Column::OwnerKind.eq(OWNER))
        .filter(media::Column::Kind.is_in(KINDS.map(|kind| code(&kind))))
        .filter(message::Column::ConversationId.eq(conversation.as_str()))
        .filter(message::Column::AuthorKind.eq(code(&AuthorKind::Consumer)))
        .filter(message::Column::Deleted.eq(false))
}
