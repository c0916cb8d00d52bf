//! Files on their way from this page, and from elsewhere, to the backend.

use super::refused;
use crate::api::request::{delete, get, post, read};
use crate::api::upload::{self, Progress};
use crate::api::{ApiError, routes};
use crate::platform::chosen;
use crate::state::{Event, FileKey, State};
use social_messaging_domain::api::UploadFrom;
use social_messaging_domain::ids::{AttachmentId, ConversationId};
use std::cell::Cell;
use std::rc::Rc;

/// Uploads a file that the page holds.
pub(super) async fn upload(state: State, conversation: ConversationId, key: FileKey, name: String) {
    let Some(file) = chosen::held(&key.0) else {
        return state.apply(Event::FileRefused(key, ApiError::Malformed));
    };
    let progress = progress(state, &key, file.size());
    let answer = upload::upload(routes::uploads(&conversation, &name), &key.0, &file, progress).await;
    tell(state, key, answer);
}

/// Tells how far a file is, a hundredth of it at a time.
fn progress(state: State, key: &FileKey, size: f64) -> Progress {
    let (key, told) = (key.clone(), Cell::new(0_u64));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a count of bytes")]
    let step = (size / 100.0) as u64;
    Rc::new(move |bytes| {
        if bytes >= told.get() + step.max(1) {
            told.set(bytes);
            state.apply(Event::FileSent(key.clone(), bytes));
        }
    })
}

/// Has the backend fetch a file from its address.
pub(super) async fn fetch(state: State, conversation: ConversationId, key: FileKey, address: String) {
    let answer = post(routes::uploads_from_address(&conversation), &UploadFrom { address }).await;
    tell(state, key, answer);
}

/// Asks whether the backend still has a file.
pub(super) async fn ask(state: State, key: FileKey, id: AttachmentId) {
    let answer = get(routes::upload(&id)).await;
    tell(state, key, answer);
}

/// Forgets a file that is in no draft any more.
pub(super) async fn forget(key: FileKey, id: Option<AttachmentId>) {
    upload::stop(&key.0);
    chosen::release(&key.0);
    if let Some(id) = id {
        // What stays behind is forgotten by the backend itself after a while.
        let _ = delete(routes::upload(&id)).await;
    }
}

fn tell(state: State, key: FileKey, answer: Result<String, ApiError>) {
    match answer.and_then(|text| read(&text)) {
        Ok(taken) => state.apply(Event::FileTaken(key, taken)),
        Err(error) => refused(state, error, |error| Event::FileRefused(key, error)),
    }
}
