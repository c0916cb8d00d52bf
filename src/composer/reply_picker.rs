//! Saved replies looked for in a box of their own.

use super::replies::ReplySearch;
use super::reply_list::ReplyList;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::state::{Intent, use_state};
use crate::texts::{Text, text};
use crate::ui::attribute::flag;
use crate::ui::suggestions::line_id;
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Node;

/// The list's id.
const LIST: &str = "picked-replies";

/// A search field and what it finds; what is picked goes where the caret of the text box is.
#[component]
pub fn ReplyPicker(
    /// Whether it is shown.
    asks: Source<bool>,
    /// The text box, which gets the focus back.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let search = ReplySearch::new(state);
    let (input, place) = (NodeRef::<html::Input>::new(), NodeRef::<html::Div>::new());
    watch(move || {
        search.look_for(asks.get().then(String::new));
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let close = move || {
        asks.set(false);
        if let Some(text_box) = node.get_untracked() {
            let _ = text_box.focus();
        }
    };
    let on_pick = Callback::new(move |at: usize| {
        let Some((text_box, reply)) = node.get_untracked().zip(search.at(at)) else { return };
        // First, so that Undo of the box takes back what is put in.
        close();
        let caret = text_box.selection_end().ok().flatten().unwrap_or(u32::MAX);
        state.dispatch(Intent::InsertReply(reply.id, caret, caret));
    });
    let keys = move |event: KeyboardEvent| {
        match event.key().as_str() {
            key if search.move_mark(key) => {}
            "Enter" if !event.is_composing() => on_pick.run(untrack(|| search.marked())),
            "Escape" => close(),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };
    let leave = move |event: FocusEvent| {
        let into = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if !place.get_untracked().is_some_and(|place| into.is_some() && place.contains(into.as_ref())) {
            asks.set(false);
        }
    };
    let typed = move |_| search.look_for(input.get_untracked().map(|input| input.value()));
    let any = Live::new(move || search.found.with(|found| !found.is_empty()));
    dynamic(move || {
        asks.get().then(|| {
            view! {
                <div class="suggesting" node_ref=place on:focusout=leave>
                    <input
                        class="input"
                        type="text"
                        role="combobox"
                        node_ref=input
                        autocomplete="off"
                        aria-label=text(Text::FindReply)
                        placeholder=text(Text::FindReplyPlaceholder)
                        aria-autocomplete="list"
                        aria-controls=follow(move || any.get().then_some(LIST))
                        aria-expanded=follow(move || flag(any.get()))
                        aria-activedescendant=follow(move || any.get().then(|| line_id(LIST, search.marked())))
                        on:input=typed
                        on:keydown=keys
                    />
                    <ReplyList search id=LIST on_pick />
                </div>
            }
        })
    })
}
