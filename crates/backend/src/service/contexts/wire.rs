//! One level of a context as the wire carries it.

use super::super::app_state::AppState;
use super::super::codes;
use super::super::conversations::avatar;
use super::super::error::ServiceError;
use super::super::messages::{self, attachment, web_address};
use super::{Link, OWNER};
use crate::store::entities::{account, consumer, conversation, media, message, post};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use social_messaging_domain::context::{Post, PostState};
use social_messaging_domain::message::{AuthorKind, LikeState};
use social_messaging_domain::time::Timestamp;

pub(super) async fn post(
    state: &AppState,
    account: &account::Model,
    conversation: &str,
    link: Link,
) -> Result<Post, ServiceError> {
    match (link.message, link.post) {
        (Some(message), post) => of_message(state, conversation, message, post).await,
        (None, Some(post)) => of_post(state, account, post).await,
        (None, None) => Ok(loading()),
    }
}

async fn of_message(
    state: &AppState,
    conversation: &str,
    row: message::Model,
    told: Option<post::Model>,
) -> Result<Post, ServiceError> {
    let database = &state.database;
    let here = row.conversation_id == conversation;
    let message = messages::to_wire(state, database, row).await?;
    let by_brand = matches!(message.author.kind, AuthorKind::Agent | AuthorKind::Brand | AuthorKind::Bot);
    let consumer = match message.is_from_consumer() {
        true => consumer_of(state, message.conversation.as_str()).await?,
        false => None,
    };
    let (handle, picture) = consumer.map_or((None, None), |consumer| (consumer.handle, consumer.avatar_id));
    Ok(Post {
        state: if message.deleted { PostState::Deleted } else { PostState::Available },
        author_name: if by_brand { Some(message.account_name) } else { message.author.name },
        author_handle: handle,
        author_avatar_url: avatar(state, picture.as_deref()),
        by_brand,
        text: message.text,
        attachments: message.attachments,
        at: Some(message.sent_at),
        likes: count(told.as_ref().and_then(|post| post.likes)),
        comments: count(told.as_ref().and_then(|post| post.comments)),
        shares: count(told.as_ref().and_then(|post| post.shares)),
        is_ad: told.is_some_and(|post| post.is_ad),
        like: message.like,
        permalink: message.permalink,
        like_page: message.like_page,
        message: here.then_some(message.id),
    })
}

async fn of_post(state: &AppState, account: &account::Model, row: post::Model) -> Result<Post, ServiceError> {
    let files = media::Entity::find()
        .filter(media::Column::OwnerKind.eq(OWNER))
        .filter(media::Column::OwnerId.eq(&row.id))
        .order_by_asc(media::Column::Position)
        .all(&state.database)
        .await?;
    let by_brand = row.author_network_id.as_ref() == Some(&account.network_id);
    Ok(Post {
        state: codes::read(&row.state)?,
        message: None,
        author_name: row.author_name.or_else(|| by_brand.then(|| account.name.clone())),
        author_handle: row.author_handle,
        author_avatar_url: avatar(state, row.avatar_id.as_deref()),
        by_brand,
        text: row.text,
        attachments: files.iter().map(|file| attachment(state, file)).collect(),
        at: row.at.map(Timestamp),
        likes: count(row.likes),
        comments: count(row.comments),
        shares: count(row.shares),
        is_ad: row.is_ad,
        like: LikeState::NotLiked,
        permalink: web_address(row.permalink.as_deref()),
        like_page: None,
    })
}

fn loading() -> Post {
    Post {
        state: PostState::Loading,
        message: None,
        author_name: None,
        author_handle: None,
        author_avatar_url: None,
        by_brand: false,
        text: String::new(),
        attachments: Vec::new(),
        at: None,
        likes: None,
        comments: None,
        shares: None,
        is_ad: false,
        like: LikeState::NotLiked,
        permalink: None,
        like_page: None,
    }
}

async fn consumer_of(state: &AppState, conversation: &str) -> Result<Option<consumer::Model>, ServiceError> {
    let conversation = conversation::Entity::find_by_id(conversation).one(&state.database).await?;
    let Some(conversation) = conversation else { return Ok(None) };
    Ok(consumer::Entity::find_by_id(conversation.consumer_id).one(&state.database).await?)
}

fn count(column: Option<i64>) -> Option<u64> {
    column.and_then(|count| u64::try_from(count).ok())
}
