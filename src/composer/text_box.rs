//! The text box.

use super::mention_menu::Mentions;
use super::slash_menu::Slash;
use super::{attach, placeholders};
use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, watch};
use crate::platform::editing;
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, filled, text};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;
use social_messaging_domain::message::Mention;
use social_messaging_domain::visibility::Visibility;

/// The id of the box's element.
pub const MESSAGE_BOX: &str = "message-box";

/// What a browser says of a key that an input method takes.
const TAKEN_BY_INPUT_METHOD: u32 = 229;

/// The keys that move the caret only.
const MOVES_CARET: [&str; 4] = ["ArrowLeft", "ArrowRight", "Home", "End"];

/// The text box, named Message. Control or Command with Enter sends, Enter alone where the agent chose so, with Z while nothing was written takes back what is still held, Escape answers no message in particular.
#[component]
pub fn TextBox(
    /// The box.
    node: NodeRef<html::Textarea>,
    /// Who reads it.
    visibility: Live<Visibility>,
    /// What is told when a slash may ask for a saved reply.
    slash: Slash,
    /// What is told when "@" may ask for somebody.
    mentions: Mentions,
    /// Sends.
    on_send: Callback<()>,
) -> Drawn {
    let state = use_state();
    let written =
        Live::new(move || state.draft.with(|draft| draft.as_ref().map(|draft| draft.text.clone()).unwrap_or_default()));
    let network = Live::new(move || {
        state.detail.with(|detail| detail.loaded().map_or("", |detail| texts::network(detail.summary.network)))
    });
    let placeholder = move || {
        let words = match visibility.get() {
            Visibility::Public => Text::PlaceholderPublic,
            Visibility::Direct => Text::PlaceholderDirect,
            Visibility::Internal | Visibility::Unknown => Text::PlaceholderInternal,
        };
        filled(words, &[("network", network.get())])
    };
    watch(move || {
        if let (Some(caret), Some(text_box)) = (state.caret.get(), node.get_untracked()) {
            request_animation_frame(move || placeholders::put_caret(state, &text_box, caret));
        }
    });
    let shown = StoredValue::new(None);
    let emptied_by_hand = StoredValue::new(false);
    watch(move || {
        let (text, of) = (written.get(), Some(visibility.get()));
        let is_other = shown.with_value(|shown| *shown != of);
        shown.set_value(of);
        let Some(text_box) = node.get_untracked().filter(|text_box| text_box.value() != text) else { return };
        if is_other || text.is_empty() {
            // Another draft begins clean: Undo does not bring the text of one into the other.
            text_box.set_value(&text);
        } else {
            editing::rewrite(&text_box, &text);
        }
    });
    let keys = move |event: KeyboardEvent| {
        let composing = event.is_composing() || event.key_code() == TAKEN_BY_INPUT_METHOD;
        if composing || slash.take(&event) || mentions.take(&event) {
            return;
        }
        let alone = !event.shift_key() && state.preferences.with_untracked(|preferences| preferences.enter_sends);
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key() || alone) {
            event.prevent_default();
            if !event.repeat() {
                on_send.run(());
            }
        } else if event.key().eq_ignore_ascii_case("z") && (event.ctrl_key() || event.meta_key()) && !event.shift_key()
        {
            // Where something was typed, or deleted, the key is the browser's: it takes back typing.
            let is_empty = node.get_untracked().is_some_and(|text_box| text_box.value().is_empty());
            if is_empty && !emptied_by_hand.get_value() {
                event.prevent_default();
                state.dispatch(Intent::CancelLast);
            }
        } else if matches!(event.key().as_str(), "Backspace" | "Delete") {
            if let Some(text_box) = node.get_untracked() {
                state.draft.with_untracked(|draft| {
                    let mentions = draft.as_ref().map(|draft| draft.mentions.as_slice());
                    select_mention(&text_box, mentions.unwrap_or_default(), &event.key());
                });
            }
        } else if event.key() == "Tab" && !event.shift_key() {
            // Behind the last empty placeholder the key goes on as anywhere.
            if node.get_untracked().is_some_and(|text_box| placeholders::select_next(state, &text_box)) {
                event.prevent_default();
            }
        } else if event.key() == "Escape" {
            state.dispatch(Intent::RemoveTarget);
        }
    };
    let look = move || {
        slash.look();
        mentions.look();
    };
    let leave = move || {
        slash.close();
        mentions.close();
    };
    let typed = move || {
        let text = node.get_untracked().map(|text_box| text_box.value()).unwrap_or_default();
        emptied_by_hand.set_value(text.is_empty());
        state.dispatch(Intent::SetText(text));
        look();
    };
    view! {
        <textarea
            class="text-box"
            id=MESSAGE_BOX
            node_ref=node
            rows="2"
            dir=follow(move || written.with(|written| if written.is_empty() { None } else { Some("auto") }))
            aria-label=text(Text::Message)
            aria-keyshortcuts="Control+Enter Meta+Enter"
            aria-describedby="composer-count"
            aria-autocomplete="list"
            aria-controls=follow(move || slash.list().or_else(|| mentions.list()))
            aria-activedescendant=follow(move || slash.marked().or_else(|| mentions.marked()))
            placeholder=follow(placeholder)
            on:input=move |_| typed()
            on:scroll=move |_| follow_scroll(node)
            on:keydown=keys
            on:keyup=move |event| if MOVES_CARET.contains(&event.key().as_str()) { look() }
            on:click=move |_| look()
            on:blur=move |_| leave()
            on:paste=move |event| attach::paste(state, &event)
        ></textarea>
    }
}

/// The marks behind the box stand where its text does.
fn follow_scroll(node: NodeRef<html::Textarea>) {
    let Some(text_box) = node.get_untracked() else { return };
    if let Some(marks) = text_box.previous_element_sibling() {
        marks.set_scroll_top(text_box.scroll_top());
    }
}

/// A name that was put in goes as one: what deletes its edge is led to all of it.
fn select_mention(text_box: &HtmlTextAreaElement, mentions: &[Mention], key: &str) {
    let (Ok(Some(start)), Ok(Some(end))) = (text_box.selection_start(), text_box.selection_end()) else { return };
    if start != end {
        return;
    }
    let units: Vec<u16> = text_box.value().encode_utf16().collect();
    let (before, after) = units.split_at((start as usize).min(units.len()));
    for mention in mentions {
        let name: Vec<u16> = mention.shown.encode_utf16().collect();
        let length = u32::try_from(name.len()).unwrap_or_default();
        let range = match key {
            "Backspace" if before.ends_with(&name) => (start - length, start),
            "Delete" if after.starts_with(&name) => (start, start + length),
            _ => continue,
        };
        // It fails only for a box that is gone.
        let _ = text_box.set_selection_range(range.0, range.1);
    }
}
