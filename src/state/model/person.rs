//! What agents keep of the consumer of the open conversation.

use super::Model;
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::load::Load;
use crate::state::person::{NoteOrder, NoteRefusal, NoteWork, Person, PersonWish};
use social_messaging_domain::ids::{ClientId, ConversationId};
use social_messaging_domain::person::{PersonNoteText, PersonNotes};
use social_messaging_domain::problem::ProblemType;

impl Model {
    /// What is kept of the consumer of the open conversation.
    pub fn person(&self) -> &Person {
        const NOBODY: &Person = &Person {
            notes: Load::Idle,
            works: Vec::new(),
            seen: 0,
            others: Load::Idle,
            linking: Vec::new(),
            others_seen: 0,
            search: String::new(),
            found: Load::Idle,
        };
        self.open.as_ref().map_or(NOBODY, |open| &open.person)
    }

    /// The note about the consumer of the open conversation that was begun and not kept yet.
    #[inline(never)] // The first view does without it.
    pub fn note_draft(&self) -> String {
        self.open().and_then(|id| self.note_drafts.get(id).cloned()).unwrap_or_default()
    }

    /// Takes what an agent wants.
    #[inline(never)] // The first view does without it.
    pub(super) fn attend_to_person(&mut self, wish: PersonWish, new_id: &mut dyn FnMut() -> ClientId) {
        let Some(id) = self.open().cloned() else { return };
        match wish {
            PersonWish::Draft(text) if text.is_empty() => drop(self.note_drafts.remove(&id)),
            PersonWish::Draft(text) => drop(self.note_drafts.insert(id, text)),
            PersonWish::Note(text) => {
                // Saved again after it did not get through, it is the same intent.
                let known = self.person().work(None).map(|work| &work.order);
                let order = match known.filter(|order| order.text() == Some(&text)).cloned() {
                    Some(order) => order,
                    None => NoteOrder::Create(new_id(), text),
                };
                self.order_note(id, order);
            }
            PersonWish::Order(order) => self.order_note(id, order),
            PersonWish::Search(words) => self.look_for_person(id, words),
            PersonWish::Link(order) => self.order_link(id, order),
        }
    }

    fn order_note(&mut self, id: ConversationId, order: NoteOrder) {
        let Some(open) = &mut self.open else { return };
        let works = &mut open.person.works;
        if works.iter().any(|work| work.order.note() == order.note() && work.refused.is_none()) {
            return;
        }
        works.retain(|work| work.order.note() != order.note());
        let is_sound = order.text().is_none_or(|text| PersonNoteText { text: text.clone() }.is_sound());
        let refused = (!is_sound).then_some(NoteRefusal::Text);
        works.push(NoteWork { order: order.clone(), refused, since: self.stream });
        if is_sound {
            self.orders.push(Effect::NotePerson(id, order));
        }
    }

    /// Takes what became of an order.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_noted(&mut self, id: &ConversationId, order: &NoteOrder, answer: Result<PersonNotes, ApiError>) {
        let draft = self.note_drafts.get(id);
        if answer.is_ok() && matches!(order, NoteOrder::Create(_, text) if draft.is_some_and(|it| it.trim() == text)) {
            self.note_drafts.remove(id);
        }
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        let works = &mut open.person.works;
        let Some(at) = works.iter().position(|work| work.order == *order && work.refused.is_none()) else { return };
        match answer {
            Ok(notes) => {
                let since = works.remove(at).since;
                self.take_answered_notes(notes, since);
            }
            // Somebody else was faster.
            Err(error) if matches!(order, NoteOrder::Remove(_)) && error.kind() == Some(ProblemType::NotFound) => {
                works.remove(at);
                self.ask_anew(Resource::PersonNotes(id.clone()));
            }
            Err(error) => works[at].refused = Some(NoteRefusal::Backend(error)),
        }
    }

    /// Takes what the stream brought.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_person_notes(&mut self, notes: PersonNotes) {
        let seen = self.stream;
        if let Some(open) = self.open.as_mut().filter(|open| open.id == notes.conversation) {
            open.person.seen = seen;
            open.person.notes = Load::Loaded(notes.notes);
        }
    }

    /// Takes an answer to what was asked when the stream had brought `since` events.
    pub(super) fn take_answered_notes(&mut self, notes: PersonNotes, since: u64) {
        let open = self.open.as_mut().filter(|open| open.id == notes.conversation);
        if let Some(open) = open.filter(|open| open.person.seen <= since) {
            open.person.notes = Load::Loaded(notes.notes);
        }
    }
}
