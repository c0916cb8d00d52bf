//! The rows of the lists; a handful of queries, however many they are.

use super::super::access::Caller;
use super::super::app_state::AppState;
use super::super::error::ServiceError;
use super::super::{codes, media_links, messages};
use super::unread;
use crate::store::entities::{account, agent, consumer, conversation, media, message};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::conversation::ConversationSummary;
use social_messaging_domain::ids::AgentId;
use social_messaging_domain::message::{AttachmentKind, AuthorKind, MessageState};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;
use std::collections::HashMap;

/// The rows of the lists as the wire carries them.
///
/// # Errors
/// When the store fails.
pub(crate) async fn all<C: ConnectionTrait>(
    state: &AppState,
    database: &C,
    caller: &Caller,
    rows: Vec<conversation::Model>,
) -> Result<Vec<ConversationSummary>, ServiceError> {
    let ids = |column: fn(&conversation::Model) -> Option<&String>| -> Vec<String> {
        rows.iter().filter_map(column).cloned().collect()
    };
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids(|row| Some(&row.account_id))));
    let consumers = consumer::Entity::find().filter(consumer::Column::Id.is_in(ids(|row| Some(&row.consumer_id))));
    let agents = agent::Entity::find().filter(agent::Column::Id.is_in(ids(|row| row.assignee_id.as_ref())));
    let last = message::Entity::find().filter(message::Column::Id.is_in(ids(|row| row.last_message_id.as_ref())));
    let last = by(last.all(database).await?, |row| row.id.clone());
    let around = Around {
        state,
        accounts: by(accounts.all(database).await?, |row| row.id.clone()),
        consumers: by(consumers.all(database).await?, |row| row.id.clone()),
        agents: by(agents.all(database).await?, |row| row.id.clone()),
        attachments: attachments(database, &last).await?,
        last,
        failed: failed(database, caller, &rows).await?,
        unread: unread::counts(database, caller, &rows).await?,
    };
    rows.into_iter().map(|row| around.summary(row)).collect()
}

/// Everything beside the rows that their summaries are drawn with.
struct Around<'a> {
    state: &'a AppState,
    accounts: HashMap<String, account::Model>,
    consumers: HashMap<String, consumer::Model>,
    agents: HashMap<String, agent::Model>,
    last: HashMap<String, message::Model>,
    /// By message.
    attachments: HashMap<String, AttachmentKind>,
    unread: HashMap<String, u32>,
    failed: HashMap<String, u32>,
}

impl Around<'_> {
    fn summary(&self, row: conversation::Model) -> Result<ConversationSummary, ServiceError> {
        let account = self.accounts.get(&row.account_id).ok_or(ServiceError::NotFound)?;
        let consumer = self.consumers.get(&row.consumer_id).ok_or(ServiceError::NotFound)?;
        let last = row.last_message_id.as_ref().and_then(|id| self.last.get(id));
        let assignee = row.assignee_id.as_ref();
        Ok(ConversationSummary {
            network: codes::read(&account.network)?,
            account: account.id.as_str().into(),
            account_name: account.name.clone(),
            consumer_name: consumer.name.clone(),
            consumer_handle: consumer.handle.clone(),
            avatar_url: avatar(self.state, consumer.avatar_id.as_deref()),
            assignee_name: assignee
                .map(|id| self.agents.get(id).map_or_else(|| id.clone(), |agent| agent.name.clone())),
            assignee: assignee.cloned().map(AgentId),
            skill: row.skill,
            state: codes::read(&row.state)?,
            last_visibility: last.map_or(Ok(Visibility::Unknown), |last| codes::read(&last.visibility))?,
            last_text: last.map(|last| messages::beginning(&last.text)).unwrap_or_default(),
            last_attachment: last.and_then(|last| self.attachments.get(&last.id).copied()),
            last_from_consumer: last.is_some_and(|last| last.author_kind == codes::code(&AuthorKind::Consumer)),
            last_at: Timestamp(row.last_at),
            waiting_since: row.waiting_since.map(Timestamp),
            failed: self.failed.get(&row.id).copied().unwrap_or_default(),
            unread: self.unread.get(&row.id).copied().unwrap_or_default(),
            id: row.id.into(),
        })
    }
}

/// What the last messages that say nothing show: the first file of each.
async fn attachments<C: ConnectionTrait>(
    database: &C,
    last: &HashMap<String, message::Model>,
) -> Result<HashMap<String, AttachmentKind>, ServiceError> {
    let silent: Vec<&str> = last.values().filter(|row| row.text.is_empty()).map(|row| row.id.as_str()).collect();
    if silent.is_empty() {
        return Ok(HashMap::new());
    }
    let files: Vec<(String, String)> = media::Entity::find()
        .select_only()
        .columns([media::Column::OwnerId, media::Column::Kind])
        .filter(media::Column::OwnerKind.eq(messages::OWNER))
        .filter(media::Column::OwnerId.is_in(silent))
        // Of several files of one message the first stays.
        .order_by_desc(media::Column::Position)
        .into_tuple()
        .all(database)
        .await?;
    files.into_iter().map(|(message, kind)| Ok((message, codes::read(&kind)?))).collect()
}

/// How much of what the caller sent failed, by conversation, and is neither sent again nor given up.
async fn failed<C: ConnectionTrait>(
    database: &C,
    caller: &Caller,
    rows: &[conversation::Model],
) -> Result<HashMap<String, u32>, ServiceError> {
    let counted: Vec<(String, i64)> = message::Entity::find()
        .select_only()
        .column(message::Column::ConversationId)
        .column_as(message::Column::Id.count(), "failed")
        .filter(message::Column::AgentId.eq(caller.agent.as_str()))
        .filter(message::Column::State.eq(codes::code(&MessageState::Failed)))
        .filter(message::Column::ConversationId.is_in(rows.iter().map(|row| row.id.as_str())))
        .group_by(message::Column::ConversationId)
        .into_tuple()
        .all(database)
        .await?;
    Ok(counted.into_iter().map(|(id, count)| (id, u32::try_from(count).unwrap_or(u32::MAX))).collect())
}

/// The path of a picture of a person.
pub(crate) fn avatar(state: &AppState, id: Option<&str>) -> Option<String> {
    id.map(|id| media_links::path(&state.config, id, media_links::Variant::Whole, state.clock.now()))
}

fn by<T>(rows: Vec<T>, key: impl Fn(&T) -> String) -> HashMap<String, T> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}
