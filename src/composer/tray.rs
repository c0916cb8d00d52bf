//! The files that go along.

use super::file_words;
use super::tray_file::TrayFile;
use crate::drawing::{Drawn, dynamic, follow, rows, view};
use crate::live::Live;
use crate::state::{FileKey, files_of, use_state};
use crate::texts::{Text, text};
use leptos::html;
use leptos::prelude::*;

/// Each file with its picture, its description and how far it is. What becomes of them is read out.
#[component]
pub fn Tray(
    /// The text box, which gets the focus when a file was removed.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let keys = Live::new(move || {
        state.draft.with(|draft| files_of(draft).iter().map(|file| file.key.clone()).collect::<Vec<FileKey>>())
    });
    let any = Live::new(move || keys.with(|keys| !keys.is_empty()));
    let spoken = Live::new(move || {
        state.draft.with(|draft| {
            let said = files_of(draft).iter().map(|file| format!("{}: {}", file.name, file_words::standing(file)));
            said.collect::<Vec<_>>().join(". ")
        })
    });
    let row = move |key: FileKey| view! { <TrayFile file_key=key node /> };
    view! {
        <div class="tray-slot">
            {dynamic(move || any.get().then(|| view! {
                <ul class="tray" aria-label=text(Text::AttachedFiles)>{rows(move || keys.get(), |key| key.0.clone(), row)}</ul>
            }))}
            <span class="hidden" aria-live="polite">{follow(move || spoken.get())}</span>
        </div>
    }
}
