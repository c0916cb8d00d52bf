//! What the agent writes, for whom, and in answer to what.

use super::Model;
use crate::state::notice::Notice;
use social_messaging_domain::composer;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::{Message, Quoted};
use social_messaging_domain::visibility::Visibility;

/// The longest beginning of a text that a reply's preview shows, in characters.
const QUOTED: usize = 140;

impl Model {
    pub(super) fn set_text(&mut self, text: String) {
        if self.draft().is_some_and(|draft| draft.text != text) {
            let last = self.last_in_public();
            // Whoever writes on has seen who else answered.
            let told = self.notices.iter().any(|posted| matches!(posted.notice, Notice::AnsweredMeanwhile { .. }));
            let now = self.now;
            self.edit(|draft, _| {
                let begins = !draft.says_something() || told;
                draft.text = text;
                draft.begun_at = draft.begun_at.take().or(last).filter(|_| draft.says_something());
                draft.begun = if begins { Some(now) } else { draft.begun };
                None
            });
            self.settle_replaced();
            self.notices.retain(|posted| !posted.notice.is_about_text());
        }
    }

    pub(super) fn choose_visibility(&mut self, visibility: Visibility) {
        self.write_for(visibility);
        if let Some(open) = &mut self.open {
            open.chosen = true;
        }
        // A reload comes back to the draft that was chosen last.
        if let Some(draft) = self.draft().filter(|draft| !draft.is_empty()) {
            self.keep(draft);
        }
    }

    pub(super) fn choose_target(&mut self, id: &MessageId) {
        let Some(message) = self.message(id).map(|shown| shown.message) else { return };
        let Some(visibility) = composer::reply_visibility(&message) else { return };
        self.answer_for(id, visibility);
    }

    /// Answers a message, for readers that are not always those of the message.
    pub(super) fn answer_for(&mut self, id: &MessageId, visibility: Visibility) {
        let Some(message) = self.message(id).map(|shown| shown.message) else { return };
        if self.draft().is_none_or(|draft| draft.visibility != visibility) {
            self.choose_visibility(visibility);
        }
        let quoted = quote(&message);
        self.edit(|draft, _| {
            draft.target = Some(quoted);
            None
        });
    }

    pub(super) fn remove_target(&mut self) {
        let last = self.last_in_public();
        self.edit(|draft, _| {
            draft.target = None;
            draft.begun_at = last.filter(|_| draft.says_something());
            None
        });
    }

    /// What a private reply answers unless the agent chose something else.
    #[must_use]
    pub fn answered_privately(&self) -> Option<Quoted> {
        let visibility = self.draft()?.visibility;
        let opening = self.offers()?.of(visibility).clone().ok()?;
        let private = self.detail().loaded()?.facts.account.network.rules().private_reply_lane;
        if opening.lane.is_none() || opening.lane != private {
            return None;
        }
        self.message(&opening.target?).map(|shown| quote(&shown.message))
    }

    /// What a public answer answers unless the agent chose something else.
    pub(super) fn last_in_public(&self) -> Option<Quoted> {
        self.draft().filter(|draft| draft.visibility == Visibility::Public)?;
        let last = &self.detail().loaded()?.facts.last_public.as_ref()?.message;
        let unseen = || Quoted { message: last.clone(), author_name: None, text: String::new() };
        Some(self.message(last).map_or_else(unseen, |shown| quote(&shown.message)))
    }
}

fn quote(message: &Message) -> Quoted {
    let text = message.text.chars().take(QUOTED).collect();
    Quoted { message: message.id.clone(), author_name: message.author.name.clone(), text }
}
