//! What the page around this one shows, and what became of that.

use super::load::Load;
use crate::api::ApiError;
use social_messaging_domain::ids::{AccountId, ConversationId};
use social_messaging_domain::networks::Network;

/// What a host shows, as it says itself: a hint. The backend decides what an agent may see of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostContext {
    /// No conversation.
    Nothing,
    /// This one of ours.
    Conversation(ConversationId),
    /// One with this person.
    Person(Sought),
}

/// A person as their network knows them, as far as a host can tell.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Sought {
    /// Their network; any when the host does not know.
    pub network: Option<Network>,
    /// Their number there.
    pub consumer: Option<String>,
    /// Their user name there, without `@`.
    pub handle: Option<String>,
    /// The brand account that they wrote to; any when the host does not say.
    pub account: Option<AccountId>,
}

impl Sought {
    /// Whether there is anything to find them by.
    #[must_use]
    pub const fn is_anybody(&self) -> bool {
        self.consumer.is_some() || self.handle.is_some()
    }
}

/// What can be put where the agent writes in the host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proposal {
    /// The link to a direct conversation.
    LinkToDirect,
    /// The consumer's mention.
    Mention,
    /// The saved reply with this identifier.
    Reply(String),
}

/// The host did not take a text, or did not say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotTaken;

/// How this page stands to its host.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hosted {
    /// What the host shows; `None` without a host, or before it said.
    pub context: Option<HostContext>,
    /// The conversations with the person whom the host shows.
    pub found: Load<Vec<ConversationId>>,
    /// Whether the host takes a text where its agent writes.
    pub takes_text: bool,
    /// What became of the last text that it was given; `None` while that is not known.
    pub proposed: Option<Result<(), NotTaken>>,
}

impl Hosted {
    /// Forgets what was found, so that whoever the host shows is looked for anew.
    pub(super) fn forget_found(&mut self) {
        self.proposed = None;
        self.found = match &self.context {
            Some(HostContext::Person(sought)) if sought.is_anybody() => Load::Loading,
            Some(HostContext::Person(_)) => Load::Loaded(Vec::new()),
            _ => Load::Idle,
        };
    }
}

/// What a host tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HostEvent {
    /// It shows something else, or the same once more.
    Shows(HostContext),
    /// Whether it takes a text where its agent writes.
    TakesText(bool),
    /// What became of a text.
    Proposed(Result<(), NotTaken>),
    /// It gave no token that the backend took: nobody is signed in any more.
    SignInFailed(ApiError),
}
