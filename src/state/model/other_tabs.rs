//! Drafts of this agent that another tab of the browser wrote.

use super::Model;
use crate::state::attached::DraftFile;
use crate::state::draft::Draft;
use crate::state::notice::Notice;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// A copy of this page, and when the newer one was written that took its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Replaced {
    own: Draft,
    at: Timestamp,
}

impl Model {
    /// Takes all drafts that the browser keeps now: the newer copy is shown, and one that was sent or emptied is gone.
    pub(super) fn take_other_tabs(&mut self, kept: Vec<Draft>) {
        if !self.drafts_kept {
            return;
        }
        let keys: Vec<_> = self.drafts.keys().cloned().collect();
        // A file that is on its way is in no store, and goes on.
        let gone = |key: &(ConversationId, Visibility)| {
            let uploads = self.drafts.get(key).is_some_and(|draft| draft.files.iter().any(DraftFile::is_on_its_way));
            !uploads && !kept.iter().any(|draft| is_of(draft, key))
        };
        let gone: Vec<_> = keys.into_iter().filter(gone).collect();
        for key in gone {
            self.drafts.remove(&key);
            self.written_elsewhere(&key);
        }
        for draft in kept {
            self.take_newer(draft);
        }
    }

    fn take_newer(&mut self, mut draft: Draft) {
        let key = (draft.conversation.clone(), draft.visibility);
        let known = self.drafts.get(&key);
        if known.is_some_and(|known| known.edited_at >= draft.edited_at) {
            return;
        }
        let own = known.filter(|known| self.written_here.contains(&key) && !draft.text.contains(&known.text)).cloned();
        let at = draft.edited_at;
        self.keep_what_is_known(&key, &mut draft);
        self.drafts.insert(key.clone(), draft);
        self.written_elsewhere(&key);
        if let Some(own) = own {
            self.replaced.retain(|replaced| !replaced.own.is_beside(&own));
            self.replaced.push(Replaced { own, at });
        }
    }

    /// Offers the copy of this page where the newer one is shown, however much later that is.
    #[inline(never)] // The first view does without it.
    pub(super) fn offer_replaced(&mut self) {
        let shown = self.replaced.iter().find(|replaced| self.shows(&replaced.own)).cloned();
        let Some(Replaced { own, at }) = shown else { return };
        let notice = Notice::NewerElsewhere { own: Box::new(own), at };
        if self.notices.iter().all(|posted| posted.notice != notice) {
            self.notices.retain(|posted| !matches!(posted.notice, Notice::NewerElsewhere { .. }));
            self.post(notice);
        }
    }

    /// The agent has chosen between the two copies of what is shown.
    pub(super) fn settle_replaced(&mut self) {
        let mut replaced = std::mem::take(&mut self.replaced);
        replaced.retain(|replaced| !self.shows(&replaced.own));
        self.replaced = replaced;
    }

    fn shows(&self, draft: &Draft) -> bool {
        self.open.as_ref().is_some_and(|open| (&open.id, open.visibility) == (&draft.conversation, draft.visibility))
    }

    /// Files that this page knows it need not ask about, and those that it uploads stay in the draft.
    fn keep_what_is_known(&mut self, key: &(ConversationId, Visibility), draft: &mut Draft) {
        let known = self.drafts.get(key).map(|known| known.files.clone()).unwrap_or_default();
        for file in &mut draft.files {
            let same = |known: &&DraftFile| known.ready().is_some_and(|ready| ready.id.0 == file.key.0);
            if let Some(known) = known.iter().find(same) {
                *file = DraftFile { description: file.description.clone(), ..known.clone() };
            }
        }
        self.ask_for_files(&draft.files);
        let new = |file: &DraftFile| draft.files.iter().all(|other| other.key != file.key);
        let on_their_way: Vec<_> = known.into_iter().filter(|file| file.is_on_its_way() && new(file)).collect();
        draft.files.extend(on_their_way);
    }

    fn written_elsewhere(&mut self, key: &(ConversationId, Visibility)) {
        self.written_here.retain(|own| own != key);
        let Some(open) = self.open.as_mut().filter(|open| (&open.id, open.visibility) == (&key.0, key.1)) else {
            return;
        };
        open.caret = None;
        // They were about the text of before.
        self.notices.retain(|posted| !posted.notice.is_about_text());
    }

    /// Puts the copy of this page back in the place of the one from another tab.
    pub(super) fn take_own_draft(&mut self) {
        let own = self.notices.iter().find_map(|posted| match &posted.notice {
            Notice::NewerElsewhere { own, .. } => Some((**own).clone()),
            _ => None,
        });
        self.notices.retain(|posted| !matches!(posted.notice, Notice::NewerElsewhere { .. }));
        self.settle_replaced();
        if let Some(own) = own {
            self.keep(own);
        }
    }
}

fn is_of(draft: &Draft, (conversation, visibility): &(ConversationId, Visibility)) -> bool {
    draft.conversation == *conversation && draft.visibility == *visibility
}
