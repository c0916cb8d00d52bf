//! What agents keep of the consumer of the open conversation.

use super::Model;
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::load::Load;
use crate::state::person::{NoteDraft, NoteOrder, NoteRefusal, NoteWork, Person, PersonWish};
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

    /// The notes about the consumer of the open conversation that were begun and are not kept yet.
    pub fn note_drafts(&self) -> &[NoteDraft] {
        self.open().and_then(|id| self.note_drafts.get(id)).map_or(&[], Vec::as_slice)
    }

    /// Takes what an agent wants.
    #[inline(never)] // The first view does without it.
    pub(super) fn attend_to_person(&mut self, wish: PersonWish, new_id: &mut dyn FnMut() -> ClientId) {
        let Some(id) = self.open().cloned() else { return };
        match wish {
            // A new note that says nothing was not begun; one that is there may be emptied to be written anew.
            PersonWish::Draft(None, text) if text.is_empty() => self.discard_note(&id, None),
            PersonWish::Draft(note, text) => self.draft_note(&id, note, text),
            PersonWish::Save(note, text) => self.save_note(id, note, text, new_id),
            PersonWish::Discard(note) => self.discard_note(&id, note.as_deref()),
            PersonWish::Order(order) => self.order_note(id, order),
            PersonWish::Search(words) => self.look_for_person(id, words),
            PersonWish::Link(order) => self.order_link(id, order),
        }
    }

    fn with_note_drafts<T>(&mut self, id: &ConversationId, change: impl FnOnce(&mut Vec<NoteDraft>) -> T) -> T {
        let mut drafts = self.note_drafts.remove(id).unwrap_or_default();
        let changed = change(&mut drafts);
        if !drafts.is_empty() {
            self.note_drafts.insert(id.clone(), drafts);
        }
        changed
    }

    fn draft_note(&mut self, id: &ConversationId, note: Option<String>, text: String) {
        self.with_note_drafts(id, |drafts| match drafts.iter_mut().find(|draft| draft.note == note) {
            // What is on its way does not change.
            Some(draft) if draft.is_saving() => {}
            Some(draft) => draft.text = text,
            None => drafts.push(NoteDraft { note, text, work: None }),
        });
    }

    fn discard_note(&mut self, id: &ConversationId, note: Option<&str>) {
        self.with_note_drafts(id, |drafts| {
            drafts.retain(|draft| draft.is_saving() || draft.note.as_deref() != note);
        });
    }

    fn save_note(
        &mut self,
        id: ConversationId,
        note: Option<String>,
        text: String,
        new_id: &mut dyn FnMut() -> ClientId,
    ) {
        let since = self.stream;
        let order = self.with_note_drafts(&id, |drafts| {
            let before = NoteDraft::find(drafts, note.as_deref());
            if before.is_some_and(NoteDraft::is_saving) {
                return None;
            }
            let words = text.trim().to_owned();
            let known = before.and_then(|draft| Some(&draft.work.as_ref()?.order));
            let order = match (known.filter(|order| order.text() == Some(&words)), &note) {
                // Saved again after it did not get through, it is the same intent.
                (Some(order), _) => order.clone(),
                (None, Some(note)) => NoteOrder::Change(note.clone(), words.clone()),
                (None, None) => NoteOrder::Create(new_id(), words.clone()),
            };
            let is_sound = PersonNoteText { text: words }.is_sound();
            let refused = (!is_sound).then_some(NoteRefusal::Text);
            let work = Some(NoteWork { order: order.clone(), refused, since });
            drafts.retain(|draft| draft.note != note);
            drafts.push(NoteDraft { note, text, work });
            is_sound.then_some(order)
        });
        if let Some(order) = order {
            self.orders.push(Effect::NotePerson(id, order));
        }
    }

    fn order_note(&mut self, id: ConversationId, order: NoteOrder) {
        let Some(open) = &mut self.open else { return };
        let works = &mut open.person.works;
        if works.iter().any(|work| work.order.note() == order.note() && work.is_on_its_way()) {
            return;
        }
        works.retain(|work| work.order.note() != order.note());
        works.push(NoteWork { order: order.clone(), refused: None, since: self.stream });
        self.orders.push(Effect::NotePerson(id, order));
    }

    /// Takes what became of an order.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_noted(&mut self, id: &ConversationId, order: &NoteOrder, answer: Result<PersonNotes, ApiError>) {
        if order.text().is_some() {
            return self.take_saved(id, order, answer);
        }
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        let works = &mut open.person.works;
        let Some(at) = works.iter().position(|work| work.order == *order && work.is_on_its_way()) else { return };
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

    /// Takes what became of a draft, wherever the agent is meanwhile: what is refused stays to be saved again.
    fn take_saved(&mut self, id: &ConversationId, order: &NoteOrder, answer: Result<PersonNotes, ApiError>) {
        let taken = self.with_note_drafts(id, |drafts| {
            let at = drafts.iter().position(|draft| draft.is_saving_by(order))?;
            match answer {
                Ok(notes) => Some((notes, drafts.remove(at).work?.since)),
                Err(error) => {
                    drafts[at].work.as_mut()?.refused = Some(NoteRefusal::Backend(error));
                    None
                }
            }
        });
        if let Some((notes, since)) = taken {
            self.take_answered_notes(notes, since);
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
