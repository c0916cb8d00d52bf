//! The bytes of a file, by our identifier only: fetched from its network with the brand's credentials, or what an agent attached.

use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use super::media_links::Variant;
use super::stored_files;
use crate::media::{FetchedMedia, MediaRefused};
use crate::store::entities::{account, media as row};
use bytes::Bytes;
use futures_util::StreamExt;
use futures_util::stream;
use sea_orm::EntityTrait;
use social_messaging_domain::files;

/// Why there are no bytes.
#[derive(Debug, thiserror::Error)]
pub enum FileRefused {
    /// The store failed, or there is no such file.
    #[error(transparent)]
    Service(#[from] ServiceError),
    /// It was not fetched.
    #[error(transparent)]
    Media(#[from] MediaRefused),
}

/// Begins to fetch a file. The caller must have checked the signature of its address.
///
/// # Errors
/// When there is no such file, or the network does not give it, or it is not one that is shown.
pub async fn open(state: &AppState, id: &str, variant: Variant) -> Result<FetchedMedia, FileRefused> {
    let file = row::Entity::find_by_id(id).one(&state.database).await.map_err(ServiceError::from)?;
    let file = file.ok_or(ServiceError::NotFound)?;
    if let (Some(id), Variant::Whole) = (&file.stored_id, variant) {
        return Ok(stored(state, id).await?);
    }
    let account = account::Entity::find_by_id(&file.account_id).one(&state.database).await;
    let account = account.map_err(ServiceError::from)?.ok_or(ServiceError::NotFound)?;
    let url = match variant {
        Variant::Whole => file.source_url,
        Variant::Preview => file.preview_url,
    };
    let url = url.ok_or(ServiceError::NotFound)?;
    let client = state.networks.client(codes::read(&account.network)?).ok_or(ServiceError::NotFound)?;
    let credentials = state.vault.credentials(&account)?;
    let source = client.media_source(&credentials, &url);
    let fetched = state.media.fetch(&source).await;
    Ok(fetched.inspect_err(|refused| tracing::warn!(media = id, %refused, "a file was not fetched"))?)
}

async fn stored(state: &AppState, id: &str) -> Result<FetchedMedia, ServiceError> {
    let known =
        stored_files::of(&state.database, vec![id.to_owned()]).await?.remove(id).ok_or(ServiceError::NotFound)?;
    let kept = files::kept(&known.content_type).ok_or(ServiceError::NotFound)?;
    let bytes = stored_files::bytes(&state.database, id).await?;
    let body = stream::iter([Ok(Bytes::from(bytes))]).boxed();
    Ok(FetchedMedia { content_type: kept.content_type, length: Some(known.size), body })
}
