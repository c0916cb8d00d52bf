//! Files: chosen, pasted, dropped, or from an address.

use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source};
use crate::platform::chosen::{self, Chosen};
use crate::state::{ChosenFile, FileKey, Intent, State, use_state};
use crate::texts::{self, Text, text};
use crate::ui::icon::Icon;
use crate::ui::tool_button::ToolButton;
use leptos::ev::{ClipboardEvent, DragEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::FileList;

/// Attach, and From address; off with their reason where no files go.
#[component]
pub fn Attach(
    /// Whether an address is asked for.
    asks: Source<bool>,
) -> Drawn {
    let state = use_state();
    let node = NodeRef::<html::Input>::new();
    let off = Live::new(move || {
        state.files.with(|files| files.as_ref().err().map(|reason| texts::reason(*reason).to_owned()))
    });
    let accept = move || {
        let types = state.files.with(|files| files.map(|rules| rules.types)).unwrap_or_default();
        types.iter().map(|taken| taken.content_type).collect::<Vec<_>>().join(",")
    };
    let choose = Callback::new(move |()| {
        if let Some(input) = node.get_untracked() {
            input.click();
        }
    });
    let take = move |_| {
        let Some(input) = node.get_untracked() else { return };
        if let Some(files) = input.files() {
            attach(state, &files);
        }
        // So that the same file can be chosen once more.
        input.set_value("");
    };
    let ask = Callback::new(move |()| asks.set(!asks.get_untracked()));
    view! {
        <div class="composer-tools composer-attach">
            <ToolButton label=text(Text::Attach) icon=Icon::Attach off id="attach" on_press=choose />
            <ToolButton label=text(Text::AttachFromAddress) icon=Icon::Down off id="attach-from" on_press=ask />
            <input type="file" class="hidden" multiple=true tabindex="-1" aria-hidden="true" aria-label=text(Text::Attach) accept=follow(accept) node_ref=node on:change=take />
        </div>
    }
}

/// Puts files into the draft.
pub fn attach(state: State, files: &FileList) {
    let chosen: Vec<ChosenFile> = chosen::hold(files).into_iter().map(of_draft).collect();
    if !chosen.is_empty() {
        state.dispatch(Intent::Attach(chosen));
    }
}

/// Puts what is pasted into the draft, where it is files.
pub fn paste(state: State, event: &ClipboardEvent) {
    let Some(pasted) = event.clipboard_data().filter(chosen::is_files) else { return };
    if let Some(files) = pasted.files() {
        event.prevent_default();
        attach(state, &files);
    }
}

/// Puts what is dropped into the draft, where it is files.
pub fn drop_in(state: State, event: &DragEvent) {
    let Some(dropped) = event.data_transfer().filter(chosen::is_files) else { return };
    if let Some(files) = dropped.files() {
        event.prevent_default();
        attach(state, &files);
    }
}

/// Whether files hang over the composer.
#[must_use]
pub fn hang_over(event: &DragEvent) -> bool {
    event.data_transfer().is_some_and(|transfer| chosen::is_files(&transfer))
}

fn of_draft(chosen: Chosen) -> ChosenFile {
    let Chosen { key, name, content_type, size, preview } = chosen;
    ChosenFile { key: FileKey(key), name, content_type, size, preview }
}
