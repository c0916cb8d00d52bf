//! What a button puts into the text.

use super::Model;
use crate::state::draft::Draft;
use social_messaging_domain::mentions;
use social_messaging_domain::message::Mention;
use social_messaging_domain::visibility::Visibility;
use std::ops::Range;

impl Model {
    pub(super) fn insert_link(&mut self, at: u32) {
        self.edit(|draft, detail| {
            let link =
                mentions::direct_link(&detail.facts.account).ok().filter(|_| draft.visibility == Visibility::Public);
            link.map(|link| draft.insert(&link, at))
        });
    }

    pub(super) fn insert_mention(&mut self, at: u32) {
        self.edit(|draft, detail| {
            let mention = mentions::consumer_mention(&detail.facts).ok()?;
            Some(name(draft, mention, at))
        });
    }

    /// The text is another, as if the agent had typed it up to a caret: what they saw is what they answer.
    pub(super) fn write_up_to(&mut self, text: String, caret: u32) {
        self.set_text(text);
        self.with_open(|open| open.caret = Some(caret));
    }

    /// Whom the answer that is being written can name, as far as this page knows the thread.
    pub fn mentionable(&self) -> Vec<Mention> {
        let (Some(open), Some(detail)) = (&self.open, self.detail().loaded()) else { return Vec::new() };
        let thread = open.transcript.messages().filter(|message| message.visibility == Visibility::Public);
        let target = self.draft().and_then(|draft| draft.target).map(|target| target.message);
        // They wrote under the post that the panel shows, which may be another than the one that is answered.
        let shown = open.context.loaded().filter(|_| target.is_none() || target == open.context_of);
        let writers = shown.map_or(&[][..], |context| context.people.as_slice());
        let named = thread.flat_map(|message| &message.mentions);
        mentions::mentionable(&detail.facts, open.visibility, named, writers)
    }

    /// Names somebody in place of what was typed to find them.
    pub(super) fn mention(&mut self, over: Range<u32>, person: &str) {
        let found = self.mentionable().into_iter().find(|mention| mention.network_id == person);
        let Some(mention) = found else { return };
        self.edit(|draft, _| {
            let at = draft.put_over(over, "");
            Some(name(draft, mention, at))
        });
    }
}

/// Puts a mention at a position and answers where it ends.
fn name(draft: &mut Draft, mention: Mention, at: u32) -> u32 {
    let end = draft.insert(&mention.shown, at);
    if !draft.mentions.contains(&mention) {
        draft.mentions.push(mention);
    }
    end
}
