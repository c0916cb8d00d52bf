//! The list of keys.

use crate::app::actions::ACTIONS;
use crate::drawing::{Drawn, view};
use crate::texts::{Text, text};
use crate::ui::dialog::Dialog;
use leptos::prelude::*;

/// Keys that work anywhere or in the text box, beside those of [`ACTIONS`].
const OTHERS: [(&str, Text); 5] = [
    ("Ctrl / Cmd + Enter", Text::KeySend),
    ("Ctrl / Cmd + Z", Text::UndoLast),
    ("Ctrl / Cmd + K", Text::Palette),
    ("Esc", Text::RemoveTarget),
    ("?", Text::Keys),
];

/// Every key with what it does.
#[component]
pub fn KeyList(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let line = |(key, name): (&'static str, Text)| view! { <div><dt>{text(name)}</dt><dd><kbd>{key}</kbd></dd></div> };
    let own = ACTIONS.iter().map(|action| (action.key, action.name));
    view! {
        <Dialog label=text(Text::Keys) on_close>
            <h2 class="dialog-title">{text(Text::Keys)}</h2>
            <p class="dialog-note">{text(Text::KeysBody)}</p>
            <dl class="keys">{own.chain(OTHERS).map(line).collect::<Vec<_>>()}</dl>
        </Dialog>
    }
}
