//! The line above a text with an empty placeholder.

use super::placeholders;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::use_state;
use crate::texts::{Text, filled, text};
use crate::ui::notice::{NoticeLine, Tone};
use leptos::html;
use leptos::prelude::*;

/// Says what is to be filled in, as long as it is; its button selects it.
#[component]
pub fn Unfilled(
    /// The text box.
    node: NodeRef<html::Textarea>,
) -> Drawn {
    let state = use_state();
    let empty = Live::new(move || placeholders::first(state));
    let any = Live::new(move || empty.get().is_some());
    let says = Live::new(move || filled(Text::FillIn, &[("placeholder", &empty.get().unwrap_or_default())]));
    let go = move |_| {
        if let Some(text_box) = node.get_untracked() {
            placeholders::go_to_next(state, &text_box);
        }
    };
    dynamic(move || {
        any.get().then(|| {
            view! {
                <NoticeLine tone=Tone::Warning says>
                    <button type="button" class="button button--small" on:click=go>{text(Text::GoToPlaceholder)}</button>
                </NoticeLine>
            }
        })
    })
}
