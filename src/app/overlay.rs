//! What stands before the page: the settings, the list of keys, the palette.

use crate::app::actions::{ACTIONS, Action};
use crate::app::character_counter::CharacterCounter;
use crate::app::keys::KeyList;
use crate::app::media::MediaDialog;
use crate::app::notes::NotesDialog;
use crate::app::palette::Palette;
use crate::app::settings::SettingsDialog;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::{Source, watch};
use crate::platform::listen::{self, Target};
use crate::state::{State, use_state};
use crate::texts::Text;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, KeyboardEvent};

/// Where a key is typed rather than pressed.
const TYPING: &str = "input, textarea, select, dialog, [role=menu]";

/// Which dialog is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// What the agent chooses for themselves.
    Settings,
    /// The keys.
    Keys,
    /// Everything that can be done, by name.
    Palette,
    /// What the consumer sent beside words.
    Media,
    /// How long a text is.
    CharacterCounter,
    /// The internal notes.
    Notes,
}

/// What shows one conversation, in the order in which it is offered: another conversation has its own.
pub const OF_CONVERSATION: [(Text, Overlay); 3] = [
    (Text::CharacterCounter, Overlay::CharacterCounter),
    (Text::ViewMedia, Overlay::Media),
    (Text::InternalNotes, Overlay::Notes),
];

impl Overlay {
    fn is_of_conversation(self) -> bool {
        OF_CONVERSATION.iter().any(|(_, overlay)| *overlay == self)
    }
}

/// Where the page says which dialog is open.
#[derive(Clone, Copy, Debug)]
struct Opened(Source<Option<Overlay>>);

/// Makes the place where the page says which dialog is open, and listens for the keys that open one or do something at
/// once. To be called once: the keys are listened for as long as the page lives.
pub fn provide_overlays() {
    let (state, open) = (use_state(), Source::new(None));
    provide_context(Opened(open));
    watch(move || {
        state.open.with(|_| ());
        if open.get_untracked().is_some_and(Overlay::is_of_conversation) {
            open.set(None);
        }
    });
    listen::on(Target::Document, "keydown", move |event| {
        if let Ok(event) = event.dyn_into::<KeyboardEvent>() {
            pressed(&event, state, open);
        }
    });
}

/// The dialog that is open, if any.
#[component]
pub fn Overlays() -> Drawn {
    let open = use_overlay();
    let on_close = Callback::new(move |()| open.set(None));
    dynamic(move || open.get().map(|overlay| drawn(overlay, on_close)))
}

#[inline(never)] // The first view does without it.
fn drawn(overlay: Overlay, on_close: Callback<()>) -> Drawn {
    match overlay {
        Overlay::Settings => view! { <SettingsDialog on_close /> },
        Overlay::Keys => view! { <KeyList on_close /> },
        Overlay::Palette => view! { <Palette on_close /> },
        Overlay::Media => view! { <MediaDialog on_close /> },
        Overlay::CharacterCounter => view! { <CharacterCounter on_close /> },
        Overlay::Notes => view! { <NotesDialog on_close /> },
    }
}

/// Which dialog is open.
#[must_use]
pub fn use_overlay() -> Source<Option<Overlay>> {
    use_context().map_or_else(|| Source::new(None), |Opened(open)| open)
}

#[inline(never)] // The first view does without it.
fn pressed(event: &KeyboardEvent, state: State, open: Source<Option<Overlay>>) {
    let key = event.key();
    if event.default_prevented() || event.is_composing() || event.alt_key() {
        return;
    }
    if event.ctrl_key() || event.meta_key() {
        if key == "k" && !event.shift_key() {
            event.prevent_default();
            open.set(Some(Overlay::Palette));
        }
        return;
    }
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let typed = target.is_some_and(|target| target.closest(TYPING).is_ok_and(|typing| typing.is_some()));
    if typed || event.repeat() || !state.preferences.with_untracked(|preferences| preferences.keys) {
        return;
    }
    if key == "?" {
        event.prevent_default();
        open.set(Some(Overlay::Keys));
    } else if let Some(Action { run, .. }) = ACTIONS.iter().find(|action| action.key == key) {
        event.prevent_default();
        run(state);
    }
}
