//! Drafts of this agent that another tab of the browser wrote.

use super::Model;
use crate::state::draft::Draft;
use crate::state::notice::Notice;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::visibility::Visibility;

impl Model {
    /// Takes all drafts that the browser keeps now: the newer copy is shown, and one that was sent or emptied is gone.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_other_tabs(&mut self, kept: Vec<Draft>) {
        if !self.drafts_kept {
            return;
        }
        let keys: Vec<_> = self.drafts.keys().cloned().collect();
        for key in keys.into_iter().filter(|key| !kept.iter().any(|draft| is_of(draft, key))) {
            self.drafts.remove(&key);
            self.written_elsewhere(&key);
        }
        for draft in kept {
            self.take_newer(draft);
        }
    }

    fn take_newer(&mut self, draft: Draft) {
        let key = (draft.conversation.clone(), draft.visibility);
        let known = self.drafts.get(&key);
        if known.is_some_and(|known| known.edited_at >= draft.edited_at) {
            return;
        }
        let own = known.filter(|known| self.written_here.contains(&key) && !draft.text.contains(&known.text)).cloned();
        let at = draft.edited_at;
        self.drafts.insert(key.clone(), draft);
        self.written_elsewhere(&key);
        let shown = self.open.as_ref().is_some_and(|open| (&open.id, open.visibility) == (&key.0, key.1));
        if let Some(own) = own.filter(|_| shown) {
            self.notices.retain(|posted| !matches!(posted.notice, Notice::NewerElsewhere { .. }));
            self.post(Notice::NewerElsewhere { own: Box::new(own), at });
        }
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
        if let Some(own) = own {
            self.keep(own);
        }
    }
}

fn is_of(draft: &Draft, (conversation, visibility): &(ConversationId, Visibility)) -> bool {
    draft.conversation == *conversation && draft.visibility == *visibility
}
