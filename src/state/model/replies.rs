//! Saved replies: asked for when they are first looked for, and put into the text filled in.

use super::Model;
use crate::state::effect::Resource;
use crate::state::load::Load;
use crate::state::table::Table;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::{self, Filling, SavedReply};

/// What is known of the saved replies of each brand account.
pub type SavedRepliesOf = Table<AccountId, Load<Vec<SavedReply>>>;

impl Model {
    /// The saved replies of each brand account that was looked into.
    pub const fn saved_replies(&self) -> &SavedRepliesOf {
        &self.replies
    }

    /// Asks for the replies of an account, unless they are here or on their way.
    pub(super) fn load_replies(&mut self, account: AccountId) {
        let known = self.replies.get(&account).is_some_and(|load| load.is_loading() || load.loaded().is_some());
        if !known {
            self.replies.insert(account.clone(), Load::Loading);
            self.ask(Resource::Replies(account));
        }
    }

    /// Asks once more for what was asked for: somebody may have changed it.
    pub(super) fn refresh_replies(&mut self, of: impl Fn(&AccountId) -> bool) {
        let known: Vec<AccountId> = self.replies.keys().filter(|account| of(account)).cloned().collect();
        for account in known {
            self.ask_anew(Resource::Replies(account));
        }
    }

    /// Does something about the replies of an account that were asked for.
    pub(super) fn with_replies(&mut self, account: &AccountId, change: impl FnOnce(&mut Load<Vec<SavedReply>>)) {
        if let Some(load) = self.replies.get_mut(account) {
            change(load);
        }
    }

    /// Puts a reply into the text in the place of the slash and the word that asked for it, or between what stands there.
    pub(super) fn insert_reply(&mut self, id: &str, from: u32, to: u32) {
        let Some((text, left_to_agent)) = self.filled_reply(id) else { return };
        self.leave_to_agent(left_to_agent);
        let Some(mut draft) = self.draft() else { return };
        let caret = draft.insert_reply(&text, from, to);
        self.write_up_to(draft.text, caret);
    }

    /// From now on these words in braces are empty placeholders of the draft.
    fn leave_to_agent(&mut self, words: Vec<String>) {
        let Some(mut draft) = self.draft() else { return };
        for word in words {
            if !draft.left_to_agent.contains(&word) {
                draft.left_to_agent.push(word);
            }
        }
        if let Some(open) = &mut self.open {
            open.left_to_agent.clone_from(&draft.left_to_agent);
        }
        if let Some(kept) = self.drafts.get_mut(&(draft.conversation, draft.visibility)) {
            kept.left_to_agent = draft.left_to_agent;
        }
    }

    /// The text of a reply, and what of it is left to the agent to fill in.
    pub(super) fn filled_reply(&self, id: &str) -> Option<(String, Vec<String>)> {
        let facts = &self.detail().loaded()?.facts;
        let agent = &self.session.loaded()?.agent;
        let reply = self.replies.get(&facts.account.id)?.loaded()?.iter().find(|reply| reply.id == id)?;
        let filling =
            Filling { consumer: facts.consumer_name.as_deref(), brand: &facts.account.name, agent: &agent.name };
        // A text box has no returns, and would differ from the draft for ever.
        let text = reply.text.replace('\r', "");
        Some((replies::fill(&text, &filling), replies::left_to_agent(&text)))
    }
}
