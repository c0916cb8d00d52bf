//! Files that agents attached: kept from the upload on, forgotten with the message that has them, or when nobody sends them.

use super::codes::code;
use super::error::ServiceError;
use super::messages::OWNER;
use crate::store::entities::{media, message, stored_file};
use sea_orm::sea_query::ExprTrait;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use social_messaging_domain::message::MessageState;
use std::collections::HashMap;

/// The owner kind of a file that is not sent yet.
pub const UPLOAD: &str = "upload";

/// All of a stored file but its bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored {
    /// Who attached it.
    pub agent: String,
    /// Its type.
    pub content_type: String,
    /// Its length in bytes.
    pub size: u64,
}

/// What is known of stored files, by their identifiers.
///
/// # Errors
/// When the store fails.
pub async fn of<C: ConnectionTrait>(database: &C, ids: Vec<String>) -> Result<HashMap<String, Stored>, DbErr> {
    let rows: Vec<(String, String, String, i64)> = stored_file::Entity::find()
        .select_only()
        .columns([
            stored_file::Column::Id,
            stored_file::Column::AgentId,
            stored_file::Column::ContentType,
            stored_file::Column::Size,
        ])
        .filter(stored_file::Column::Id.is_in(ids))
        .into_tuple()
        .all(database)
        .await?;
    let stored = |(id, agent, content_type, size): (String, String, String, i64)| {
        (id, Stored { agent, content_type, size: u64::try_from(size).unwrap_or_default() })
    };
    Ok(rows.into_iter().map(stored).collect())
}

/// Whether an agent may send a file: one of their own that is not sent yet, or of their own message that was taken back or failed.
///
/// # Errors
/// When the store fails.
pub async fn is_free<C: ConnectionTrait>(
    database: &C,
    row: &media::Model,
    stored: &Stored,
    agent: &str,
) -> Result<bool, DbErr> {
    if stored.agent != agent || row.owner_kind == UPLOAD {
        return Ok(stored.agent == agent);
    }
    let given_up = [MessageState::Cancelled, MessageState::Failed].map(|state| code(&state));
    let message = message::Entity::find_by_id(&row.owner_id)
        .filter(message::Column::AgentId.eq(agent))
        .filter(message::Column::State.is_in(given_up))
        .one(database)
        .await?;
    Ok(row.owner_kind == OWNER && message.is_some())
}

/// The bytes of a stored file.
///
/// # Errors
/// [`ServiceError::NotFound`] when they were forgotten, or when the store fails.
pub async fn bytes<C: ConnectionTrait>(database: &C, id: &str) -> Result<Vec<u8>, ServiceError> {
    let bytes: Option<Vec<u8>> = stored_file::Entity::find_by_id(id)
        .select_only()
        .column(stored_file::Column::Bytes)
        .into_tuple()
        .one(database)
        .await?;
    bytes.ok_or(ServiceError::NotFound)
}

/// Forgets an owner's files, with their bytes wherever else they are.
///
/// # Errors
/// When the store fails.
pub async fn forget<C: ConnectionTrait>(database: &C, kind: &str, owners: Vec<String>) -> Result<(), DbErr> {
    let owned = media::Column::OwnerKind.eq(kind).and(media::Column::OwnerId.is_in(owners));
    let stored: Vec<String> = media::Entity::find()
        .select_only()
        .column(media::Column::StoredId)
        .filter(owned.clone())
        .filter(media::Column::StoredId.is_not_null())
        .into_tuple()
        .all(database)
        .await?;
    media::Entity::delete_many().filter(owned).exec(database).await?;
    if !stored.is_empty() {
        media::Entity::delete_many().filter(media::Column::StoredId.is_in(stored.clone())).exec(database).await?;
        stored_file::Entity::delete_many().filter(stored_file::Column::Id.is_in(stored)).exec(database).await?;
    }
    Ok(())
}
