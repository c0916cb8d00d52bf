//! A list that comes in pages, the newest first, as far as it is loaded.

use super::load::{Edge, Load};
use social_messaging_domain::api::{AttachmentPage, NotePage, SentAttachment};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Message;

/// What the consumer sent beside words.
pub type SentMedia = Pages<SentAttachment>;

/// The internal notes of a conversation.
pub type NoteList = Pages<Message>;

/// What such a list is of.
pub trait Entry {
    /// What tells it from the others.
    fn id(&self) -> &str;

    /// The message that it is, or came with.
    fn message(&self) -> &MessageId;
}

impl Entry for SentAttachment {
    fn id(&self) -> &str {
        self.attachment.id.as_str()
    }

    fn message(&self) -> &MessageId {
        &self.message
    }
}

impl Entry for Message {
    fn id(&self) -> &str {
        self.id.as_str()
    }

    fn message(&self) -> &MessageId {
        &self.id
    }
}

/// One answer: entries, the cursor of the next page, and how many there are in all.
pub(super) struct Page<T>(Vec<T>, Option<String>, u32);

impl From<AttachmentPage> for Page<SentAttachment> {
    fn from(page: AttachmentPage) -> Self {
        Self(page.attachments, page.next, page.total)
    }
}

impl From<NotePage> for Page<Message> {
    fn from(page: NotePage) -> Self {
        Self(page.notes, page.next, page.total)
    }
}

/// Entries, the newest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pages<T> {
    /// The entries.
    pub items: Vec<T>,
    /// How many there are in all.
    pub total: u32,
    /// What lies beyond the last of them.
    pub more: Edge,
    /// The cursor of the next page.
    next: Option<String>,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self { items: Vec::new(), total: 0, more: Edge::End, next: None }
    }
}

impl<T: Clone> Load<Pages<T>> {
    /// The entries, as far as they are loaded.
    #[must_use]
    pub fn items(&self) -> Vec<T> {
        self.loaded().map(|pages| pages.items.clone()).unwrap_or_default()
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        self.loaded().map_or(0, |pages| u64::from(pages.total))
    }

    /// What lies beyond the last entry.
    #[must_use]
    pub fn edge(&self) -> Edge {
        self.loaded().map(|pages| pages.more.clone()).unwrap_or_default()
    }
}

impl<T: Entry + Clone> Pages<T> {
    /// Takes an answer into what is loaded. A page of a row that was begun anew meanwhile belongs nowhere.
    pub(super) fn take(load: &mut Load<Self>, cursor: Option<&str>, page: Page<T>) {
        match (load, cursor) {
            (Load::Loaded(pages), None) => pages.begin_with(page),
            (load, None) => {
                let mut taken = Self::default();
                taken.begin_with(page);
                *load = Load::Loaded(taken);
            }
            (Load::Loaded(pages), Some(cursor)) if pages.next.as_deref() == Some(cursor) => pages.go_on_with(page),
            _ => {}
        }
    }

    /// Takes a failure. A next page that did not come leaves what is there.
    pub(super) fn fail(load: &mut Load<Self>, cursor: Option<&str>, error: crate::api::ApiError) {
        match (load, cursor) {
            (Load::Loaded(pages), Some(_)) => pages.more = Edge::Failed(error),
            (load, _) => load.fail(error),
        }
    }

    /// The cursor of the page to be asked for now, if there is one and it is not on its way.
    pub(super) fn begin_next(load: &mut Load<Self>) -> Option<String> {
        let pages = load.loaded_mut()?;
        let cursor = pages.next.clone().filter(|_| pages.more != Edge::Loading)?;
        pages.more = Edge::Loading;
        Some(cursor)
    }

    /// Takes out what came with a message that is gone.
    pub(super) fn forget(load: &mut Load<Self>, message: &MessageId) {
        let Some(pages) = load.loaded_mut() else { return };
        let before = pages.items.len();
        pages.items.retain(|entry| entry.message() != message);
        pages.total = pages.total.saturating_sub(u32::try_from(before - pages.items.len()).unwrap_or(u32::MAX));
    }

    /// The place of an entry.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<usize> {
        self.items.iter().position(|entry| entry.id() == id)
    }

    /// Takes the newest page. What is known beyond it stays, so that nothing moves while it is looked at.
    fn begin_with(&mut self, Page(items, next, total): Page<T>) {
        let known = std::mem::replace(&mut self.items, items);
        self.total = total;
        let last = self.items.last().map(Entry::id);
        let beyond = last.and_then(|last| known.iter().position(|entry| entry.id() == last));
        match beyond.and_then(|at| known.get(at + 1..)).filter(|beyond| !beyond.is_empty()) {
            Some(beyond) => self.items.extend_from_slice(beyond),
            None => self.lead_to(next),
        }
    }

    /// Takes the page behind the last entry.
    fn go_on_with(&mut self, Page(items, next, total): Page<T>) {
        self.items.extend(items);
        self.total = total;
        self.lead_to(next);
    }

    fn lead_to(&mut self, next: Option<String>) {
        self.more = if next.is_some() { Edge::More } else { Edge::End };
        self.next = next;
    }
}
