//! What is known, for whoever draws it.

use super::{Connection, Model, SessionInfo};
use crate::state::filter::Filter;
use crate::state::lists::{ListKey, ListPage};
use crate::state::load::Load;
use crate::state::notice::Posted;
use crate::state::outgoing::{Local, ShownMessage};
use crate::state::preferences::Preferences;
use social_messaging_domain::api::Colleague;
use social_messaging_domain::commands::Command;
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::{ConversationDetail, ConversationSummary};
use social_messaging_domain::ids::{AgentId, ClientId, ConversationId, MessageId};
use social_messaging_domain::message::LikeState;
use social_messaging_domain::presence::{PresenceState, PresentAgent};
use social_messaging_domain::time::{SECOND, Timestamp};
use social_messaging_domain::visibility::Visibility;

/// Who typed nothing for so long, in milliseconds, is not writing any more.
const WRITING: i64 = 10 * SECOND;

impl Model {
    /// Who is signed in.
    pub const fn session(&self) -> &Load<SessionInfo> {
        &self.session
    }

    /// How the stream stands.
    pub const fn connection(&self) -> Connection {
        self.connection
    }

    /// Whose page this is.
    pub const fn agent(&self) -> Option<&AgentId> {
        self.agent.as_ref()
    }

    /// Who a conversation can be given to.
    pub const fn agents(&self) -> &Load<Vec<Colleague>> {
        &self.agents
    }

    /// The list that is shown.
    pub const fn selected(&self) -> ListKey {
        self.selected
    }

    /// What the agent chose for themselves.
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// One of the four lists.
    pub const fn list(&self, key: ListKey) -> &Load<ListPage> {
        &self.lists[key.index()]
    }

    /// The list that is shown: the selected one, or what was found in it.
    pub fn shown_list(&self) -> &Load<ListPage> {
        if self.filter.is_empty() { self.list(self.selected) } else { &self.found }
    }

    /// What the lists are narrowed by.
    pub const fn filter(&self) -> &Filter {
        &self.filter
    }

    /// A row of the lists.
    pub fn row(&self, id: &ConversationId) -> Option<&ConversationSummary> {
        self.rows.get(id).map(|row| &row.summary)
    }

    /// The conversation that is open.
    pub fn open(&self) -> Option<&ConversationId> {
        self.open.as_ref().map(|open| &open.id)
    }

    /// Who else is in the open conversation.
    pub fn present(&self) -> &[PresentAgent] {
        self.open().and_then(|id| self.present.get(id)).map_or(&[], Vec::as_slice)
    }

    /// What this agent does in the conversation that is open on a page that is seen: to be told to the others.
    pub fn presence(&self, now: Timestamp) -> Option<(ConversationId, PresenceState, Option<Visibility>)> {
        let open = self.open.as_ref().filter(|_| self.visible && self.session.loaded().is_some())?;
        let writes = self.draft().filter(|draft| !draft.text.is_empty() && now.since(draft.edited_at) < WRITING);
        let state = if writes.is_some() { PresenceState::Writing } else { PresenceState::Reading };
        Some((open.id.clone(), state, writes.map(|draft| draft.visibility)))
    }

    /// The open conversation with its facts.
    pub fn detail(&self) -> &Load<ConversationDetail> {
        self.open.as_ref().map_or(&Load::Idle, |open| &open.detail)
    }

    /// The post in the panel.
    pub fn context(&self) -> &Load<PostContext> {
        self.open.as_ref().map_or(&Load::Idle, |open| &open.context)
    }

    /// The message that the agent chose to see the post of.
    #[must_use]
    pub fn viewed(&self) -> Option<&MessageId> {
        self.open.as_ref().filter(|open| open.context_chosen)?.context_of.as_ref()
    }

    /// The message whose post is in the panel.
    #[must_use]
    pub fn context_of(&self) -> Option<&MessageId> {
        self.open.as_ref()?.context_of.as_ref()
    }

    /// What there is to say.
    pub fn notices(&self) -> &[Posted] {
        &self.notices
    }

    /// Whether this browser keeps drafts.
    pub const fn drafts_kept(&self) -> bool {
        self.drafts_kept
    }

    /// Whether Take, Reassign or Close is on its way.
    pub fn is_working(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.working)
    }

    /// The moment of the last event, by the backend's clock.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    /// The moment of the last event, moved only when a minute began or what is offered may have changed.
    pub const fn minute(&self) -> Timestamp {
        self.minute
    }

    /// Grows with every change of what messages look like.
    pub const fn revision(&self) -> u64 {
        self.revision
    }

    /// A message as the transcript shows it, with what is on its way already in it.
    pub fn message(&self, id: &MessageId) -> Option<ShownMessage> {
        let stored = self.open.as_ref().and_then(|open| open.transcript.message(id));
        let Some(message) = stored else {
            let outgoing = self.outgoing.get(&ClientId(id.0.clone()))?;
            return Some(ShownMessage { message: outgoing.message.clone(), local: outgoing.local.clone() });
        };
        let mut message = message.clone();
        if let Some(like) = self.like_on_its_way(id) {
            message.like = like;
        }
        Some(ShownMessage { message, local: Local::Stored })
    }

    fn like_on_its_way(&self, id: &MessageId) -> Option<LikeState> {
        self.pending.values().rev().find_map(|pending| match &pending.command {
            Command::Like(of) if of.message == *id => Some(LikeState::Liking),
            Command::Unlike(of) if of.message == *id => Some(LikeState::Unliking),
            _ => None,
        })
    }
}
