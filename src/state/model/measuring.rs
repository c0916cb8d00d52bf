//! The text that an agent measures before it goes into the composer. It stays with its conversation.

use super::{Count, Model};
use social_messaging_domain::composer;
use social_messaging_domain::message::AuthorKind;
use social_messaging_domain::visibility::Visibility;

impl Model {
    /// The text that is measured in the open conversation.
    pub fn measured(&self) -> &str {
        self.open().and_then(|open| self.measured.get(open)).map(String::as_str).unwrap_or_default()
    }

    /// How long `text`, in normalization form C, is for an audience of the open conversation; `None` where none could get it.
    pub fn count_for(&self, visibility: Visibility, text: &str) -> Option<Count> {
        let facts = &self.detail().loaded()?.facts;
        let draft = composer::Draft {
            visibility,
            target: None,
            text: text.trim(),
            mentions: &[],
            left_to_agent: &[],
            files: &[],
            author: AuthorKind::Agent,
        };
        composer::count(facts, draft, self.now)
    }

    pub(super) fn measure(&mut self, text: String) {
        if let Some(open) = self.open().cloned() {
            self.measured.insert(open, text);
        }
    }

    /// Puts the measured text at the end of what stands in the composer.
    pub(super) fn use_measured(&mut self) {
        let (Some(draft), Some(open)) = (self.draft(), self.open().cloned()) else { return };
        let Some(measured) = self.measured.remove(&open) else { return };
        let mut text = draft.text;
        if !text.is_empty() && !text.ends_with(char::is_whitespace) {
            text.push('\n');
        }
        text.push_str(&measured);
        let caret = u32::try_from(text.encode_utf16().count()).unwrap_or(u32::MAX);
        self.write_up_to(text, caret);
    }
}
