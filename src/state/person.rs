//! What agents keep of the consumer of the open conversation, and what is on its way to the backend.

use super::load::Load;
use crate::api::ApiError;
use social_messaging_domain::ids::{ClientId, ConversationId};
use social_messaging_domain::person::{PersonLink, PersonNote};

/// How many conversations are offered to be linked at once.
pub const MOST_OFFERED: usize = 8;

/// What is known of the consumer beside the network's profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What agents noted: the pinned notes first.
    pub notes: Load<Vec<PersonNote>>,
    /// What is wanted of notes beside their words, and was not done yet or not at all.
    pub works: Vec<NoteWork>,
    /// The number of the stream's event that brought the notes, or that was the last one as the conversation was opened.
    pub(super) seen: u64,
    /// Their other conversations, the latest first.
    pub others: Load<Vec<Related>>,
    /// What is wanted of links, and was not done yet or not at all.
    pub linking: Vec<LinkWork>,
    /// The number of the stream's event that brought the other conversations; 0 for an answer.
    pub(super) others_seen: u64,
    /// What is looked for among all conversations, to be linked, as it was typed; empty for nothing.
    pub search: String,
    /// What was found, the first few without this conversation and those that are related already.
    pub found: Load<Vec<ConversationId>>,
}

/// Another conversation of the consumer; what it shows is its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// Which.
    pub id: ConversationId,
    /// Who linked it; `None` for the same user of the network.
    pub link: Option<PersonLink>,
}

impl Person {
    /// A note that is here.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<&PersonNote> {
        self.notes.loaded()?.iter().find(|note| note.id == id)
    }

    /// What is wanted of a note beside its words.
    #[must_use]
    pub fn work(&self, note: &str) -> Option<&NoteWork> {
        self.works.iter().find(|work| work.order.note() == Some(note))
    }

    /// What is wanted of the link to a conversation.
    #[must_use]
    pub fn link(&self, other: &ConversationId) -> Option<&LinkWork> {
        self.linking.iter().find(|work| work.order.other() == other)
    }
}

/// What an agent wants of what is kept of the consumer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonWish {
    /// Keep this as what a note is to say, a new one without an identifier, as long as the page lives.
    Draft(Option<String>, String),
    /// Let a note say this, a new one without an identifier.
    Save(Option<String>, String),
    /// Forget what a note was to say, a new one without an identifier.
    Discard(Option<String>),
    /// Pin, loosen or remove a note that is there; the agent was asked, if need be.
    Order(NoteOrder),
    /// Look for a conversation to be linked; empty for no more.
    Search(String),
    /// Link or unlink a conversation.
    Link(LinkOrder),
}

/// What the backend is to do with a link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkOrder {
    /// The other conversation is of the same person.
    Link(ConversationId),
    /// It is of somebody else.
    Unlink(ConversationId),
}

impl LinkOrder {
    /// The other conversation.
    #[must_use]
    pub const fn other(&self) -> &ConversationId {
        match self {
            Self::Link(other) | Self::Unlink(other) => other,
        }
    }
}

/// An order about a link: on its way, or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkWork {
    /// The order.
    pub order: LinkOrder,
    /// Why it was refused; `None` while it is on its way.
    pub refused: Option<ApiError>,
    /// How many events the stream had brought when it left: the answer may be older news than a later one.
    pub(super) since: u64,
}

/// What the backend is to do with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteOrder {
    /// Keep a new one with this identifier.
    Create(ClientId, String),
    /// Let it say this.
    Change(String, String),
    /// Take it away.
    Remove(String),
    /// Put it before the others.
    Pin(String),
    /// Put it back in its time.
    Loosen(String),
}

impl NoteOrder {
    /// The note; `None` for a new one.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        match self {
            Self::Create(..) => None,
            Self::Change(note, _) | Self::Remove(note) | Self::Pin(note) | Self::Loosen(note) => Some(note),
        }
    }

    /// What the note is to say.
    pub(super) fn text(&self) -> Option<&String> {
        match self {
            Self::Create(_, text) | Self::Change(_, text) => Some(text),
            Self::Remove(_) | Self::Pin(_) | Self::Loosen(_) => None,
        }
    }
}

/// Why something was not done with a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoteRefusal {
    /// It says nothing or too much; it was not sent.
    Text,
    /// The backend did not take it.
    Backend(ApiError),
}

/// A note that was begun, new or changed, and is not kept yet: it outlives the way to another conversation and back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteDraft {
    /// The note; `None` for a new one.
    pub note: Option<String>,
    /// What it says so far.
    pub text: String,
    /// What was last to be kept of it. Saved again with the same words it is the same intent.
    pub work: Option<NoteWork>,
}

impl NoteDraft {
    /// The draft of a note, of a new one without an identifier.
    #[must_use]
    pub fn find<'a>(drafts: &'a [Self], note: Option<&str>) -> Option<&'a Self> {
        drafts.iter().find(|draft| draft.note.as_deref() == note)
    }

    /// Whether this order is on its way for it.
    pub(super) fn is_saving_by(&self, order: &NoteOrder) -> bool {
        self.work.as_ref().is_some_and(|work| work.order == *order && work.is_on_its_way())
    }

    /// Whether it is on its way to the backend.
    #[must_use]
    pub fn is_saving(&self) -> bool {
        self.work.as_ref().is_some_and(NoteWork::is_on_its_way)
    }
}

/// An order about a note: on its way, or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteWork {
    /// The order.
    pub order: NoteOrder,
    /// Why it was refused; `None` while it is on its way.
    pub refused: Option<NoteRefusal>,
    /// How many events the stream had brought when it left: the answer may be older news than a later one.
    pub(super) since: u64,
}

impl NoteWork {
    /// Whether its answer is awaited.
    #[must_use]
    pub const fn is_on_its_way(&self) -> bool {
        self.refused.is_none()
    }
}
