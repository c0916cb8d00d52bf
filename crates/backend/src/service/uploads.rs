//! Files that an agent attached and has not sent yet.

use super::access::Caller;
use super::app_state::AppState;
use super::bus::Topic;
use super::codes::code;
use super::error::ServiceError;
use super::messages;
use super::stored_files::{self, Stored, UPLOAD};
use super::unit::Unit;
use crate::media::{self, FetchedMedia, Hosts, MediaRefused, MediaSource};
use crate::store::entities::{media as file, stored_file};
use futures_util::StreamExt;
use sea_orm::{ConnectionTrait, EntityTrait, IntoActiveModel, Set};
use social_messaging_domain::api::{Role, UploadedFile};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::files::{self, LARGEST_FILE};
use social_messaging_domain::ids::{AttachmentId, ConversationId};

pub mod sweep;

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 200;

/// A file that came whole.
#[derive(Clone, Debug)]
pub struct Upload {
    /// As its author calls it.
    pub name: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Keeps a file for an answer in that conversation.
///
/// # Errors
/// [`ServiceError::Refused`] when it is no file that is kept, [`ServiceError::NotFound`] when there is no such conversation, or when the store fails.
pub async fn take(
    state: &AppState,
    caller: &Caller,
    conversation: &ConversationId,
    upload: Upload,
) -> Result<UploadedFile, ServiceError> {
    may(caller)?;
    let conversation = caller.conversation(&state.database, conversation).await?;
    keep(state, caller, &conversation.account_id, upload).await
}

async fn keep(state: &AppState, caller: &Caller, account: &str, upload: Upload) -> Result<UploadedFile, ServiceError> {
    if upload.bytes.is_empty() {
        return Err(ServiceError::Refused(Reason::FileEmpty));
    }
    let size = u64::try_from(upload.bytes.len()).unwrap_or(u64::MAX);
    if size > LARGEST_FILE {
        return Err(ServiceError::Refused(Reason::FileTooLarge));
    }
    let kept = media::content_type(&upload.bytes).and_then(files::kept);
    let kept = kept.ok_or(ServiceError::Refused(Reason::FileType))?;
    let agent = caller.agent.0.as_str();
    let (bytes, name) = (&upload.bytes, upload.name.as_deref().and_then(harmless));
    let row = Unit::write(state, |unit| {
        let id = unit.new_id();
        let row = file::Model {
            id: id.clone(),
            account_id: account.to_owned(),
            owner_kind: UPLOAD.to_owned(),
            owner_id: id.clone(),
            position: 0,
            kind: code(&kept.kind),
            source_url: None,
            preview_url: None,
            description: None,
            link: None,
            title: name.clone(),
            stored_id: Some(id.clone()),
        };
        let stored = stored_file::ActiveModel {
            id: Set(id),
            agent_id: Set(agent.to_owned()),
            content_type: Set(kept.content_type.to_owned()),
            size: Set(i64::try_from(size).unwrap_or(i64::MAX)),
            bytes: Set(bytes.clone()),
            created_at: Set(unit.now().0),
        };
        Box::pin(async move {
            stored_file::Entity::insert(stored).exec_without_returning(unit.on()).await?;
            file::Entity::insert(row.clone().into_active_model()).exec_without_returning(unit.on()).await?;
            Ok(row)
        })
    })
    .await?;
    let stored = Stored { agent: agent.to_owned(), content_type: kept.content_type.to_owned(), size };
    Ok(to_wire(state, &row, stored))
}

/// Fetches a file from where an agent says that it is, and keeps it for an answer.
///
/// # Errors
/// As [`take`], and [`Reason::FileNotFetched`] when there is none that may be fetched.
pub async fn fetch(
    state: &AppState,
    caller: &Caller,
    conversation: &ConversationId,
    address: &str,
) -> Result<UploadedFile, ServiceError> {
    may(caller)?;
    let conversation = caller.conversation(&state.database, conversation).await?;
    let source = MediaSource { url: address.trim().to_owned(), bearer: None, hosts: Hosts::AnyPublic };
    let fetched = state.media.fetch(&source).await.map_err(|refused| not_fetched(&refused))?;
    let upload = Upload { name: last_part(address), bytes: whole(fetched).await? };
    keep(state, caller, &conversation.account_id, upload).await
}

/// A file that the agent may send, with a fresh address.
///
/// # Errors
/// [`ServiceError::NotFound`] when there is none, or it is another agent's; or when the store fails.
pub async fn show(state: &AppState, caller: &Caller, id: &AttachmentId) -> Result<UploadedFile, ServiceError> {
    let (row, stored) = free(&state.database, caller, id).await?;
    Ok(to_wire(state, &row, stored))
}

/// Forgets a file that is not to be sent after all.
///
/// # Errors
/// As [`show`].
pub async fn remove(state: &AppState, caller: &Caller, id: &AttachmentId) -> Result<(), ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let (row, _) = free(unit.on(), caller, id).await?;
            if row.owner_kind != UPLOAD {
                return Err(ServiceError::NotFound);
            }
            stored_files::forget(unit.on(), UPLOAD, vec![row.owner_id]).await?;
            unit.wake(Topic::Erased);
            Ok(())
        })
    })
    .await
}

async fn free<C: ConnectionTrait>(
    database: &C,
    caller: &Caller,
    id: &AttachmentId,
) -> Result<(file::Model, Stored), ServiceError> {
    let row = file::Entity::find_by_id(id.as_str()).one(database).await?;
    let row = row.filter(|row| caller.accounts.covers(&row.account_id)).ok_or(ServiceError::NotFound)?;
    let stored = stored_files::of(database, row.stored_id.iter().cloned().collect()).await?.into_values().next();
    let stored = stored.ok_or(ServiceError::NotFound)?;
    let free = stored_files::is_free(database, &row, &stored, caller.agent.as_str()).await?;
    if free { Ok((row, stored)) } else { Err(ServiceError::NotFound) }
}

fn to_wire(state: &AppState, row: &file::Model, stored: Stored) -> UploadedFile {
    let attachment = messages::attachment(state, row);
    UploadedFile { attachment, content_type: stored.content_type, size: stored.size }
}

fn may(caller: &Caller) -> Result<(), ServiceError> {
    if caller.role == Role::Unknown { Err(ServiceError::Refused(Reason::RoleForbids)) } else { Ok(()) }
}

async fn whole(mut fetched: FetchedMedia) -> Result<Vec<u8>, ServiceError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = fetched.body.next().await {
        bytes.extend_from_slice(&chunk.map_err(|refused| not_fetched(&refused))?);
    }
    Ok(bytes)
}

fn not_fetched(refused: &MediaRefused) -> ServiceError {
    tracing::info!(%refused, "a file that an agent named was not fetched");
    ServiceError::Refused(match refused {
        MediaRefused::TooLarge => Reason::FileTooLarge,
        MediaRefused::Type => Reason::FileType,
        _ => Reason::FileNotFetched,
    })
}

/// The name of the file that an address ends with.
fn last_part(address: &str) -> Option<String> {
    let url = url::Url::parse(address).ok()?;
    url.path_segments()?.next_back().map(str::to_owned)
}

/// A name without folders and without what is no character.
fn harmless(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|it| !it.is_control()).take(LONGEST_NAME).collect();
    let name = name.trim();
    (!name.is_empty()).then(|| name.to_owned())
}
