//! Conversations: the rows of the lists, one with all that its page needs, and the work on them.

use super::access::Caller;
use super::app_state::AppState;
use super::error::ServiceError;
use super::{facts, profiles};
use crate::store::entities::{account, consumer, conversation};
use sea_orm::{ConnectionTrait, EntityTrait};
use social_messaging_domain::conversation::ConversationDetail;

pub mod filter;
pub mod history;
pub mod lists;
mod summaries;
mod unread;
pub mod work;

pub(super) use summaries::{all as summaries, avatar};

/// One conversation with its facts and profile, as the caller sees it: what is unread is an agent's own.
///
/// # Errors
/// When the store fails.
pub async fn detail<C: ConnectionTrait>(
    state: &AppState,
    database: &C,
    caller: &Caller,
    row: conversation::Model,
) -> Result<ConversationDetail, ServiceError> {
    let account = account::Entity::find_by_id(&row.account_id).one(database).await?;
    let consumer = consumer::Entity::find_by_id(&row.consumer_id).one(database).await?;
    let (account, consumer) = account.zip(consumer).ok_or(ServiceError::NotFound)?;
    let facts = facts::of_rows(database, &row, &account, &consumer, state.clock.now()).await?;
    let profile = profiles::to_wire(state, &account, &consumer)?;
    let mut summaries = summaries::all(state, database, caller, vec![row]).await?;
    let summary = summaries.pop().ok_or(ServiceError::NotFound)?;
    Ok(ConversationDetail { summary, facts, profile })
}
