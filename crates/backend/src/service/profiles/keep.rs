//! Keeps what a network told of a person: in answer to our question, or on the way with something else.

use super::super::clock::new_id;
use super::super::codes;
use super::super::error::ServiceError;
use super::{Kept, OWNER};
use crate::networks::FetchedProfile;
use crate::store::entities::{consumer, media};
use crate::store::folding::folded_person;
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use social_messaging_domain::message::AttachmentKind;
use social_messaging_domain::time::Timestamp;

/// Puts what was told over what is kept; what was not told stays. Whether anything changed is the answer.
///
/// # Errors
/// When the store fails.
pub async fn keep<C: ConnectionTrait>(
    transaction: &C,
    consumer: consumer::Model,
    told: &FetchedProfile,
    now: Timestamp,
) -> Result<bool, ServiceError> {
    let before: Kept = consumer.profile.as_ref().map(codes::json).transpose()?.unwrap_or_default();
    let kept = Kept {
        url: told.url.clone().or(before.url.clone()),
        locale: told.locale.clone().or(before.locale.clone()),
        utc_offset_minutes: told.utc_offset_minutes.or(before.utc_offset_minutes),
        gender: told.gender.clone().or(before.gender.clone()),
        bio: told.bio.clone().or(before.bio.clone()),
        location: told.location.clone().or(before.location.clone()),
        joined_at: told.joined_at.or(before.joined_at),
        posts: told.posts.or(before.posts),
        likes: told.likes.or(before.likes),
        followers: told.followers.or(before.followers),
        following: told.following.or(before.following),
    };
    let name = told.name.clone().or_else(|| consumer.name.clone());
    let handle = told.handle.clone().or_else(|| consumer.handle.clone());
    let receives_direct = told.receives_direct.or(consumer.receives_direct);
    let avatar_id = match &told.avatar_url {
        Some(url) => Some(keep_picture(transaction, &consumer.account_id, OWNER, &consumer.id, url, now).await?),
        None => consumer.avatar_id.clone(),
    };
    let same = kept == before
        && name == consumer.name
        && handle == consumer.handle
        && receives_direct == consumer.receives_direct
        && avatar_id == consumer.avatar_id;
    if same {
        return Ok(false);
    }
    let mut row = consumer.into_active_model();
    row.folded = Set(folded_person(name.as_deref(), handle.as_deref()));
    row.name = Set(name);
    row.handle = Set(handle);
    row.receives_direct = Set(receives_direct);
    row.avatar_id = Set(avatar_id);
    row.profile = Set(serde_json::to_value(kept).ok());
    row.update(transaction).await?;
    Ok(true)
}

/// Keeps where a person's picture is; its identifier, which stays when the address changes.
///
/// # Errors
/// When the store fails.
pub async fn keep_picture<C: ConnectionTrait>(
    transaction: &C,
    account: &str,
    owner_kind: &str,
    owner: &str,
    url: &str,
    now: Timestamp,
) -> Result<String, ServiceError> {
    let known = media::Entity::find()
        .filter(media::Column::OwnerKind.eq(owner_kind))
        .filter(media::Column::OwnerId.eq(owner))
        .filter(media::Column::Position.eq(0))
        .one(transaction)
        .await?;
    if let Some(known) = known {
        let id = known.id.clone();
        if known.source_url.as_deref() != Some(url) {
            let mut row = known.into_active_model();
            row.source_url = Set(Some(url.to_owned()));
            row.update(transaction).await?;
        }
        return Ok(id);
    }
    let id = new_id(now);
    let row = media::ActiveModel {
        id: Set(id.clone()),
        account_id: Set(account.to_owned()),
        owner_kind: Set(owner_kind.to_owned()),
        owner_id: Set(owner.to_owned()),
        position: Set(0),
        kind: Set(codes::code(&AttachmentKind::Image)),
        source_url: Set(Some(url.to_owned())),
        preview_url: Set(None),
        description: Set(None),
        link: Set(None),
        title: Set(None),
        stored_id: Set(None),
    };
    media::Entity::insert(row).exec_without_returning(transaction).await?;
    Ok(id)
}
