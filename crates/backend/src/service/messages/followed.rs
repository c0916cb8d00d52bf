//! What a public message was followed by in the direct conversation.

use super::distinct;
use crate::service::codes::code;
use crate::store::entities::message;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::{AuthorKind, Kind};
use social_messaging_domain::visibility::Visibility;
use std::collections::HashMap;

/// The direct messages that a public one leads to.
#[derive(Clone, Debug, Default)]
pub(super) struct Followed {
    /// Its private reply.
    pub(super) private_reply: Option<MessageId>,
    /// Where its author went on by the link in an answer to it.
    pub(super) continued: Option<MessageId>,
}

/// What each of the consumers' public messages was followed by.
///
/// # Errors
/// When the store fails.
pub(super) async fn of<C: ConnectionTrait>(
    database: &C,
    rows: &[message::Model],
) -> Result<HashMap<String, Followed>, DbErr> {
    let (public, consumer) = (code(&Visibility::Public), code(&AuthorKind::Consumer));
    let asked = || rows.iter().filter(|row| row.visibility == public && row.author_kind == consumer);
    if asked().next().is_none() {
        return Ok(HashMap::new());
    }
    // By the network's numbers, which have an index; by ours, which are surely of these rows.
    let found = message::Entity::find()
        .filter(message::Column::AccountId.is_in(distinct(asked().map(|row| row.account_id.as_str()))))
        .filter(message::Column::ParentNetworkId.is_in(distinct(asked().filter_map(|row| row.network_id.as_deref()))))
        .filter(message::Column::AnswersId.is_in(distinct(asked().map(|row| row.id.as_str()))))
        .filter(message::Column::Visibility.eq(code(&Visibility::Direct)))
        .order_by_asc(message::Column::SentAt)
        .all(database)
        .await?;
    let used: Vec<&str> = asked().filter(|row| row.private_reply_used).map(|row| row.id.as_str()).collect();
    let mut by_answered: HashMap<String, Followed> = HashMap::new();
    for row in found {
        let Some(answered) = row.answers_id else { continue };
        // Of private replies that failed and were tried again, the last one counts.
        if row.kind == code(&Kind::PrivateReply) && used.contains(&answered.as_str()) {
            by_answered.entry(answered).or_default().private_reply = Some(row.id.into());
        } else if row.kind == code(&Kind::Event) {
            by_answered.entry(answered).or_default().continued.get_or_insert_with(|| row.id.into());
        }
    }
    Ok(by_answered)
}
