//! The message that is being answered, above the agent's text.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::{Live, watch};
use crate::state::model::Model;
use crate::state::{Intent, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::html;
use leptos::prelude::*;

/// The chosen message; its button and Escape remove it. To choose and to remove are read out.
#[component]
pub fn ReplyPreview(
    /// The text box, which gets the focus when a message was chosen.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let last = Live::new(move || {
        state.detail.with(|detail| detail.loaded()?.facts.last_public.as_ref().map(|fact| fact.message.clone()))
    });
    let target = Live::new(move || {
        let draft = state.draft.get()?;
        // What was answered from the beginning is worth a line only once it is no longer the last.
        let begun_at = draft.begun_at.filter(|begun_at| last.with(|last| last.as_ref() != Some(&begun_at.message)));
        let private = || state.offers.with(|_| state.with_model(Model::answered_privately)).flatten();
        draft.target.or(begun_at).or_else(private)
    });
    // A line that comes by itself must not take the focus from where the agent is.
    let is_chosen =
        Live::new(move || state.draft.with(|draft| draft.as_ref().is_some_and(|draft| draft.target.is_some())));
    let had_one = StoredValue::new(is_chosen.get_untracked());
    watch(move || {
        let chosen = is_chosen.get();
        if let (true, false, Some(text_box)) = (chosen, had_one.get_value(), node.get_untracked()) {
            // What was chosen is to be answered.
            let _ = text_box.focus();
        }
        had_one.set_value(chosen);
    });
    let remove = move |_| {
        state.dispatch(Intent::RemoveTarget);
        if let Some(text_box) = node.get_untracked() {
            let _ = text_box.focus();
        }
    };
    // What a private reply answers by itself can be changed by another choice, not be left out.
    let stays = Live::new(move || {
        state.draft.with(|draft| draft.as_ref().is_some_and(|it| it.target.is_none() && it.begun_at.is_none()))
    });
    let preview = move || {
        target.get().map(|quoted| {
            let name = quoted.author_name.unwrap_or_else(|| text(Text::NameNotShared).to_owned());
            view! {
                <div class="reply-preview">
                    <Glyph icon=Icon::Reply />
                    <bdi class="quote-name">{filled(Text::ReplyingTo, &[("name", &name)])}</bdi>
                    <span class="quote-text" dir="auto">{quoted.text}</span>
                    {(!stays.get()).then(|| view! {
                        <button type="button" class="button button--bare" aria-label=text(Text::RemoveTarget) title=text(Text::RemoveTarget) on:click=remove>
                            <Glyph icon=Icon::Close />
                        </button>
                    })}
                </div>
            }
        })
    };
    view! { <div aria-live="polite">{dynamic(preview)}</div> }
}
