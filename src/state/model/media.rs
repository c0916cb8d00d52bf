//! What the consumer sent beside words: loaded when it is looked at, by pages.

use super::Model;
use crate::state::effect::Resource;
use crate::state::load::{Edge, Load};
use crate::state::media::SentMedia;
use social_messaging_domain::api::AttachmentPage;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::message::Message;

impl Model {
    /// What the consumer of the open conversation sent; idle until somebody looks at it.
    pub fn media(&self) -> &Load<SentMedia> {
        self.open.as_ref().map_or(&Load::Idle, |open| &open.media)
    }

    /// Loads it from the beginning: the addresses of what was loaded earlier may have expired.
    pub(super) fn view_media(&mut self) {
        let Some(open) = &mut self.open else { return };
        open.media = Load::Loading;
        let newest = Resource::Attachments(open.id.clone(), None);
        self.ask_anew(newest);
    }

    pub(super) fn load_more_media(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Load::Loaded(media) = &mut open.media else { return };
        let Some(cursor) = media.next.clone().filter(|_| media.more != Edge::Loading) else { return };
        media.more = Edge::Loading;
        let next = Resource::Attachments(open.id.clone(), Some(cursor));
        self.ask(next);
    }

    pub(super) fn take_media(&mut self, id: &ConversationId, cursor: Option<&str>, page: AttachmentPage) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        match (&mut open.media, cursor) {
            (Load::Loaded(media), None) => media.begin_with(page),
            (media, None) => {
                let mut taken = SentMedia::default();
                taken.begin_with(page);
                *media = Load::Loaded(taken);
            }
            // A page of a row that was begun anew meanwhile belongs nowhere.
            (Load::Loaded(media), Some(cursor)) if media.next.as_deref() == Some(cursor) => media.go_on_with(page),
            _ => {}
        }
    }

    /// What was deleted is not shown any more, and what is new is.
    #[inline(never)] // The first view does without it.
    pub(super) fn follow_media(&mut self, message: &Message) {
        let Some(open) = &mut self.open else { return };
        let Load::Loaded(media) = &mut open.media else { return };
        if message.deleted {
            media.forget(&message.id);
        } else if message.is_from_consumer() && !message.attachments.is_empty() {
            let newest = Resource::Attachments(open.id.clone(), None);
            self.ask_anew(newest);
        }
    }

    /// Takes out what came with a message that is gone.
    pub(super) fn forget_media(&mut self, message: &MessageId) {
        self.with_open(|open| {
            if let Load::Loaded(media) = &mut open.media {
                media.forget(message);
            }
        });
    }
}
