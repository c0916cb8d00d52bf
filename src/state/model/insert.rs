//! What a button puts into the text.

use super::Model;
use social_messaging_domain::mentions;
use social_messaging_domain::visibility::Visibility;

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
            let end = draft.insert(&mention.shown, at);
            if !draft.mentions.contains(&mention) {
                draft.mentions.push(mention);
            }
            Some(end)
        });
    }
}
