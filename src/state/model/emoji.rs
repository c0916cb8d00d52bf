//! Emoji: loaded when they are first wanted, put in where the caret is, and remembered.

use super::Model;
use crate::state::effect::{Effect, Resource};
use crate::state::emoji::{EmojiHabits, OfferedEmoji, Tone};
use crate::state::load::Load;
use std::ops::Range;

impl Model {
    /// The emoji that can be put in; idle until somebody wants them.
    pub const fn emoji(&self) -> &Load<OfferedEmoji> {
        &self.emoji
    }

    pub(super) fn want_emoji(&mut self) {
        if self.emoji.is_idle() {
            self.emoji.begin();
            self.ask(Resource::Emoji);
        }
    }

    pub(super) fn choose_tone(&mut self, tone: Tone) {
        self.with_habits(|habits| habits.tone = tone);
    }

    /// Puts one, as it looks without a tone, over a stretch counted in UTF-16 code units.
    pub(super) fn insert_emoji(&mut self, over: Range<u32>, glyph: &str) {
        let Some(offered) = self.emoji.loaded() else { return };
        let Some(toned) = offered.set.of_glyph(glyph).map(|emoji| emoji.toned(offered.habits.tone)) else { return };
        let Some(mut draft) = self.draft() else { return };
        let caret = draft.put_over(over, &toned);
        self.write_up_to(draft.text, caret);
        self.with_habits(|habits| habits.remember(glyph));
    }

    fn with_habits(&mut self, change: impl FnOnce(&mut EmojiHabits)) {
        let Some(offered) = self.emoji.loaded_mut() else { return };
        change(&mut offered.habits);
        self.orders.push(Effect::KeepEmojiHabits(offered.habits.clone()));
    }
}
