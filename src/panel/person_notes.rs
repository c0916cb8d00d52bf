//! What agents noted about the consumer.

use super::part::{self, Part};
use super::person_note::PersonNoteRow;
use super::person_note_form::{OpenedBy, PersonNoteForm};
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::{Live, Source};
use crate::state::person::NoteDraft;
use crate::state::{Resource, State, use_state};
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::person::PersonNote;

/// The id of the button that begins a note: whoever kept or removed one goes on there.
pub(super) const ADD: &str = "add-person-note";

/// The notes, the pinned ones first, and a new one to be added.
#[component]
pub fn PersonNotesView() -> Drawn {
    let state = use_state();
    let shown = Live::new(move || state.person.with(|person| part::shown(&person.notes)));
    let part = Part { list, failed: Text::PersonNotesFailed, resource: Resource::PersonNotes };
    view! {
        <div class="person-notes">
            {part.draw(state, shown)}
            {adding(state)}
        </div>
    }
}

#[inline(never)] // The first view does without it.
fn list(state: State) -> Drawn {
    let ids = move || {
        let ids = |notes: &Vec<PersonNote>| notes.iter().map(|note| note.id.clone()).collect::<Vec<_>>();
        state.person.with(|person| person.notes.loaded().map(ids)).unwrap_or_default()
    };
    view! {
        <h3 class="panel-title" id="person-notes">{text(Text::PersonNotes)}</h3>
        <ul class="person-note-list" aria-labelledby="person-notes">
            {rows(ids, Clone::clone, move |id: String| view! { <PersonNoteRow id /> })}
        </ul>
    }
}

/// The way to a new note: for who may write one.
fn adding(state: State) -> Drawn {
    if !part::may_add(state) {
        return Drawn::nothing();
    }
    // A note that was begun before another conversation was opened is gone on with.
    let begun = state.with_model(|model| NoteDraft::find(model.note_drafts(), None).is_some()).unwrap_or_default();
    let adds = Source::new(begun.then_some(OpenedBy::Draft));
    dynamic(move || {
        if let Some(opened_by) = adds.get() {
            return form(adds, opened_by);
        }
        view! {
            <button type="button" class="button button--quiet button--small" id=ADD on:click=move |_| adds.set(Some(OpenedBy::Agent))>
                <Glyph icon=Icon::Internal />
                {text(Text::AddPersonNote)}
            </button>
        }
    })
}

#[inline(never)] // The first view does without it.
fn form(adds: Source<Option<OpenedBy>>, opened_by: OpenedBy) -> Drawn {
    let on_done = Callback::new(move |()| adds.set(None));
    view! { <PersonNoteForm opened_by opener=ADD.to_owned() on_done /> }
}
