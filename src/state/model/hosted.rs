//! The page follows what its host shows.

use super::Model;
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::hosted::{HostContext, HostEvent, Hosted, Proposal, Sought};
use crate::state::load::Load;
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::mentions;

impl Model {
    /// How this page stands to its host.
    pub const fn hosted(&self) -> &Hosted {
        &self.hosted
    }

    #[inline(never)] // The first view does without it.
    pub(super) fn take_hosted(&mut self, event: HostEvent) {
        match event {
            HostEvent::Shows(context) => self.follow_host(context),
            HostEvent::TakesText(takes_text) => self.hosted.takes_text = takes_text,
            HostEvent::Proposed(outcome) => self.hosted.proposed = Some(outcome),
            HostEvent::SignInFailed(error) => {
                self.end_session();
                self.session = Load::Failed(error);
            }
        }
    }

    /// Hosts tell again what they show whenever anything changes: only another context moves the page.
    fn follow_host(&mut self, context: HostContext) {
        if self.hosted.context.as_ref() == Some(&context) {
            return;
        }
        let open = match &context {
            HostContext::Conversation(id) => Some(id.clone()),
            HostContext::Nothing | HostContext::Person(_) => None,
        };
        self.hosted.context = Some(context);
        self.hosted.forget_found();
        // Without a step in the history, which the frame shares with its host.
        self.show_conversation(open);
    }

    fn sought(&self) -> Option<&Sought> {
        match &self.hosted.context {
            Some(HostContext::Person(sought)) => Some(sought),
            _ => None,
        }
    }

    /// Asks for the conversations of whoever is looked for, one question at a time.
    #[inline(never)] // The first view does without it.
    pub(super) fn need_found(&mut self) {
        let asks = self.loading.keys().any(|resource| matches!(resource, Resource::Sought(_)));
        if let Some(sought) = self.sought().cloned().filter(|_| self.hosted.found.is_loading() && !asks) {
            self.ask(Resource::Sought(sought));
        }
    }

    /// Somebody whom nobody was found for may have written meanwhile.
    pub(super) fn seek_anew(&mut self) {
        if self.hosted.found.loaded().is_some_and(Vec::is_empty)
            && let Some(sought) = self.sought().cloned().filter(Sought::is_anybody)
        {
            self.ask_anew(Resource::Sought(sought));
        }
    }

    /// Opens the one conversation that was found; of several the agent chooses.
    pub(super) fn take_sought(&mut self, of: &Sought, page: ConversationPage, since: u64) {
        if self.sought() != Some(of) {
            return;
        }
        let mut ids: Vec<ConversationId> = Vec::new();
        for summary in page.conversations {
            if of.account.as_ref().is_none_or(|account| *account == summary.account) {
                ids.push(summary.id.clone());
                self.take_row(summary, 0, since);
            }
        }
        let was_open = self.open().is_some();
        if let [only] = ids.as_slice()
            && !was_open
        {
            self.show_conversation(Some(only.clone()));
        }
        self.hosted.found = Load::Loaded(ids);
    }

    pub(super) fn with_found(&mut self, of: &Sought, change: impl FnOnce(&mut Load<Vec<ConversationId>>)) {
        if self.sought() == Some(of) {
            change(&mut self.hosted.found);
        }
    }

    pub(super) fn fail_sought(&mut self, of: &Sought, error: ApiError) {
        self.with_found(of, |found| found.fail(error));
    }

    /// Gives the host a text, since the agent pressed a button for it.
    pub(super) fn propose(&mut self, proposal: &Proposal) {
        let Some(text) = self.proposed_text(proposal).filter(|_| self.hosted.takes_text) else { return };
        self.hosted.proposed = None;
        self.orders.push(Effect::Propose(text));
    }

    fn proposed_text(&self, proposal: &Proposal) -> Option<String> {
        let facts = &self.detail().loaded()?.facts;
        match proposal {
            Proposal::LinkToDirect => mentions::direct_link(&facts.account).ok(),
            Proposal::Mention => mentions::consumer_mention(facts).ok().map(|mention| mention.shown),
            Proposal::Reply(id) => self.filled_reply(id).map(|(text, _)| text),
        }
    }
}
