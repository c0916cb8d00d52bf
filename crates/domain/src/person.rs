//! What agents keep of a person beside any conversation.

use crate::api::Role;
use crate::conversation::ConversationSummary;
use crate::ids::{AgentId, ClientId, ConversationId};
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// The longest note about a person, in characters.
pub const LONGEST_PERSON_NOTE: usize = 2_000;

/// The most notes about one person: all of them are read at once.
pub const MOST_PERSON_NOTES: usize = 100;

/// A note about a person, for agents alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonNote {
    /// Its identifier: that of the intent.
    pub id: String,
    /// Who wrote it.
    pub author: AgentId,
    /// Their name of now.
    pub author_name: String,
    /// What it says.
    pub text: String,
    /// Whether it stands before the others.
    pub pinned: bool,
    /// When it was written.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub written_at: Timestamp,
    /// When its text was last changed.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub edited_at: Option<Timestamp>,
}

impl PersonNote {
    /// Whether somebody may change what it says: who wrote it, and nobody else.
    #[must_use]
    pub fn may_be_edited_by(&self, agent: &AgentId, role: Role) -> bool {
        may_edit(&self.author, agent, role)
    }

    /// Whether somebody may take it away: who wrote it, and an admin.
    #[must_use]
    pub fn may_be_removed_by(&self, agent: &AgentId, role: Role) -> bool {
        may_remove(&self.author, agent, role)
    }
}

/// Whether somebody may change what a note of that author says: who wrote it, and nobody else.
#[must_use]
pub fn may_edit(author: &AgentId, agent: &AgentId, role: Role) -> bool {
    may_write(role) && author == agent
}

/// Whether somebody may take a note of that author away: who wrote it, and an admin.
#[must_use]
pub fn may_remove(author: &AgentId, agent: &AgentId, role: Role) -> bool {
    role.administers() || may_edit(author, agent, role)
}

/// Whether a role writes and pins notes about people.
#[must_use]
pub const fn may_write(role: Role) -> bool {
    match role {
        Role::Agent | Role::Manager | Role::Admin => true,
        Role::Unknown => false,
    }
}

/// The notes about the consumer of a conversation; the answer of every route under
/// `/api/v1/conversations/{id}/person-notes`, and what the stream tells of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonNotes {
    /// The conversation.
    pub conversation: ConversationId,
    /// All of them: the pinned ones first, and of either kind the newest first.
    pub notes: Vec<PersonNote>,
}

/// The body of `POST /api/v1/conversations/{id}/person-notes`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewPersonNote {
    /// The identifier of the intent: posted again it makes no second note.
    pub client_id: ClientId,
    /// What it says.
    #[serde(flatten)]
    pub text: PersonNoteText,
}

/// What a note about a person says; the body of `PUT /api/v1/conversations/{id}/person-notes/{note}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonNoteText {
    /// 1 to 2,000 characters.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 2_000))]
    pub text: String,
}

impl PersonNoteText {
    /// Whether it can be kept.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        let says_something = !crate::text::is_blank(&self.text) && !self.text.contains('\0');
        says_something && self.text.chars().count() <= LONGEST_PERSON_NOTE
    }
}

/// The most conversations that are linked to one: all of them are read at once.
pub const MOST_LINKS: usize = 20;

/// Another conversation of the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelatedConversation {
    /// The row of the lists.
    pub conversation: ConversationSummary,
    /// Who said that it is the same person; `None` where the network says so: it is the same user, of another account.
    pub link: Option<PersonLink>,
}

/// Who said that two conversations are of one person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PersonLink {
    /// The agent.
    pub agent: AgentId,
    /// Their name of now.
    pub agent_name: String,
    /// When.
    #[cfg_attr(feature = "openapi", schema(value_type = String, format = DateTime))]
    pub at: Timestamp,
}

/// The other conversations of the person who is the consumer of one, as far as the agent may see them; the answer of
/// every route under `/api/v1/conversations/{id}/related`, and what the stream tells of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RelatedConversations {
    /// The conversation.
    pub conversation: ConversationId,
    /// The others, the latest first.
    pub others: Vec<RelatedConversation>,
}
