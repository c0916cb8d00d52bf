//! Keeps what the network told of a post. The text of a message of ours is kept once, with the message.

use super::super::bus::Topic;
use super::super::codes;
use super::super::error::ServiceError;
use super::super::profiles::keep_picture;
use super::super::unit::Unit;
use super::fetch::Told;
use super::{AUTHOR, OWNER, find_post};
use crate::networks::{FetchedPost, InboundAttachment};
use crate::store::entities::{account, media, message, post};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use social_messaging_domain::context::PostState;

/// Forgets what is kept of a post that was deleted: its text, its author and its files.
///
/// # Errors
/// When the store fails.
pub async fn erase<C: ConnectionTrait>(transaction: &C, account: &str, network_id: &str) -> Result<(), ServiceError> {
    let Some(row) = find_post(transaction, account, network_id).await? else { return Ok(()) };
    media::Entity::delete_many()
        .filter(media::Column::OwnerKind.is_in([OWNER, AUTHOR]))
        .filter(media::Column::OwnerId.eq(&row.id))
        .exec(transaction)
        .await?;
    let mut row = row.into_active_model();
    row.text = Set(String::new());
    row.author_name = Set(None);
    row.author_handle = Set(None);
    row.avatar_id = Set(None);
    row.state = Set(codes::code(&PostState::Deleted));
    row.update(transaction).await?;
    Ok(())
}

pub(super) async fn keep(
    unit: &mut Unit<'_>,
    account: &account::Model,
    network_id: &str,
    told: &Told,
) -> Result<(), ServiceError> {
    let known = find_post(unit.on(), &account.id, network_id).await?;
    let row = match &known {
        Some(row) => row.clone(),
        None => {
            post::Entity::insert(empty(unit.new_id(), &account.id, network_id)).exec_with_returning(unit.on()).await?
        }
    };
    match told {
        Told::There(told) => keep_post(unit, account, row, told).await,
        Told::Nothing(PostState::Deleted) => {
            mark(unit, row, PostState::Deleted, Some(unit.now().0)).await?;
            unit.wake(Topic::Erased);
            erase(unit.on(), &account.id, network_id).await
        }
        // The network could not be asked: what was told before stands, and it is asked again soon.
        Told::Nothing(PostState::Loading) if row.fetched_at.is_some() => Ok(()),
        Told::Nothing(PostState::Loading) => mark(unit, row, PostState::Unavailable, None).await,
        Told::Nothing(state) => mark(unit, row, *state, Some(unit.now().0)).await,
    }
}

async fn mark(
    unit: &Unit<'_>,
    row: post::Model,
    state: PostState,
    fetched_at: Option<i64>,
) -> Result<(), ServiceError> {
    let mut row = row.into_active_model();
    row.state = Set(codes::code(&state));
    row.fetched_at = Set(fetched_at);
    row.update(unit.on()).await?;
    Ok(())
}

async fn keep_post(
    unit: &mut Unit<'_>,
    account: &account::Model,
    row: post::Model,
    told: &FetchedPost,
) -> Result<(), ServiceError> {
    let ours = message::Entity::find()
        .filter(message::Column::AccountId.eq(&account.id))
        .filter(message::Column::NetworkId.eq(&row.network_id))
        .one(unit.on())
        .await?
        .is_some();
    let id = row.id.clone();
    let author = told.author.clone().unwrap_or_default();
    let author_network_id = if told.by_brand { account.network_id.clone() } else { author.network_id };
    let avatar_id = match author.avatar_url.filter(|_| !ours) {
        Some(url) => Some(keep_picture(unit.on(), &account.id, AUTHOR, &id, &url, unit.now()).await?),
        None => row.avatar_id.clone(),
    };
    let count = |told: Option<u64>, before: Option<i64>| told.and_then(|count| i64::try_from(count).ok()).or(before);
    let before = row.clone();
    let mut changed = row.into_active_model();
    // What comes on the way with another answer is told in fewer words: what is not told stays.
    changed.parent_network_id = Set(told.parent_network_id.clone().or(before.parent_network_id));
    changed.author_network_id = Set(Some(author_network_id).filter(|id| !id.is_empty()).or(before.author_network_id));
    changed.author_name = Set(author.name.or(before.author_name).filter(|_| !ours));
    changed.author_handle = Set(author.handle.or(before.author_handle).filter(|_| !ours));
    changed.avatar_id = Set(avatar_id);
    changed.text = Set(if ours { String::new() } else { told.text.clone() });
    changed.at = Set(told.at.map(|at| at.0).or(before.at));
    changed.likes = Set(count(told.likes, before.likes));
    changed.comments = Set(count(told.comments, before.comments));
    changed.shares = Set(count(told.shares, before.shares));
    changed.is_ad = Set(told.is_ad.unwrap_or(before.is_ad));
    changed.permalink = Set(told.permalink.clone().or(before.permalink));
    changed.state = Set(codes::code(&PostState::Available));
    changed.fetched_at = Set(Some(unit.now().0));
    changed.update(unit.on()).await?;
    if !ours {
        keep_files(unit, &account.id, &id, &told.attachments).await?;
    }
    if told.is_ad == Some(true) {
        mark_messages_on_ad(unit, &account.id, &told.network_id).await?;
    }
    Ok(())
}

