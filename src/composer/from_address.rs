//! The address of a file that the backend is to fetch.

use super::file_words;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::state::{Intent, use_state};
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;

/// Asks for an address; the file comes from there to the backend, never to this page.
#[component]
pub fn FromAddress(
    /// Whether it asks.
    asks: Source<bool>,
    /// The text box, which gets the focus back.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let input = NodeRef::<html::Input>::new();
    let close = move || {
        asks.set(false);
        if let Some(text_box) = node.get_untracked() {
            let _ = text_box.focus();
        }
    };
    let add = move || {
        let address = input.get_untracked().map(|input| input.value().trim().to_owned()).unwrap_or_default();
        if address.is_empty() {
            return;
        }
        state.dispatch(Intent::AttachFrom(address));
        close();
    };
    let keys = move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" if !event.is_composing() => {
            event.prevent_default();
            add();
        }
        "Escape" => {
            event.stop_propagation();
            close();
        }
        _ => {}
    };
    let taken = Live::new(move || state.files.with(|files| files.ok().map(file_words::taken)));
    watch(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    dynamic(move || {
        asks.get().then(|| {
            view! {
                <div class="from-address">
                    <input type="url" class="input" node_ref=input dir="ltr" placeholder="https://" aria-label=text(Text::FileAddress) aria-describedby="files-taken" on:keydown=keys />
                    <button type="button" class="button" on:click=move |_| add()>{text(Text::AddFile)}</button>
                    <button type="button" class="button button--icon button--quiet" aria-label=text(Text::Dismiss) title=text(Text::Dismiss) on:click=move |_| close()>
                        <Glyph icon=Icon::Close />
                    </button>
                    <span class="files-taken" id="files-taken">{follow(move || taken.get())}</span>
                </div>
            }
        })
    })
}
