//! The way to the emoji.

use super::emoji_picker::EmojiPicker;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Source;
use crate::state::{Intent, use_state};
use crate::texts::{Text, text};
use crate::ui::attribute::flag;
use crate::ui::icon::{Glyph, Icon};
use leptos::ev::{FocusEvent, KeyboardEvent};
use leptos::html;
use leptos::prelude::*;

/// A button that opens the emoji above itself. What is picked goes where the caret is, over what is selected.
#[component]
pub fn EmojiButton(
    /// The text box, which gets the focus back.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let open = Source::new(false);
    let whole = NodeRef::<html::Div>::new();
    let on_pick = Callback::new(move |glyph: String| {
        let Some(text_box) = node.get_untracked() else { return };
        let end = u32::try_from(text_box.value().encode_utf16().count()).unwrap_or(u32::MAX);
        let from = text_box.selection_start().ok().flatten().unwrap_or(end);
        let to = text_box.selection_end().ok().flatten().unwrap_or(from);
        open.set(false);
        // First, so that Undo of the box takes back what is put in.
        let _ = text_box.focus();
        state.dispatch(Intent::InsertEmoji(from..to, glyph));
    });
    let toggle = move |_| {
        if !open.get_untracked() {
            state.dispatch(Intent::WantEmoji);
        }
        open.set(!open.get_untracked());
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" && open.get_untracked() {
            event.prevent_default();
            event.stop_propagation();
            open.set(false);
            if let Some(text_box) = node.get_untracked() {
                let _ = text_box.focus();
            }
        }
    };
    let leave = move |_: FocusEvent| {
        // What had the focus may have been drawn anew, and gave it to something near.
        request_animation_frame(move || {
            let Some(whole) = whole.try_get_untracked().flatten() else { return };
            if !whole.contains(document().active_element().as_deref()) {
                open.set(false);
            }
        });
    };
    view! {
        <div class="emoji" tabindex="-1" node_ref=whole on:keydown=keys on:focusout=leave>
            <button type="button" class="button button--quiet button--icon" aria-label=text(Text::Emoji) title=text(Text::Emoji) aria-haspopup="dialog" aria-expanded=follow(move || flag(open.get())) on:click=toggle>
                <Glyph icon=Icon::Emoji />
            </button>
            {dynamic(move || open.get().then(|| view! { <EmojiPicker on_pick /> }))}
        </div>
    }
}
