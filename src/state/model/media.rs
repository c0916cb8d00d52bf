//! What the consumer sent beside words, and the internal notes: loaded when they are looked at, by pages.

use super::Model;
use crate::state::effect::Resource;
use crate::state::load::Load;
use crate::state::pages::{NoteList, Pages, SentMedia};
use social_messaging_domain::api::{AttachmentPage, NotePage};
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::message::Message;
use social_messaging_domain::visibility::Visibility;

/// What of a conversation is read in pages, the newest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Paged {
    /// What the consumer sent beside words.
    Media,
    /// The internal notes.
    Notes,
}

impl Model {
    /// What the consumer of the open conversation sent; idle until somebody looks at it.
    pub fn media(&self) -> &Load<SentMedia> {
        self.open.as_ref().map_or(&Load::Idle, |open| &open.media)
    }

    /// The internal notes of the open conversation; idle until somebody looks at them.
    pub fn notes(&self) -> &Load<NoteList> {
        self.open.as_ref().map_or(&Load::Idle, |open| &open.notes)
    }

    /// Loads it from the beginning: the addresses of what was loaded earlier may have expired.
    pub(super) fn view_media(&mut self) {
        let Some(open) = &mut self.open else { return };
        open.media = Load::Loading;
        let newest = Resource::Attachments(open.id.clone(), None);
        self.ask_anew(newest);
    }

    /// As [`Self::view_media`]: notes have files, too.
    pub(super) fn view_notes(&mut self) {
        let Some(open) = &mut self.open else { return };
        open.notes = Load::Loading;
        let newest = Resource::Notes(open.id.clone(), None);
        self.ask_anew(newest);
    }

    pub(super) fn load_more_media(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(cursor) = Pages::begin_next(&mut open.media) else { return };
        let next = Resource::Attachments(open.id.clone(), Some(cursor));
        self.ask(next);
    }

    pub(super) fn load_more_notes(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Some(cursor) = Pages::begin_next(&mut open.notes) else { return };
        let next = Resource::Notes(open.id.clone(), Some(cursor));
        self.ask(next);
    }

    #[inline(never)] // The first view does without it.
    pub(super) fn take_media(&mut self, id: &ConversationId, cursor: Option<&str>, page: AttachmentPage) {
        if let Some(open) = self.open.as_mut().filter(|open| open.id == *id) {
            Pages::take(&mut open.media, cursor, page.into());
        }
    }

    #[inline(never)] // The first view does without it.
    pub(super) fn take_notes(&mut self, id: &ConversationId, cursor: Option<&str>, page: NotePage) {
        if let Some(open) = self.open.as_mut().filter(|open| open.id == *id) {
            Pages::take(&mut open.notes, cursor, page.into());
        }
    }

    /// What was deleted is not shown any more, and what is new is.
    #[inline(never)] // The first view does without it.
    pub(super) fn follow_media(&mut self, message: &Message) {
        if message.deleted {
            return self.forget_media(&message.id);
        }
        let brings_files = message.is_from_consumer() && !message.attachments.is_empty();
        let is_note = message.visibility == Visibility::Internal;
        self.refresh_pages(|of| match of {
            Paged::Media => brings_files,
            Paged::Notes => is_note,
        });
    }

    /// Asks once more for the newest of what was asked for: also while it is on its way, since that answer may be older.
    #[inline(never)] // The first view does without it.
    pub(super) fn refresh_pages(&mut self, of: impl Fn(Paged) -> bool) {
        let Some(open) = &self.open else { return };
        let media = (of(Paged::Media) && is_wanted(&open.media)).then(|| Resource::Attachments(open.id.clone(), None));
        let notes = (of(Paged::Notes) && is_wanted(&open.notes)).then(|| Resource::Notes(open.id.clone(), None));
        for newest in media.into_iter().chain(notes) {
            self.ask_anew(newest);
        }
    }

    /// Takes out what came with a message that is gone, and the message itself.
    pub(super) fn forget_media(&mut self, message: &MessageId) {
        self.with_open(|open| {
            Pages::forget(&mut open.media, message);
            Pages::forget(&mut open.notes, message);
        });
    }
}

/// One that failed waits for the agent to try again.
fn is_wanted<T>(pages: &Load<T>) -> bool {
    pages.is_loading() || pages.loaded().is_some()
}
