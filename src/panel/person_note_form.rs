//! A note about the consumer while it is written.

use crate::api::ApiError;
use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source, watch};
use crate::state::person::{NoteOrder, NoteRefusal, PersonWish};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, filled, text};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::person::PersonNote;
use social_messaging_domain::problem::ProblemType;

/// Who opened a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenedBy {
    /// The agent, by its button: they write now.
    Agent,
    /// A draft that waited for its conversation to be opened: the agent may be about something else.
    Draft,
}

/// A text box with Save. It goes when the backend has the note; what is refused stays, to be mended. A new note that is
/// not saved yet outlives the way to another conversation and back.
#[component]
pub fn PersonNoteForm(
    /// The note; without one it is a new one.
    #[prop(optional)]
    note: Option<PersonNote>,
    /// Whether it takes the focus follows from this.
    opened_by: OpenedBy,
    /// It was kept, or is left as it was.
    on_done: Callback<()>,
) -> Drawn {
    let state = use_state();
    let words = NodeRef::<html::Textarea>::new();
    let begun = match &note {
        Some(note) => note.text.clone(),
        None => state.with_model(crate::state::Model::note_draft).unwrap_or_default(),
    };
    let id = StoredValue::new(note.map(|note| note.id));
    let is_new = move || id.with_value(Option::is_none);
    let sent = Source::new(false);
    let work = Live::new(move || {
        let of_it = |person: &crate::state::Person| id.with_value(|id| person.work(id.as_deref()).cloned());
        state.person.with(of_it)
    });
    let pending = Live::new(move || work.with(|work| work.as_ref().is_some_and(|work| work.refused.is_none())));
    watch(move || {
        if sent.get() && work.with(Option::is_none) {
            on_done.run(());
        }
    });
    watch(move || {
        if let Some(words) = words.get().filter(|_| opened_by == OpenedBy::Agent) {
            // It was just drawn, so it can take the focus.
            let _ = words.focus();
        }
    });
    let written = move || words.get_untracked().map(|words| words.value()).unwrap_or_default();
    let save = move || {
        let text = written().trim().to_owned();
        let wish = match id.get_value() {
            Some(id) => PersonWish::Order(NoteOrder::Change(id, text)),
            None => PersonWish::Note(text),
        };
        state.dispatch(Intent::AboutPerson(wish));
        sent.set(true);
    };
    let leave = move || {
        if is_new() {
            state.dispatch(Intent::AboutPerson(PersonWish::Draft(String::new())));
        }
        on_done.run(());
    };
    let keys = move |event: KeyboardEvent| {
        let held = event.ctrl_key() || event.meta_key();
        match event.key().as_str() {
            "Escape" if !event.is_composing() => leave(),
            "Enter" if held && !event.is_composing() => save(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let keep_draft = move |_| {
        if is_new() {
            state.dispatch(Intent::AboutPerson(PersonWish::Draft(written())));
        }
    };
    let says = move || match work.get().filter(|_| sent.get()).map(|work| work.refused) {
        None => String::new(),
        Some(None) => text(Text::Saving).to_owned(),
        Some(Some(why)) => filled(Text::SettingRefused, &[("reason", refusal(&why))]),
    };
    view! {
        <div class="person-note-form" on:keydown=keys>
            <label>
                <span class="person-note-label">{text(Text::PersonNoteText)}</span>
                <textarea class="input" dir="auto" rows="4" node_ref=words aria-describedby="person-note-hint" on:input=keep_draft>{begun}</textarea>
            </label>
            <p class="person-note-by" id="person-note-hint">{text(Text::PersonNoteHint)}</p>
            <div class="person-note-actions">
                <button type="button" class="button button--small" disabled=follow(move || pending.get().then_some("")) on:click=move |_| save()>{text(Text::Save)}</button>
                <button type="button" class="button button--small" on:click=move |_| leave()>{text(Text::KeepIt)}</button>
            </div>
            <p class="person-note-state" role="status">{follow(says)}</p>
        </div>
    }
}

/// Why something was not done with a note, in words.
pub(super) fn refusal(why: &NoteRefusal) -> &'static str {
    match why {
        NoteRefusal::Text => text(Text::MistakePersonNote),
        NoteRefusal::Backend(error) if is_full(error) => text(Text::MistakeTooManyNotes),
        NoteRefusal::Backend(error) => texts::error(error),
    }
}

fn is_full(error: &ApiError) -> bool {
    error.kind() == Some(ProblemType::Conflict)
}
