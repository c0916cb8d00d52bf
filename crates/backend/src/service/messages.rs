//! Messages: from rows to the wire, and in pages.

use super::app_state::AppState;
use super::error::ServiceError;
use super::{agents, codes, facts, media_links};
use crate::store::entities::{account, consumer, conversation, media, message};
use crate::store::folding::folded;
use followed::Followed;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::Value;
use social_messaging_domain::ids::AgentId;
use social_messaging_domain::message::{
    Attachment, Author, AuthorKind, Kind, LikeState, Message, MessageState, Quoted,
};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;
use std::collections::HashMap;

pub mod attachments;
mod followed;
pub mod notes;
pub mod pages;

/// The owner kind of a message's files in the table of media.
pub const OWNER: &str = "message";

/// As many characters of a text as lists and quotations show.
const BEGINNING: usize = 140;

/// One message as the wire carries it.
///
/// # Errors
/// When the store fails.
pub async fn to_wire<C: ConnectionTrait>(
    state: &AppState,
    database: &C,
    row: message::Model,
) -> Result<Message, ServiceError> {
    let mut messages = all_to_wire(state, database, vec![row]).await?;
    messages.pop().ok_or(ServiceError::NotFound)
}

/// Messages as the wire carries them, in the order of the rows; a handful of queries, however many they are.
///
/// # Errors
/// When the store fails.
pub async fn all_to_wire<C: ConnectionTrait>(
    state: &AppState,
    database: &C,
    rows: Vec<message::Model>,
) -> Result<Vec<Message>, ServiceError> {
    let surroundings = Surroundings::read(state, database, &rows).await?;
    rows.into_iter().map(|row| surroundings.message(row)).collect()
}

/// The files and links of an owner as the wire carries them.
#[must_use]
pub fn attachment(state: &AppState, row: &media::Model) -> Attachment {
    let now = state.clock.now();
    let path = |variant| media_links::path(&state.config, &row.id, variant, now);
    Attachment {
        id: row.id.as_str().into(),
        kind: codes::read(&row.kind).unwrap_or(social_messaging_domain::message::AttachmentKind::Unsupported),
        url: row.source_url.as_ref().or(row.stored_id.as_ref()).map(|_| path(media_links::Variant::Whole)),
        preview_url: row.preview_url.as_ref().map(|_| path(media_links::Variant::Preview)),
        description: row.description.clone(),
        link: web_address(row.link.as_deref()),
        title: row.title.clone(),
    }
}

/// A message of which nothing is known but where it belongs: whoever writes one fills in what they know.
#[must_use]
pub fn blank(id: String, account: &str, now: Timestamp) -> message::Model {
    message::Model {
        id,
        conversation_id: String::new(),
        account_id: account.to_owned(),
        network_id: None,
        kind: codes::code(&Kind::Unsupported),
        visibility: codes::code(&Visibility::Unknown),
        author_kind: codes::code(&AuthorKind::Other),
        author_name: None,
        author_network_id: None,
        agent_id: None,
        text: String::new(),
        folded: String::new(),
        mentions: Value::Array(Vec::new()),
        sent_at: 0,
        arrived_at: now.0,
        edited_at: None,
        deleted: false,
        hidden: false,
        hidden_at: None,
        on_ad: false,
        answers_id: None,
        parent_network_id: None,
        post_network_id: None,
        answer_under: None,
        like_state: codes::code(&LikeState::NotLiked),
        like_at: None,
        moderation: None,
        permalink: None,
        state: codes::code(&MessageState::Sent),
        held_until: None,
        failure: None,
        lane: None,
        private_reply_used: false,
    }
}

/// Puts a text into a row, to be read and to be found.
pub fn say(row: &mut message::Model, text: String) {
    row.folded = folded(&text);
    row.text = text;
}

/// The beginning of a text, at most 140 characters.
#[must_use]
pub fn beginning(text: &str) -> String {
    text.chars().take(BEGINNING).collect()
}

/// An address that a browser may be sent to: http or https only, since the networks' texts are strangers' texts.
#[must_use]
pub fn web_address(address: Option<&str>) -> Option<String> {
    let url = url::Url::parse(address?).ok()?;
    matches!(url.scheme(), "http" | "https").then(|| url.to_string())
}

/// Everything beside the rows that their messages are drawn with.
struct Surroundings<'a> {
    state: &'a AppState,
    accounts: HashMap<String, account::Model>,
    /// By conversation.
    consumer_names: HashMap<String, Option<String>>,
    agents: HashMap<String, String>,
    files: HashMap<String, Vec<media::Model>>,
    answered: HashMap<String, message::Model>,
    /// By the public message.
    followed: HashMap<String, Followed>,
}