/// Rows keep their identifiers, so that an address that a page has stays good.
async fn keep_files(
    unit: &Unit<'_>,
    account: &str,
    owner: &str,
    files: &[InboundAttachment],
) -> Result<(), ServiceError> {
    let of_post =
        || media::Entity::find().filter(media::Column::OwnerKind.eq(OWNER)).filter(media::Column::OwnerId.eq(owner));
    let known = of_post().all(unit.on()).await?;
    for (position, file) in (0..).zip(files) {
        let before = known.iter().find(|row| row.position == position);
        let row = media::ActiveModel {
            id: Set(before.map_or_else(|| unit.new_id(), |row| row.id.clone())),
            account_id: Set(account.to_owned()),
            owner_kind: Set(OWNER.to_owned()),
            owner_id: Set(owner.to_owned()),
            position: Set(position),
            kind: Set(codes::code(&file.kind)),
            source_url: Set(file.url.clone()),
            preview_url: Set(file.preview_url.clone()),
            description: Set(file.description.clone()),
            link: Set(file.link.clone()),
            title: Set(file.title.clone()),
            stored_id: Set(None),
        };
        match before {
            Some(_) => {
                row.update(unit.on()).await?;
            }
            None => {
                media::Entity::insert(row).exec_without_returning(unit.on()).await?;
            }
        }
    }
    let more = i32::try_from(files.len()).unwrap_or(i32::MAX);
    media::Entity::delete_many()
        .filter(media::Column::OwnerKind.eq(OWNER))
        .filter(media::Column::OwnerId.eq(owner))
        .filter(media::Column::Position.gte(more))
        .exec(unit.on())
        .await?;
    Ok(())
}

/// A webhook does not always tell that a comment stands under an advertisement; the post does.
async fn mark_messages_on_ad(unit: &mut Unit<'_>, account: &str, post: &str) -> Result<(), ServiceError> {
    let rows = message::Entity::find()
        .filter(message::Column::AccountId.eq(account))
        .filter(message::Column::PostNetworkId.eq(post))
        .filter(message::Column::OnAd.eq(false))
        .all(unit.on())
        .await?;
    for row in rows {
        unit.tell_message(&row.account_id, &row.conversation_id, &row.id);
        let mut row = row.into_active_model();
        row.on_ad = Set(true);
        row.update(unit.on()).await?;
    }
    Ok(())
}

fn empty(id: String, account: &str, network_id: &str) -> post::ActiveModel {
    post::ActiveModel {
        id: Set(id),
        account_id: Set(account.to_owned()),
        network_id: Set(network_id.to_owned()),
        parent_network_id: Set(None),
        author_network_id: Set(None),
        author_name: Set(None),
        author_handle: Set(None),
        avatar_id: Set(None),
        text: Set(String::new()),
        at: Set(None),
        likes: Set(None),
        comments: Set(None),
        shares: Set(None),
        is_ad: Set(false),
        permalink: Set(None),
        state: Set(codes::code(&PostState::Loading)),
        fetched_at: Set(None),
    }
}
