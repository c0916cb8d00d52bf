//! The composer: what may be sent, to whom, and how long it is.

use super::Model;
use crate::state::attached::DraftFile;
use crate::state::draft::Draft;
use crate::state::effect::Effect;
use crate::state::load::Load;
use crate::state::notice::{Notice, SwitchCause};
use crate::state::outgoing::{Local, Outgoing};
use social_messaging_domain::composer::{self, Count, Offers, Plan, Reason};
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::files::FileFacts;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::message::AuthorKind;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

impl Model {
    /// Which visibilities are offered now, and why not.
    pub fn offers(&self) -> Option<Offers> {
        let detail = self.detail().loaded()?;
        let mut offers = composer::offers(&detail.facts, self.now);
        if !self.session.loaded()?.agent.role.answers_consumers() {
            offers.public = Err(Reason::RoleForbids);
            offers.direct = Err(Reason::RoleForbids);
        }
        Some(offers)
    }

    /// What the composer holds.
    pub fn draft(&self) -> Option<Draft> {
        let open = self.open.as_ref()?;
        let kept = self.draft_of(open.visibility).cloned();
        // A text that was emptied comes back by the browser's own Undo, with what is to be filled in.
        let left_to_agent = || open.left_to_agent.clone();
        let empty = || Draft { left_to_agent: left_to_agent(), ..Draft::empty(open.id.clone(), open.visibility) };
        Some(kept.unwrap_or_else(empty))
    }

    /// What is kept for one visibility of the open conversation, as a mark on the toggle.
    pub fn draft_of(&self, visibility: Visibility) -> Option<&Draft> {
        self.drafts.get(&(self.open.as_ref()?.id.clone(), visibility))
    }

    /// The conversation of each message that did not get to the backend.
    pub fn unsent(&self) -> Vec<ConversationId> {
        let unsent = self.outgoing.values().filter(|outgoing| matches!(outgoing.local, Local::NotSent(_)));
        unsent.map(|outgoing| outgoing.conversation.clone()).collect()
    }

    /// The conversations that have a draft, each once.
    pub fn with_drafts(&self) -> Vec<ConversationId> {
        let mut ids: Vec<ConversationId> = self.drafts.values().map(|draft| draft.conversation.clone()).collect();
        // Drafts stand in the order of their conversations.
        ids.dedup();
        ids
    }

    /// Where the caret goes after something was inserted.
    pub fn caret(&self) -> Option<u32> {
        self.open.as_ref()?.caret
    }

    /// How long `text`, in normalization form C, is where the composer would send it.
    pub fn count(&self, text: &str) -> Option<Count> {
        let (detail, draft) = (self.detail().loaded()?, self.draft()?);
        composer::count(&detail.facts, self.asked(&draft, text), self.now)
    }

    /// Where in `text`, in normalization form C, begins what is too long, in bytes.
    pub fn excess(&self, text: &str) -> Option<usize> {
        let (detail, draft) = (self.detail().loaded()?, self.draft()?);
        let fits = |end: usize| {
            let count = composer::count(&detail.facts, self.asked(&draft, &text[..end]), self.now);
            count.is_some_and(|count| count.remaining() >= 0)
        };
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let first_over = ends.partition_point(|end| fits(*end));
        // The last beginning that fits ends before the first character that is too much.
        ends.get(first_over.checked_sub(1)?).copied()
    }

    /// How `text`, in normalization form C, would be sent from the composer as it stands.
    ///
    /// # Errors
    /// Why it cannot be sent.
    pub fn plan(&self, text: &str) -> Result<Plan, Reason> {
        let (Some(detail), Some(draft)) = (self.detail().loaded(), self.draft()) else { return Err(Reason::Empty) };
        if let Some(Err(reason)) = self.offers().as_ref().map(|offers| offers.of(draft.visibility)) {
            return Err(*reason);
        }
        if let Some(reason) = Self::unfinished(&draft) {
            return Err(reason);
        }
        let files: Vec<FileFacts<'_>> = draft.files.iter().map(DraftFile::facts).collect();
        composer::plan(&detail.facts, composer::Draft { files: &files, ..self.asked(&draft, text) }, self.now)
    }

