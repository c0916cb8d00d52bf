//! Where an agent is on the page, so that a reload comes back to it.

use super::lists::{ListKey, ListScope};
use serde::{Deserialize, Serialize};
use social_messaging_domain::ids::{ConversationId, MessageId};

/// Where an agent is, beside the open conversation, which the address names. Kept for the page's tab only.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Whether the list of all conversations is shown rather than the agent's own.
    all: bool,
    /// Whether the list of closed ones is shown.
    closed: bool,
    /// The conversation whose transcript is scrolled up.
    conversation: Option<ConversationId>,
    /// The message that it is scrolled to.
    message: Option<MessageId>,
    /// The conversation that the list is scrolled to.
    row: Option<ConversationId>,
}

impl Standing {
    /// Chooses a list, at whose beginning the agent is.
    pub fn choose(&mut self, list: ListKey) {
        if self.list() != list {
            self.row = None;
        }
        (self.all, self.closed) = (list.scope == ListScope::All, list.closed);
    }

    /// Looks at a message of a conversation, or at the end of whatever is open.
    pub fn look_at(&mut self, message: Option<(ConversationId, MessageId)>) {
        (self.conversation, self.message) = message.unzip();
    }

    /// Looks at a conversation in the list, or at the list's beginning.
    pub fn look_at_row(&mut self, row: Option<ConversationId>) {
        self.row = row;
    }

    /// The conversation that the list is scrolled to.
    #[must_use]
    pub const fn row(&self) -> Option<&ConversationId> {
        self.row.as_ref()
    }

    /// The list.
    #[must_use]
    pub const fn list(&self) -> ListKey {
        ListKey { scope: if self.all { ListScope::All } else { ListScope::Mine }, closed: self.closed }
    }

    /// The message that this conversation is scrolled to.
    #[must_use]
    pub fn message_of(&self, conversation: &ConversationId) -> Option<&MessageId> {
        self.message.as_ref().filter(|_| self.conversation.as_ref() == Some(conversation))
    }
}
