//! The internal notes of the open conversation in one list.

use crate::app::View;
use crate::app::more::More;
use crate::app::pane::use_pane;
use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::Live;
use crate::platform::intl::{Style, Zone};
use crate::state::{Intent, Load, use_state};
use crate::texts::{Text, counted, text};
use crate::ui::attachment::AttachmentView;
use crate::ui::dialog::Dialog;
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::moment::Moment;
use crate::ui::rich_text::RichText;
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use social_messaging_domain::message::Message;

/// The notes, the newest first, each with the way to its place among the messages.
#[component]
pub fn NotesDialog(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let state = use_state();
    state.dispatch(Intent::ViewNotes);
    let shown = Live::new(move || state.notes.with(Region::of_pages));
    let retry = Callback::new(move |()| state.dispatch(Intent::ViewNotes));
    view! {
        <Dialog label=text(Text::InternalNotes) on_close>
            <h2 class="dialog-title">{text(Text::InternalNotes)}</h2>
            <div class="notes-dialog">
                {dynamic(move || match shown.get() {
                    Region::Blank => Drawn::nothing(),
                    Region::Skeleton => view! { <Skeleton rows=4 /> },
                    Region::Failed(reason) => view! { <Failed what=text(Text::NotesFailed) reason on_retry=retry /> },
                    Region::Empty => view! { <Empty icon=Icon::Internal title=text(Text::NoNotes) /> },
                    Region::Content => view! { <NoteRows on_leave=on_close /> },
                })}
            </div>
        </Dialog>
    }
}

#[component]
fn NoteRows(
    /// Closes the dialog.
    on_leave: Callback<()>,
) -> Drawn {
    let state = use_state();
    let notes = move || state.notes.with(Load::items);
    let total = move || state.notes.with(Load::total);
    let edge = Live::new(move || state.notes.with(Load::edge));
    let on_load = Callback::new(move |()| state.dispatch(Intent::LoadMoreNotes));
    view! {
        <p class="dialog-note">{dynamic(move || counted(Text::NotesCount, total()))}</p>
        <ul class="note-rows" aria-label=text(Text::InternalNotes)>
            {rows(notes, |note: &Message| note.id.0.clone(), move |note| view! { <NoteRow note on_leave /> })}
        </ul>
        <More edge failed=Text::NotesFailed on_load />
    }
}

#[component]
fn NoteRow(note: Message, on_leave: Callback<()>) -> Drawn {
    let pane = use_pane();
    let message = note.id;
    let go = move |_| {
        on_leave.run(());
        let message = message.clone();
        // After the dialog gave the focus back to where it was.
        request_animation_frame(move || pane.go_to(message));
    };
    let zone_name = text(Text::AgentsTime).to_owned();
    view! {
        <li class="note-row" data-visibility="internal">
            {(!note.text.is_empty()).then(|| view! { <RichText content=note.text /> })}
            {note.attachments.into_iter().map(|attachment| view! { <AttachmentView attachment /> }).collect::<Vec<_>>()}
            <p class="note-row-by">
                <span><bdi>{note.author.name.unwrap_or_default()}</bdi>" · "<Moment at=note.sent_at zone=Zone::Own zone_name style=Style::Short /></span>
                {(View::of_address() != View::Panel).then(|| view! {
                    <button type="button" class="button button--quiet button--small" on:click=go>
                        <Glyph icon=Icon::Internal />
                        {text(Text::GoToMessage)}
                    </button>
                })}
            </p>
        </li>
    }
}
