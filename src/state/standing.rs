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
}

impl Standing {
    /// At a list, and at a message of a conversation unless its end is shown.
    #[must_use]
    pub fn new(list: ListKey, looked_at: Option<(ConversationId, MessageId)>) -> Self {
        let (conversation, message) = looked_at.unzip();
        Self { all: list.scope == ListScope::All, closed: list.closed, conversation, message }
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
