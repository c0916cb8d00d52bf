//! Has done what an agent wants of what is kept of a person.

use super::refused;
use crate::api::request::{delete, post, put, read};
use crate::api::routes;
use crate::state::person::{LinkOrder, NoteOrder};
use crate::state::{Event, State};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::{NewPersonNote, PersonNoteText};

/// Carries an order out; the notes as they are then are the answer.
pub(super) async fn note(state: State, conversation: ConversationId, order: NoteOrder) {
    let at = |note: &String| routes::person_note(&conversation, note);
    let pin = |note: &String| routes::person_note_pin(&conversation, note);
    let answer = match &order {
        NoteOrder::Create(client_id, text) => {
            let new = NewPersonNote { client_id: client_id.clone(), text: PersonNoteText { text: text.clone() } };
            post(routes::person_notes(&conversation), &new).await
        }
        NoteOrder::Change(note, text) => put(at(note), &PersonNoteText { text: text.clone() }).await,
        NoteOrder::Remove(note) => delete(at(note)).await,
        NoteOrder::Pin(note) => put(pin(note), &()).await,
        NoteOrder::Loosen(note) => delete(pin(note)).await,
    };
    match answer.and_then(|text| read(&text)) {
        Ok(notes) => state.apply(Event::Noted(conversation, order, Ok(notes))),
        Err(error) => refused(state, error, |error| Event::Noted(conversation, order, Err(error))),
    }
}

/// Links or unlinks; the other conversations as they are then are the answer.
pub(super) async fn link(state: State, conversation: ConversationId, order: LinkOrder) {
    let route = routes::related_one(&conversation, order.other());
    let answer = match &order {
        LinkOrder::Link(_) => put(route, &()).await,
        LinkOrder::Unlink(_) => delete(route).await,
    };
    match answer.and_then(|text| read(&text)) {
        Ok(related) => state.apply(Event::Linked(conversation, order, Ok(related))),
        Err(error) => refused(state, error, |error| Event::Linked(conversation, order, Err(error))),
    }
}
