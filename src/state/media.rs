//! What the consumer sent beside words, as far as it is loaded.

use super::load::Edge;
use social_messaging_domain::api::{AttachmentPage, SentAttachment};
use social_messaging_domain::ids::{AttachmentId, MessageId};

/// Files of the consumer, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentMedia {
    /// The files.
    pub files: Vec<SentAttachment>,
    /// How many there are in all.
    pub total: u32,
    /// What lies beyond the last of them.
    pub more: Edge,
    /// The cursor of the next page.
    pub(super) next: Option<String>,
}

impl SentMedia {
    /// Takes the newest page. What is known beyond it stays, so that nothing moves while it is looked at.
    pub(super) fn begin_with(&mut self, page: AttachmentPage) {
        let known = std::mem::take(&mut self.files);
        let last = page.attachments.last().map(|last| &last.attachment.id);
        let beyond = last.and_then(|last| known.iter().position(|file| file.attachment.id == *last));
        (self.files, self.total) = (page.attachments, page.total);
        match beyond.and_then(|at| known.get(at + 1..)).filter(|beyond| !beyond.is_empty()) {
            Some(beyond) => self.files.extend_from_slice(beyond),
            None => self.lead_to(page.next),
        }
    }

    /// Takes the page behind the last file.
    pub(super) fn go_on_with(&mut self, page: AttachmentPage) {
        self.files.extend(page.attachments);
        self.total = page.total;
        self.lead_to(page.next);
    }

    fn lead_to(&mut self, next: Option<String>) {
        self.more = if next.is_some() { Edge::More } else { Edge::End };
        self.next = next;
    }

    /// Takes out what came with a message that is gone.
    pub(super) fn forget(&mut self, message: &MessageId) {
        let before = self.files.len();
        self.files.retain(|file| file.message != *message);
        self.total = self.total.saturating_sub(u32::try_from(before - self.files.len()).unwrap_or(u32::MAX));
    }

    /// The place of a file.
    #[must_use]
    pub fn place(&self, id: &AttachmentId) -> Option<usize> {
        self.files.iter().position(|file| file.attachment.id == *id)
    }
}
