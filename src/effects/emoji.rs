//! The emoji's file, and what this browser keeps of how an agent uses them.

use crate::api::{ApiError, read, request, routes};
use crate::platform::normalize;
use crate::platform::storage::{self, Shelf};
use crate::state::Loaded;
use crate::state::emoji::{EmojiHabits, EmojiSet, OfferedEmoji};
use crate::texts;
use std::pin::Pin;
use std::sync::Arc;

const NAME: &str = "social-messaging/emoji";

/// Loads those of the page's language. In a box, so that it is not part of what every question runs.
pub(super) fn load() -> Pin<Box<dyn Future<Output = Result<Loaded, ApiError>>>> {
    Box::pin(read_file())
}

async fn read_file() -> Result<Loaded, ApiError> {
    let file = request::file(&routes::emoji(texts::language())).await?;
    let set = EmojiSet::read(&file, &normalize::comparable(&file)).ok_or(ApiError::Malformed)?;
    Ok(Loaded::Emoji(OfferedEmoji { set: Arc::new(set), habits: kept() }))
}

fn kept() -> EmojiHabits {
    let kept = storage::kept(Shelf::Browser, NAME).unwrap_or_default();
    kept.first().and_then(|(_, text)| read::read(text).ok()).unwrap_or_default()
}

/// Keeps how they are used; a browser that keeps nothing begins anew after a reload, which is no harm.
pub(super) fn keep(habits: &EmojiHabits) {
    let text = serde_json::to_string(habits).unwrap_or_default();
    let _ = storage::keep(Shelf::Browser, NAME, &text);
}
