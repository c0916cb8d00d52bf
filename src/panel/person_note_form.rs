//! A note about the consumer while it is written.

use crate::api::ApiError;
use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source, watch};
use crate::platform::page;
use crate::state::person::{NoteDraft, NoteRefusal, PersonWish};
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

/// A text box with Save. It goes when the backend has the note; what is refused stays, to be mended. What is not kept yet
/// is there again when the form is, also after the way to another conversation and back.
#[component]
pub fn PersonNoteForm(
    /// The note; without one it is a new one.
    #[prop(optional)]
    note: Option<PersonNote>,
    /// Whether it takes the focus follows from this.
    opened_by: OpenedBy,
    /// The id of the button that opens it: who is in the form goes on there.
    opener: String,
    /// It was kept, or is left.
    on_done: Callback<()>,
) -> Drawn {
    let state = use_state();
    let form = NodeRef::<html::Div>::new();
    let words = NodeRef::<html::Textarea>::new();
    let id = StoredValue::new(note.as_ref().map(|note| note.id.clone()));
    let opener = StoredValue::new(opener);
    let hint =
        id.with_value(|id| id.as_ref().map_or("person-note-hint".to_owned(), |id| format!("person-note-hint-{id}")));
    let draft = Live::new(move || {
        state.note_drafts.with(|drafts| id.with_value(|id| NoteDraft::find(drafts, id.as_deref()).cloned()))
    });
    let begun = draft.with_untracked(|draft| draft.as_ref().map(|draft| draft.text.clone()));
    let begun = begun.or(note.map(|note| note.text)).unwrap_or_default();
    let saving = Live::new(move || draft.with(|draft| draft.as_ref().is_some_and(NoteDraft::is_saving)));
    let awaits = Source::new(false);
    let leave = move || {
        let opener = opener.get_value();
        on_done.run(());
        request_animation_frame(move || page::focus(&opener));
    };
    watch(move || match draft.with(|draft| draft.as_ref().map(NoteDraft::is_saving)) {
        Some(saving) => awaits.set(saving),
        None if !awaits.get_untracked() => {}
        None if form.get_untracked().is_some_and(|form| page::is_focus_elsewhere(&form)) => on_done.run(()),
        None => leave(),
    });
    watch(move || {
        if let Some(words) = words.get().filter(|_| opened_by == OpenedBy::Agent) {
            // It was just drawn, so it can take the focus.
            let _ = words.focus();
        }
    });
    let written = move || words.get_untracked().map(|words| words.value()).unwrap_or_default();
    let wish = move |wish: PersonWish| state.dispatch(Intent::AboutPerson(wish));
    let save = move || {
        wish(PersonWish::Save(id.get_value(), written()));
        awaits.set(true);
    };
    let discard = move |_| {
        if !saving.get_untracked() {
            wish(PersonWish::Discard(id.get_value()));
            leave();
        }
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
    let says = move || match draft.with(|draft| draft.as_ref()?.work.as_ref().map(|work| work.refused.clone())) {
        None => String::new(),
        Some(None) => text(Text::Saving).to_owned(),
        Some(Some(why)) => filled(Text::SettingRefused, &[("reason", refusal(&why))]),
    };
    let off = move || saving.get().then_some("true");
    view! {
        <div class="person-note-form" node_ref=form on:keydown=keys>
            <label>
                <span class="person-note-label">{text(Text::PersonNoteText)}</span>
                <textarea class="input" dir="auto" rows="4" node_ref=words aria-describedby=hint.clone() readonly=follow(move || saving.get().then_some("")) on:input=move |_| wish(PersonWish::Draft(id.get_value(), written()))>{begun}</textarea>
            </label>
            <p class="person-note-by" id=hint>{text(Text::PersonNoteHint)}</p>
            <div class="person-note-actions">
                <button type="button" class="button button--small" aria-disabled=follow(off) on:click=move |_| save()>{text(Text::Save)}</button>
                <button type="button" class="button button--small" aria-disabled=follow(off) on:click=discard>{text(Text::Discard)}</button>
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
