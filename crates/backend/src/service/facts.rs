//! The facts that the rules decide by, read from the rows.

use super::codes;
use super::error::ServiceError;
use crate::store::entities::{account, consumer, conversation, lane_pause, message};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::conversation::{
    AccountFacts, AccountState, ConversationFacts, InboundFact, LanePause, PrivateReplyFact, ThreadOwner,
};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::AuthorKind;
use social_messaging_domain::networks::PRIVATE_REPLY_WINDOW;
use social_messaging_domain::settings::AccountSettings;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// As many public messages as a private reply is looked for among.
const PRIVATE_REPLIES: u64 = 20;

/// What the rules need to know of a conversation, at `now` by the backend's clock.
///
/// # Errors
/// When the store fails or the conversation's account or consumer is gone.
pub async fn of_conversation<C: ConnectionTrait>(
    database: &C,
    conversation: &conversation::Model,
    now: Timestamp,
) -> Result<ConversationFacts, ServiceError> {
    let account = account::Entity::find_by_id(&conversation.account_id).one(database).await?;
    let consumer = consumer::Entity::find_by_id(&conversation.consumer_id).one(database).await?;
    let (account, consumer) = account.zip(consumer).ok_or(ServiceError::NotFound)?;
    of_rows(database, conversation, &account, &consumer, now).await
}

/// As [`of_conversation`], for who has the rows already.
///
/// # Errors
/// When the store fails.
pub async fn of_rows<C: ConnectionTrait>(
    database: &C,
    conversation: &conversation::Model,
    account: &account::Model,
    consumer: &consumer::Model,
    now: Timestamp,
) -> Result<ConversationFacts, ServiceError> {
    let account = of_account(database, account, now).await?;
    let private_replies = match account.network.rules().private_reply_lane {
        Some(_) => private_replies(database, &conversation.id, now).await?,
        None => Vec::new(),
    };
    let elsewhere = conversation.thread_elsewhere_until.is_some_and(|until| now.0 < until);
    Ok(ConversationFacts {
        account,
        consumer_network_id: consumer.network_id.clone(),
        consumer_name: consumer.name.clone(),
        consumer_handle: consumer.handle.clone(),
        receives_direct: consumer.receives_direct,
        last_public: last_public(database, conversation).await?,
        last_direct: inbound(conversation.last_direct_id.as_deref(), conversation.last_direct_at),
        direct_window_opened_at: conversation.window_opened_at.map(Timestamp),
        private_replies,
        blocked: consumer.blocked,
        thread_owner: if elsewhere { ThreadOwner::Elsewhere } else { ThreadOwner::Ours },
    })
}

/// What the rules need to know of a brand account.
///
/// # Errors
/// When the store fails.
pub async fn of_account<C: ConnectionTrait>(
    database: &C,
    account: &account::Model,
    now: Timestamp,
) -> Result<AccountFacts, ServiceError> {
    let pauses = lane_pause::Entity::find().filter(lane_pause::Column::AccountId.eq(&account.id)).all(database).await?;
    let standing = pauses.iter().filter(|pause| pause.until.is_none_or(|until| now.0 < until));
    let pauses = standing.map(|pause| {
        let (lane, reason) = (codes::read(&pause.lane)?, codes::read(&pause.reason)?);
        Ok(LanePause { lane, reason, until: pause.until.map(Timestamp) })
    });
    Ok(AccountFacts {
        id: account.id.as_str().into(),
        network: codes::read(&account.network)?,
        network_id: account.network_id.clone(),
        name: account.name.clone(),
        username: account.username.clone(),
        state: account_state(account),
        public_lane: account.public_lane,
        capabilities: codes::json(&account.capabilities)?,
        preset: codes::read(&account.preset)?,
        settings: settings(account)?,
        pauses: pauses.collect::<Result<_, ServiceError>>()?,
    })
}

/// What an admin decided for an account.
///
/// # Errors
/// When the column does not hold what it should.
pub fn settings(account: &account::Model) -> Result<AccountSettings, ServiceError> {
    account.settings.as_ref().map(codes::json).transpose().map(Option::unwrap_or_default)
}

/// How an account stands: what an admin switched off stays off, whatever its token.
#[must_use]
pub const fn account_state(account: &account::Model) -> AccountState {
    match (account.enabled, account.reauthorize) {
        (false, _) => AccountState::Disabled,
        (true, true) => AccountState::Reauthorize,
        (true, false) => AccountState::Active,
    }
}

fn inbound(message: Option<&str>, at: Option<i64>) -> Option<InboundFact> {
    Some(InboundFact { message: message?.into(), at: Timestamp(at?), nested: false })
}

async fn last_public<C: ConnectionTrait>(
    database: &C,
    conversation: &conversation::Model,
) -> Result<Option<InboundFact>, ServiceError> {
    let last = inbound(conversation.last_public_id.as_deref(), conversation.last_public_at);
    let Some(last) = last else { return Ok(None) };
    let under: Option<Option<String>> = message::Entity::find_by_id(last.message.as_str())
        .select_only()
        .column(message::Column::AnswerUnder)
        .into_tuple()
        .one(database)
        .await?;
    Ok(Some(InboundFact { nested: under.flatten().is_some(), ..last }))
}

async fn private_replies<C: ConnectionTrait>(
    database: &C,
    conversation: &str,
    now: Timestamp,
) -> Result<Vec<PrivateReplyFact>, ServiceError> {
    let rows: Vec<(String, i64, bool)> = message::Entity::find()
        .select_only()
        .columns([message::Column::Id, message::Column::SentAt, message::Column::PrivateReplyUsed])
        .filter(message::Column::ConversationId.eq(conversation))
        .filter(message::Column::SentAt.gt(now.plus(-PRIVATE_REPLY_WINDOW).0))
        .filter(message::Column::Visibility.eq(codes::code(&Visibility::Public)))
        .filter(message::Column::AuthorKind.eq(codes::code(&AuthorKind::Consumer)))
        .filter(message::Column::Deleted.eq(false))
        .filter(message::Column::NetworkId.is_not_null())
        .order_by_desc(message::Column::SentAt)
        .order_by_desc(message::Column::Id)
        .limit(PRIVATE_REPLIES)
        .into_tuple()
        .all(database)
        .await?;
    let fact = |(id, at, used)| PrivateReplyFact { message: MessageId(id), at: Timestamp(at), used };
    Ok(rows.into_iter().map(fact).collect())
}
