//! Everything that a consumer sent beside words, the newest first.

use super::super::app_state::AppState;
use super::super::codes::{self, code};
use super::super::error::ServiceError;
use super::{OWNER, attachment};
use crate::store::entities::{media, message};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
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
        let decoded = String::from_utf8(URL_SAFE_NO_PAD.decode(text).ok()?).ok()?;
        let mut parts = decoded.splitn(3, ' ');
        let (sent_at, position) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(Self { sent_at, position, message: parts.next()?.to_owned() })
    }

    fn write(file: &media::Model, sent: &message::Model) -> String {
        URL_SAFE_NO_PAD.encode(format!("{} {} {}", sent.sent_at, file.position, sent.id))
    }

    /// What comes after it: older messages, and the later files of the same one. The `sent_at <= …` beside the
    /// alternatives lets the database use its index.
    fn condition(&self) -> Condition {
        let same = Condition::all()
            .add(message::Column::SentAt.eq(self.sent_at))
            .add(message::Column::Id.eq(&self.message))
            .add(media::Column::Position.gt(self.position));
        let beside =
            Condition::all().add(message::Column::SentAt.eq(self.sent_at)).add(message::Column::Id.lt(&self.message));
        let either = Condition::any().add(message::Column::SentAt.lt(self.sent_at)).add(beside).add(same);
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
    let more = found.len() as u64 > limit;
    let mut rows: Vec<(media::Model, message::Model)> =
        found.into_iter().filter_map(|(file, sent)| Some((file, sent?))).collect();
    rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = rows.last().filter(|_| more).map(|(file, sent)| Cursor::write(file, sent));
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