    /// The draft as the rules are asked about it.
    fn asked<'a>(&'a self, draft: &'a Draft, text: &'a str) -> composer::Draft<'a> {
        let transcript = self.open.as_ref().map(|open| &open.transcript);
        composer::Draft {
            visibility: draft.visibility,
            // One that is not loaded is judged by the backend alone.
            target: draft.answered().and_then(|target| transcript?.message(&target.message)),
            text: text.trim(),
            mentions: &draft.mentions,
            left_to_agent: &draft.left_to_agent,
            files: &[],
            author: AuthorKind::Agent,
        }
    }

    /// Changes the draft of the shown visibility.
    pub(super) fn edit(&mut self, change: impl FnOnce(&mut Draft, &ConversationDetail) -> Option<u32>) {
        let Some(mut draft) = self.draft() else { return };
        let Some(open) = &mut self.open else { return };
        let Load::Loaded(detail) = &open.detail else { return };
        let caret = change(&mut draft, detail);
        open.caret = caret;
        self.keep(draft);
    }

    /// Keeps a draft, or forgets an empty one.
    pub(super) fn keep(&mut self, mut draft: Draft) {
        let key = (draft.conversation.clone(), draft.visibility);
        let known = self.drafts.get(&key).map_or(Timestamp(0), |known| known.edited_at);
        draft.edited_at = self.next_edit(known);
        if !self.written_here.contains(&key) {
            self.written_here.push(key.clone());
        }
        if draft.is_empty() {
            self.drafts.remove(&key);
        } else {
            self.drafts.insert(key, draft.clone());
        }
        self.orders.push(Effect::KeepDraft(draft));
    }

    /// The moment of a change: after every earlier one of this page, and after that of the copy that is changed.
    pub(super) fn next_edit(&mut self, known: Timestamp) -> Timestamp {
        self.last_edit = self.now.max(self.last_edit.plus(1)).max(known.plus(1));
        self.last_edit
    }

    /// Moves the composer to another visibility; the text stays behind as that visibility's draft.
    pub(super) fn write_for(&mut self, visibility: Visibility) {
        if let Some(open) = &mut self.open {
            open.visibility = visibility;
            open.caret = None;
        }
        self.notices.retain(|posted| !posted.notice.is_about_audience());
    }

    /// Moves the composer and takes text, mentions and files along; the target answers elsewhere and stays behind.
    pub(super) fn carry_to(&mut self, visibility: Visibility) {
        let Some(mut left) = self.draft() else { return };
        self.write_for(visibility);
        let Some(mut taken) = self.draft() else { return };
        if !taken.text.is_empty() && !left.text.is_empty() {
            taken.text.push('\n');
        }
        taken.text.push_str(&std::mem::take(&mut left.text));
        taken.mentions.append(&mut left.mentions);
        taken.left_to_agent.append(&mut left.left_to_agent);
        taken.files.append(&mut left.files);
        left.target = None;
        self.keep(left);
        self.keep(taken);
    }

    /// Moves the composer to Direct with all that is in it; a target that cannot be answered directly stays behind.
    pub(super) fn move_to_direct(&mut self) {
        let target = self.draft().and_then(|draft| draft.target);
        self.carry_to(Visibility::Direct);
        self.edit(|draft, _| {
            draft.target = target;
            None
        });
        let text = self.draft().map(|draft| draft.text).unwrap_or_default();
        if self.plan(&text) == Err(Reason::WrongTarget) {
            self.edit(|draft, _| {
                draft.target = None;
                None
            });
        }
        if let Some(open) = &mut self.open {
            open.chosen = true;
        }
    }

    /// Follows the consumer, or offers to, when where they wrote last has changed.
    pub(super) fn follow_consumer(&mut self) {
        let Some(wanted) = self.default_visibility() else { return };
        let untouched = self.draft().is_none_or(|draft| draft.is_empty());
        let offers = self.offers();
        let draft = self.latest_draft();
        let Some(open) = &mut self.open else { return };
        let Some(before) = open.wanted.replace(wanted) else {
            // Just opened: where the agent wrote last, else the default.
            open.visibility = draft.unwrap_or(wanted);
            return;
        };
        if open.visibility == wanted {
            self.notices.retain(|posted| !matches!(posted.notice, Notice::Switch { .. }));
            return;
        }
        if before == wanted {
            return;
        }
        if untouched && !open.chosen {
            open.visibility = wanted;
            return;
        }
        let offered = offers.is_some_and(|offers| offers.of(open.visibility).is_ok());
        let cause = if offered { SwitchCause::ConsumerWrote } else { SwitchCause::OfferEnded };
        self.notices.retain(|posted| !matches!(posted.notice, Notice::Switch { .. }));
        self.post(Notice::Switch { to: wanted, cause });
    }

    /// After a send the default is derived again.
    pub(super) fn derive_again(&mut self) {
        let wanted = self.default_visibility();
        // Where a text is waiting it is not brought under a button that may just be pressed for the second time.
        let waits = wanted.and_then(|wanted| self.draft_of(wanted)).is_some_and(Draft::says_something);
        if let (Some(open), Some(wanted)) = (&mut self.open, wanted) {
            open.chosen = false;
            open.wanted = Some(wanted);
            if !waits {
                open.visibility = wanted;
            }
            open.caret = None;
        }
        self.notices.retain(|posted| !posted.notice.is_about_audience());
    }

    fn default_visibility(&self) -> Option<Visibility> {
        let wanted = composer::default_visibility(&self.detail().loaded()?.facts, self.now);
        let offered = self.offers()?.of(wanted).is_ok();
        Some(if offered { wanted } else { Visibility::Internal })
    }

    fn latest_draft(&self) -> Option<Visibility> {
        let open = self.open.as_ref()?;
        let drafts = self.drafts.values().filter(|draft| draft.conversation == open.id);
        drafts.max_by_key(|draft| draft.edited_at).map(|draft| draft.visibility)
    }

    /// Takes what this browser kept. What was typed since is newer.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_kept(&mut self, drafts: Vec<Draft>, outgoing: Vec<Outgoing>) {
        let agent = self.agent.clone().unwrap_or_default();
        for draft in drafts {
            let key = (draft.conversation.clone(), draft.visibility);
            let intent = draft.intent(&agent, draft.text.trim());
            if outgoing.iter().any(|message| message.request.client_id == intent) {
                // The page died between the two: what is on its way is no draft any more.
                self.orders.push(Effect::KeepDraft(Draft::empty(draft.conversation, draft.visibility)));
            } else if !self.drafts.contains_key(&key) {
                self.ask_for_files(&draft.files);
                self.drafts.insert(key, draft);
            }
        }
        for message in outgoing {
            let key = message.request.client_id.clone();
            if !self.outgoing.contains_key(&key) {
                self.outgoing.insert(key, message);
            }
        }
        self.revision += 1;
    }
}