impl<'a> Surroundings<'a> {
    async fn read<C: ConnectionTrait>(
        state: &'a AppState,
        database: &C,
        rows: &[message::Model],
    ) -> Result<Self, ServiceError> {
        let ids = distinct(rows.iter().map(|row| row.id.as_str()));
        let answered = distinct(rows.iter().filter_map(|row| row.answers_id.as_deref()));
        let answered = message::Entity::find().filter(message::Column::Id.is_in(answered)).all(database).await?;
        let agents = distinct(rows.iter().chain(&answered).filter_map(|row| row.agent_id.as_deref()));
        let accounts = distinct(rows.iter().map(|row| row.account_id.as_str()));
        let accounts = account::Entity::find().filter(account::Column::Id.is_in(accounts)).all(database).await?;
        let files = media::Entity::find()
            .filter(media::Column::OwnerKind.eq(OWNER))
            .filter(media::Column::OwnerId.is_in(ids))
            .order_by_asc(media::Column::Position);
        let mut by_owner: HashMap<String, Vec<media::Model>> = HashMap::new();
        for file in files.all(database).await? {
            by_owner.entry(file.owner_id.clone()).or_default().push(file);
        }
        Ok(Self {
            state,
            accounts: accounts.into_iter().map(|row| (row.id.clone(), row)).collect(),
            consumer_names: consumer_names(database, rows).await?,
            agents: agents::names(database, agents).await?,
            files: by_owner,
            answered: answered.into_iter().map(|row| (row.id.clone(), row)).collect(),
            followed: followed::of(database, rows).await?,
        })
    }

    fn message(&self, row: message::Model) -> Result<Message, ServiceError> {
        let account = self.accounts.get(&row.account_id).ok_or(ServiceError::NotFound)?;
        let author = Author {
            kind: codes::read(&row.author_kind)?,
            name: self.author_name(&row, account),
            agent: row.agent_id.clone().map(AgentId),
        };
        let answers = row.answers_id.as_ref().and_then(|id| self.answered.get(id)).map(|answered| Quoted {
            message: answered.id.as_str().into(),
            author_name: self.author_name(answered, account),
            text: beginning(&answered.text),
        });
        let followed = self.followed.get(&row.id).cloned().unwrap_or_default();
        let files = self.files.get(&row.id).map(Vec::as_slice).unwrap_or_default();
        let network: Network = codes::read(&account.network)?;
        let likeable = row.author_kind == codes::code(&AuthorKind::Consumer)
            && row.visibility == codes::code(&Visibility::Public)
            && !row.deleted;
        let number = row.network_id.as_deref().filter(|_| likeable);
        Ok(Message {
            conversation: row.conversation_id.into(),
            network,
            account: account.id.as_str().into(),
            account_name: account.name.clone(),
            kind: codes::read(&row.kind)?,
            visibility: codes::read(&row.visibility)?,
            author,
            text: row.text,
            attachments: files.iter().map(|file| attachment(self.state, file)).collect(),
            mentions: codes::json(&row.mentions)?,
            sent_at: Timestamp(row.sent_at),
            edited_at: row.edited_at.map(Timestamp),
            deleted: row.deleted,
            hidden: row.hidden,
            on_ad: row.on_ad,
            nested: row.answer_under.is_some(),
            answers,
            private_reply: followed.private_reply,
            continued: followed.continued,
            state: codes::read(&row.state)?,
            held_until: row.held_until.map(Timestamp),
            failure: row.failure.as_ref().map(codes::json).transpose()?,
            like: codes::read(&row.like_state)?,
            moderation: row.moderation.as_ref().map(codes::json).transpose()?,
            permalink: web_address(row.permalink.as_deref()),
            like_page: number.and_then(|number| network.like_page(number)),
            lane: row.lane.as_deref().map(codes::read).transpose()?,
            id: row.id.into(),
        })
    }

    /// A consumer goes by the name that they have now, an agent by their own, the brand by the account's.
    fn author_name(&self, row: &message::Model, account: &account::Model) -> Option<String> {
        let told = || row.author_name.clone();
        let brand = || Some(account.name.clone());
        match codes::read(&row.author_kind).unwrap_or(AuthorKind::Other) {
            AuthorKind::Consumer => self.consumer_names.get(&row.conversation_id).cloned().flatten().or_else(told),
            AuthorKind::Agent => row.agent_id.as_ref().and_then(|id| self.agents.get(id).cloned()).or_else(told),
            AuthorKind::Brand => told().or_else(|| facts::settings(account).ok()?.native_author).or_else(brand),
            AuthorKind::Bot | AuthorKind::Other => told(),
        }
    }
}

async fn consumer_names<C: ConnectionTrait>(
    database: &C,
    rows: &[message::Model],
) -> Result<HashMap<String, Option<String>>, ServiceError> {
    let ids = distinct(rows.iter().map(|row| row.conversation_id.as_str()));
    let conversations = conversation::Entity::find().filter(conversation::Column::Id.is_in(ids)).all(database).await?;
    let consumers = distinct(conversations.iter().map(|row| row.consumer_id.as_str()));
    let consumers = consumer::Entity::find().filter(consumer::Column::Id.is_in(consumers)).all(database).await?;
    let names: HashMap<String, Option<String>> = consumers.into_iter().map(|row| (row.id, row.name)).collect();
    Ok(conversations.into_iter().map(|row| (row.id, names.get(&row.consumer_id).cloned().flatten())).collect())
}

fn distinct<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut ids: Vec<String> = ids.map(str::to_owned).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
