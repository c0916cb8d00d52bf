//! Saved replies as they are looked for: what is found, and which of it is marked.

use crate::live::{Live, Source};
use crate::platform::normalize;
use crate::state::{Intent, Load, State};
use crate::ui::suggestions::moved_mark;
use leptos::prelude::*;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::{self, SavedReply};

/// A search among the saved replies of the open conversation's account. It is copied freely.
#[derive(Clone, Copy)]
pub struct ReplySearch {
    /// What the page knows.
    pub state: State,
    /// What is looked for; `None` while nothing is.
    pub query: Source<Option<String>>,
    /// What was found, the best first.
    pub found: Live<Vec<SavedReply>>,
    /// The reply that was marked by a key; else it is the first.
    chosen: Source<Option<String>>,
}

impl ReplySearch {
    /// Nothing is looked for yet.
    #[must_use]
    pub fn new(state: State) -> Self {
        let query = Source::new(None::<String>);
        let found = Live::new(move || {
            let Some(query) = query.get() else { return Vec::new() };
            replies_of(state, |load| load.loaded().map(|all| find(all, &query)).unwrap_or_default())
        });
        Self { state, query, found, chosen: Source::new(None) }
    }

    /// Looks for something else, or for nothing; what is not here yet is asked for.
    pub fn look_for(self, query: Option<String>) {
        if self.query.with_untracked(|known| *known == query) {
            return;
        }
        if let Some(account) = account(self.state).filter(|_| query.is_some()) {
            self.state.dispatch(Intent::LookForReplies(account));
        }
        self.chosen.set(None);
        self.query.set(query);
    }

    /// Whether anything is looked for.
    #[must_use]
    pub fn is_open(self) -> bool {
        self.query.with(Option::is_some)
    }

    /// Whether the replies are not here yet.
    #[must_use]
    pub fn waits(self) -> bool {
        replies_of(self.state, |load| load.is_idle() || load.is_loading())
    }

    /// The place of the marked reply among those that were found.
    #[must_use]
    pub fn marked(self) -> usize {
        let chosen = self.chosen.get();
        let place = self.found.with(|found| found.iter().position(|reply| Some(&reply.id) == chosen.as_ref()));
        place.unwrap_or_default()
    }

    /// Moves the mark where a key is for that, and says whether it is.
    pub fn move_mark(self, key: &str) -> bool {
        let (at, count) = untrack(|| (self.marked(), self.found.with(Vec::len)));
        let Some(to) = moved_mark(key, at, count) else { return false };
        self.chosen.set(self.found.with_untracked(|found| found.get(to).map(|reply| reply.id.clone())));
        true
    }

    /// The reply at a place among those that were found.
    #[must_use]
    pub fn at(self, place: usize) -> Option<SavedReply> {
        self.found.with_untracked(|found| found.get(place).cloned())
    }
}

/// The brand account of the open conversation.
fn account(state: State) -> Option<AccountId> {
    state.detail.with_untracked(|detail| Some(detail.loaded()?.summary.account.clone()))
}

/// Reads what is known of the replies of the open conversation's account, and follows it.
pub(super) fn replies_of<T>(state: State, read: impl FnOnce(&Load<Vec<SavedReply>>) -> T) -> T {
    let account = state.detail.with(|detail| Some(detail.loaded()?.summary.account.clone()));
    state.saved_replies.with(|all| read(account.and_then(|account| all.get(&account)).unwrap_or(&Load::Idle)))
}

fn find(all: &[SavedReply], query: &str) -> Vec<SavedReply> {
    replies::found(all, query, normalize::lower_case).into_iter().cloned().collect()
}
