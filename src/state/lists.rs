//! The four lists of conversations.

use super::load::Edge;
use social_messaging_domain::conversation::{ConversationSummary, WorkState};
use social_messaging_domain::ids::{AgentId, ConversationId};
use std::cmp::Ordering;

/// Whose conversations a list has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ListScope {
    /// Those that this agent works on.
    #[default]
    Mine,
    /// Those of everybody and of nobody.
    All,
}

/// One of the four lists.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ListKey {
    /// Whose.
    pub scope: ListScope,
    /// Whether it has those that are done.
    pub closed: bool,
}

impl ListKey {
    /// My Conversations.
    pub const MINE: Self = Self { scope: ListScope::Mine, closed: false };
    /// All Conversations.
    pub const ALL: Self = Self { scope: ListScope::All, closed: false };
    /// All four, in the order of [`ListKey::index`].
    pub const EVERY: [Self; 4] = [
        Self::MINE,
        Self::ALL,
        Self { scope: ListScope::Mine, closed: true },
        Self { scope: ListScope::All, closed: true },
    ];

    /// Its place among the four.
    #[must_use]
    pub const fn index(self) -> usize {
        self.scope as usize + if self.closed { 2 } else { 0 }
    }

    /// The list of the same state for the other scope, or the same.
    #[must_use]
    pub const fn with_scope(self, scope: ListScope) -> Self {
        Self { scope, closed: self.closed }
    }

    /// Whether a conversation belongs into the list.
    #[must_use]
    pub fn takes(self, summary: &ConversationSummary, me: &AgentId) -> bool {
        let mine = self.scope == ListScope::All || summary.assignee.as_ref() == Some(me);
        mine && (summary.state == WorkState::Closed) == self.closed
    }
}

/// What is loaded of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListPage {
    /// The conversations in order.
    pub ids: Vec<ConversationId>,
    /// How many the list has, loaded or not.
    pub total: u32,
    /// Whether there are more.
    pub more: Edge,
    /// Where the next page begins.
    pub next: Option<String>,
}

/// The order of every list: those that wait first, the longest waiting foremost, then the others, the latest foremost.
#[must_use]
pub fn order(left: &ConversationSummary, right: &ConversationSummary) -> Ordering {
    match (left.waiting_since, right.waiting_since) {
        (Some(left_since), Some(right_since)) => left_since.cmp(&right_since),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => right.last_at.cmp(&left.last_at),
    }
    .then_with(|| left.id.cmp(&right.id))
}
