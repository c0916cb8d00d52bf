//! One note about the consumer.

use super::person_note_form::{OpenedBy, PersonNoteForm, refusal};
use super::person_notes::ADD;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::platform::intl::{Style, Zone};
use crate::platform::page;
use crate::state::person::{NoteDraft, NoteOrder, NoteWork, PersonWish};
use crate::state::{Intent, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::moment::Moment;
use crate::ui::rich_text::RichText;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::api::AgentInfo;
use social_messaging_domain::person::{PersonNote, may_write};

/// As many characters of a note name its buttons.
const NAMED_BY: usize = 40;

/// What it says, who wrote it and when; Pin, Edit and Remove for who may. To remove it is asked about once.
#[component]
pub fn PersonNoteRow(
    /// The note.
    id: String,
) -> Drawn {
    let state = use_state();
    let id = StoredValue::new(id);
    let note = Live::new(move || state.person.with(|person| id.with_value(|id| person.note(id).cloned())));
    let work = Live::new(move || state.person.with(|person| id.with_value(|id| person.work(id).cloned())));
    let me = state.session.with_untracked(|session| session.loaded().map(|session| session.agent.clone()));
    let me = StoredValue::new(me);
    let draft_of_it = move |drafts: &Vec<NoteDraft>| id.with_value(|id| NoteDraft::find(drafts, Some(id)).cloned());
    let busy = Live::new(move || {
        work.with(|work| work.as_ref().is_some_and(NoteWork::is_on_its_way))
            || state.note_drafts.with(draft_of_it).is_some_and(|draft| draft.is_saving())
    });
    let edit_id = StoredValue::new(format!("edit-person-note-{}", id.get_value()));
    // A change that was begun before another conversation was opened is gone on with.
    let begun = state.with_model(|model| id.with_value(|id| NoteDraft::find(model.note_drafts(), Some(id)).is_some()));
    let edits = Source::new(begun.unwrap_or_default().then_some(OpenedBy::Draft));
    let on_done = Callback::new(move |()| edits.set(None));
    let says = move || {
        let refused = work.get().and_then(|work| work.refused);
        let refused = refused.filter(|_| edits.get().is_none());
        refused.map(|why| filled(Text::SettingRefused, &[("reason", refusal(&why))])).unwrap_or_default()
    };
    let order = Callback::new(move |make: fn(String) -> NoteOrder| {
        state.dispatch(Intent::AboutPerson(PersonWish::Order(make(id.get_value()))));
    });
    let begin = Callback::new(move |()| edits.set(Some(OpenedBy::Agent)));
    let text_of = Live::new(move || note.with(|note| note.as_ref().map(|it| it.text.clone())).unwrap_or_default());
    let content = move || {
        if let Some(opened_by) = edits.get() {
            return match note.get_untracked() {
                Some(note) => view! { <PersonNoteForm note opened_by opener=edit_id.get_value() on_done /> },
                None => Drawn::nothing(),
            };
        }
        view! {
            <div class="person-note-body">
                {dynamic(move || view! { <RichText content=text_of.get() /> })}
                {dynamic(move || note.with(|note| note.as_ref().map(byline)))}
                <NoteButtons note me=me.get_value() busy edit_id=edit_id.get_value() order begin />
                <p class="person-note-state" role="status">{follow(says)}</p>
            </div>
        }
    };
    let class = move || {
        let pinned = note.with(|note| note.as_ref().is_some_and(|note| note.pinned));
        if pinned { "person-note person-note--pinned" } else { "person-note" }
    };
    view! { <li class=follow(class)>{dynamic(content)}</li> }
}

fn byline(note: &PersonNote) -> Drawn {
    let at = note.written_at;
    let zone_name = text(Text::AgentsTime).to_owned();
    view! {
        <p class="person-note-by">
            {note.pinned.then(|| view! { <span class="person-note-pin"><Glyph icon=Icon::Pin />{text(Text::Pinned)}</span> })}
            <bdi>{note.author_name.clone()}</bdi>
            " · "
            <Moment at zone=Zone::Own zone_name style=Style::Short />
            {note.edited_at.is_some().then(|| format!(" · {}", text(Text::Edited)))}
        </p>
    }
}

/// What may be done with a note. The same buttons stay while the note changes, and so does the focus.
#[component]
fn NoteButtons(
    note: Live<Option<PersonNote>>,
    me: Option<AgentInfo>,
    busy: Live<bool>,
    edit_id: String,
    order: Callback<fn(String) -> NoteOrder>,
    begin: Callback<()>,
) -> Drawn {
    let asks = Source::new(false);
    let safe = NodeRef::<html::Button>::new();
    let edit_id = StoredValue::new(edit_id);
    watch(move || {
        if let Some(button) = safe.get() {
            // Not on what cannot be taken back.
            let _ = button.focus();
        }
    });
    let Some((me, shown)) = me.zip(note.get_untracked()) else { return Drawn::nothing() };
    let (pins, edits, removes) =
        (may_write(me.role), shown.may_be_edited_by(&me.id, me.role), shown.may_be_removed_by(&me.id, me.role));
    let named = move |words: Text| {
        let beginning: String =
            note.with(|note| note.as_ref().map(|it| it.text.chars().take(NAMED_BY).collect()).unwrap_or_default());
        filled(words, &[("name", &beginning)])
    };
    let off = move || busy.get().then_some("true");
    let unless_busy = move |run: &dyn Fn()| {
        if !busy.get_untracked() {
            run();
        }
    };
    let pinned = Live::new(move || note.with(|note| note.as_ref().is_some_and(|note| note.pinned)));
    let pin =
        move |_| unless_busy(&|| order.run(if pinned.get_untracked() { NoteOrder::Loosen } else { NoteOrder::Pin }));
    let pin_word = move || text(if pinned.get() { Text::Unpin } else { Text::Pin });
    let pin_name = move || named(if pinned.get() { Text::UnpinNamed } else { Text::PinNamed });
    let remove = move |_| {
        asks.set(false);
        order.run(NoteOrder::Remove);
        request_animation_frame(|| page::focus(ADD));
    };
    let remove_id = StoredValue::new(edit_id.with_value(|id| format!("{id}-remove")));
    let leave = move |_| {
        asks.set(false);
        request_animation_frame(move || page::focus(&remove_id.get_value()));
    };
    let buttons = move || {
        if asks.get() {
            return view! {
                <p role="alert">{text(Text::AskRemoveNote)}</p>
                <button type="button" class="button button--small button--danger" on:click=remove>{text(Text::RemoveReply)}</button>
                <button type="button" class="button button--small" node_ref=safe on:click=leave>{text(Text::KeepIt)}</button>
            };
        }
        view! {
            {pins.then(|| view! {
                <button type="button" class="button button--quiet button--small" aria-disabled=follow(off) aria-label=follow(pin_name) on:click=pin>{follow(pin_word)}</button>
            })}
            {edits.then(|| view! {
                <button type="button" class="button button--quiet button--small" id=edit_id.get_value() aria-disabled=follow(off) aria-label=follow(move || named(Text::EditReply)) on:click=move |_| unless_busy(&|| begin.run(()))>{text(Text::EditShort)}</button>
            })}
            {removes.then(|| view! {
                <button type="button" class="button button--quiet button--small" id=remove_id.get_value() aria-disabled=follow(off) aria-label=follow(move || named(Text::RemoveFile)) on:click=move |_| unless_busy(&|| asks.set(true))>{text(Text::RemoveReply)}</button>
            })}
        }
    };
    view! { <div class="person-note-actions">{dynamic(buttons)}</div> }
}
