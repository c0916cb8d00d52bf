//! The message that is being answered, above the agent's text.

use crate::state::{Intent, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::drawn::view;
use crate::ui::erased::dynamic;
use crate::ui::icon::{Glyph, Icon};
use leptos::html;
use leptos::prelude::*;

/// The chosen message; its button and Escape remove it. To choose and to remove are read out.
#[component]
pub fn ReplyPreview(
    /// The text box, which gets the focus when a message was chosen.
    node: NodeRef<html::Textarea>,
) -> impl IntoView {
    let state = use_state();
    let target = Memo::new(move |_| state.draft.with(|draft| draft.as_ref().and_then(|draft| draft.target.clone())));
    Effect::new(move |before: Option<bool>| {
        let chosen = target.with(Option::is_some);
        if let (true, Some(false), Some(text_box)) = (chosen, before, node.get_untracked()) {
            // What was chosen is to be answered.
            let _ = text_box.focus();
        }
        chosen
    });
    let remove = move |_| {
        state.dispatch(Intent::RemoveTarget);
        if let Some(text_box) = node.get_untracked() {
            let _ = text_box.focus();
        }
    };
    let preview = move || {
        target.get().map(|quoted| {
            let name = quoted.author_name.unwrap_or_else(|| text(Text::NameNotShared).to_owned());
            view! {
                <div class="reply-preview">
                    <Glyph icon=Icon::Reply />
                    <bdi class="quote-name">{filled(Text::ReplyingTo, &[("name", &name)])}</bdi>
                    <span class="quote-text" dir="auto">{quoted.text}</span>
                    <button type="button" class="button button--bare" aria-label=text(Text::RemoveTarget) title=text(Text::RemoveTarget) on:click=remove>
                        <Glyph icon=Icon::Close />
                    </button>
                </div>
            }
        })
    };
    view! { <div aria-live="polite">{dynamic(preview)}</div> }
}
