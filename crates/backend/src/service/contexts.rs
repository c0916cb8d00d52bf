//! The post that a public message stands under, with its parents: messages of our own where we have them, else as the
//! network tells it, fetched in the background when missing or stale.

use super::access::Caller;
use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use crate::store::entities::{account, message, post};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use social_messaging_domain::context::PostContext;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::time::{MINUTE, Timestamp};
use social_messaging_domain::visibility::Visibility;

mod fetch;
mod keep;
mod people;
mod wire;

pub use keep::erase;

/// The owner kind of a post's files in the table of media.
pub const OWNER: &str = "post";

/// The owner kind of the picture of a post's author in the table of media.
pub const AUTHOR: &str = "post_author";

/// As many levels are shown above a message; the outermost post is shown beside them.
const PARENTS: usize = 5;

/// A post is asked for again when it is older than this.
const STALE: i64 = 10 * MINUTE;

/// The context of a public message as it is known now; what is missing or stale is fetched, and an event tells of it.
///
/// # Errors
/// [`ServiceError::NotFound`] when the conversation has no such message, or it is no public one.
pub async fn show(
    state: &AppState,
    caller: &Caller,
    conversation: &ConversationId,
    message: &MessageId,
) -> Result<PostContext, ServiceError> {
    let conversation = caller.conversation(&state.database, conversation).await?;
    let row = message::Entity::find_by_id(message.as_str())
        .filter(message::Column::ConversationId.eq(&conversation.id))
        .filter(message::Column::Visibility.eq(codes::code(&Visibility::Public)))
        .one(&state.database)
        .await?
        .ok_or(ServiceError::NotFound)?;
    let account = account::Entity::find_by_id(&conversation.account_id).one(&state.database).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    let Chain { links: chain, gap } = chain(&state.database, row.clone()).await?;
    let now = state.clock.now();
    let stale = chain.iter().any(|link| link.is_stale(now));
    let mut posts = Vec::with_capacity(chain.len());
    for link in chain.into_iter().rev() {
        posts.push(wire::post(state, &account, &conversation.id, link).await?);
    }
    let people = people::of(&state.database, &account, &row).await?;
    if stale && state.fetches.begin(&format!("context {}", row.id), now) {
        fetch::start(state, &account, row);
    }
    let network = codes::read(&account.network)?;
    Ok(PostContext { network, message: message.clone(), posts, gap, people })
}

/// A message and what stands above it.
struct Chain {
    /// From the message upwards.
    links: Vec<Link>,
    /// Whether something between the last link and the one before it is not among them.
    gap: bool,
}

/// One level of a context.
struct Link {
    /// Its number on the network; a message that is not out yet has none.
    network_id: Option<String>,
    /// The message of ours that it is.
    message: Option<message::Model>,
    /// What the network told of it.
    post: Option<post::Model>,
}

impl Link {
    fn is_stale(&self, now: Timestamp) -> bool {
        let fetched_at = self.post.as_ref().and_then(|post| post.fetched_at);
        self.network_id.is_some() && fetched_at.is_none_or(|at| now.since(Timestamp(at)) >= STALE)
    }

    fn parent(&self) -> Option<&String> {
        let of_message = self.message.as_ref().and_then(|message| message.parent_network_id.as_ref());
        of_message.or_else(|| self.post.as_ref().and_then(|post| post.parent_network_id.as_ref()))
    }
}

async fn chain<C: ConnectionTrait>(database: &C, start: message::Model) -> Result<Chain, ServiceError> {
    let (account, outermost) = (start.account_id.clone(), start.post_network_id.clone());
    let own = match &start.network_id {
        Some(network_id) => find_post(database, &account, network_id).await?,
        None => None,
    };
    let mut links = vec![Link { network_id: start.network_id.clone(), message: Some(start), post: own }];
    while let Some(parent) = links.last().and_then(Link::parent).cloned() {
        let seen = links.iter().any(|link| link.network_id.as_ref() == Some(&parent));
        if seen || links.len() > PARENTS {
            break;
        }
        links.push(find(database, &account, parent).await?);
    }
    // Where the middle is not known yet, or is long, the post itself is still to be had: the webhook named it.
    let missing = outermost.filter(|post| links.iter().all(|link| link.network_id.as_ref() != Some(post)));
    let Some(post) = missing else { return Ok(Chain { links, gap: false }) };
    // What is not known says so itself; it is not said what an unknown post stands under.
    let gap = links.last().and_then(Link::parent).is_some_and(|parent| *parent != post);
    links.push(find(database, &account, post).await?);
    Ok(Chain { links, gap })
}

async fn find<C: ConnectionTrait>(database: &C, account: &str, network_id: String) -> Result<Link, ServiceError> {
    let message = message::Entity::find()
        .filter(message::Column::AccountId.eq(account))
        .filter(message::Column::NetworkId.eq(&network_id))
        .one(database)
        .await?;
    let post = find_post(database, account, &network_id).await?;
    Ok(Link { network_id: Some(network_id), message, post })
}

async fn find_post<C: ConnectionTrait>(
    database: &C,
    account: &str,
    network_id: &str,
) -> Result<Option<post::Model>, ServiceError> {
    Ok(post::Entity::find()
        .filter(post::Column::AccountId.eq(account))
        .filter(post::Column::NetworkId.eq(network_id))
        .one(database)
        .await?)
}
