//! A dialog: the browser's own, which keeps the focus and gives it back.

use crate::drawing::{Children, Drawn, view};
use crate::live::watch;
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// A dialog that is open as long as it is drawn. Escape, its button and a press beside it close it.
#[component]
pub fn Dialog(
    /// Its name.
    #[prop(into)]
    label: String,
    /// Draws it no more.
    on_close: Callback<()>,
    /// What is in it.
    children: Children,
) -> Drawn {
    let node = NodeRef::<html::Dialog>::new();
    watch(move || {
        if let Some(dialog) = node.get() {
            // It fails only for one that is open already.
            let _ = dialog.show_modal();
        }
    });
    let beside = move |event: leptos::ev::MouseEvent| {
        let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let on_itself = node.get_untracked().is_some_and(|dialog| pressed.as_ref() == Some(&**dialog));
        if on_itself {
            close(node);
        }
    };
    view! {
        <dialog class="dialog" node_ref=node aria-label=label on:close=move |_| on_close.run(()) on:click=beside>
            <button type="button" class="button button--icon dialog-close" aria-label=text(Text::Dismiss) on:click=move |_| close(node)>
                <Glyph icon=Icon::Close />
            </button>
            {children()}
        </dialog>
    }
}

/// The browser gives the focus back to where it was, then says that it is closed.
fn close(node: NodeRef<html::Dialog>) {
    if let Some(dialog) = node.get_untracked() {
        dialog.close();
    }
}
