//! The people of a thread: the consumers who wrote under the same post, whichever conversation keeps their messages.

use super::super::codes::{self, code};
use super::super::error::ServiceError;
use crate::store::entities::{account, consumer, conversation, message};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::mentions;
use social_messaging_domain::message::{AuthorKind, Mention};
use social_messaging_domain::visibility::Visibility;
use std::collections::HashMap;

/// As many people are offered.
const MOST: usize = 50;

/// As many are looked at: some have no name.
const LOOKED_AT: u64 = 200;

/// Whom an answer under a message's post can name, whoever wrote last first.
///
/// # Errors
/// When the store fails.
pub(super) async fn of<C: ConnectionTrait>(
    database: &C,
    account: &account::Model,
    row: &message::Model,
) -> Result<Vec<Mention>, ServiceError> {
    let Some(post) = &row.post_network_id else { return Ok(Vec::new()) };
    let network = codes::read(&account.network)?;
    let conversations: Vec<String> = message::Entity::find()
        .select_only()
        .column(message::Column::ConversationId)
        .filter(message::Column::AccountId.eq(&account.id))
        .filter(message::Column::PostNetworkId.eq(post))
        .filter(message::Column::Visibility.eq(code(&Visibility::Public)))
        .filter(message::Column::AuthorKind.eq(code(&AuthorKind::Consumer)))
        .filter(message::Column::Deleted.eq(false))
        .filter(message::Column::ConversationId.ne(""))
        .group_by(message::Column::ConversationId)
        .order_by_desc(message::Column::SentAt.max())
        .limit(LOOKED_AT)
        .into_tuple()
        .all(database)
        .await?;
    let found = conversation::Entity::find().filter(conversation::Column::Id.is_in(conversations.clone()));
    let consumers: HashMap<String, String> =
        found.all(database).await?.into_iter().map(|row| (row.id, row.consumer_id)).collect();
    let found = consumer::Entity::find().filter(consumer::Column::Id.is_in(consumers.values().cloned()));
    let people: HashMap<String, consumer::Model> =
        found.all(database).await?.into_iter().map(|row| (row.id.clone(), row)).collect();
    let people = conversations.iter().filter_map(|id| people.get(consumers.get(id)?)).filter(|row| !row.blocked);
    let mention = |row: &consumer::Model| {
        mentions::person_mention(network, &row.network_id, (row.name.as_deref(), row.handle.as_deref()))
    };
    Ok(people.filter_map(mention).take(MOST).collect())
}
