//! What agents keep of the consumer of the open conversation, and what is on its way to the backend.

use super::load::Load;
use crate::api::ApiError;
use social_messaging_domain::ids::ClientId;
use social_messaging_domain::person::PersonNote;

/// What is known of the consumer beside the network's profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Person {
    /// What agents noted: the pinned notes first.
    pub notes: Load<Vec<PersonNote>>,
    /// What is wanted of notes, and was not done yet or not at all.
    pub works: Vec<NoteWork>,
    /// The number of the stream's event that brought the notes; 0 for an answer.
    pub(super) seen: u64,
}

impl Person {
    /// A note that is here.
    #[must_use]
    pub fn note(&self, id: &str) -> Option<&PersonNote> {
        self.notes.loaded()?.iter().find(|note| note.id == id)
    }

    /// What is wanted of a note; of a new one without an identifier.
    #[must_use]
    pub fn work(&self, note: Option<&str>) -> Option<&NoteWork> {
        self.works.iter().find(|work| work.order.note() == note)
    }
}

/// What an agent wants of what is kept of the consumer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonWish {
    /// Note this.
    Note(String),
    /// Keep this as what is being written, as long as the page lives.
    Draft(String),
    /// Do something with a note that is there; the agent was asked, if need be.
    Order(NoteOrder),
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
