//! The first frame of a moving image.

use crate::drawing::{Drawn, view};
use crate::platform::layout;
use leptos::html;
use leptos::prelude::*;

/// Draws a moving image that does not move.
#[component]
pub fn Still(
    /// Where it is.
    url: String,
    /// What it shows; empty where something around it says so.
    #[prop(into)]
    name: String,
    /// It did not come.
    on_failed: Callback<()>,
) -> Drawn {
    let (source, canvas) = (NodeRef::<html::Img>::new(), NodeRef::<html::Canvas>::new());
    let draw = move |_| {
        if let (Some(source), Some(canvas)) = (source.get_untracked(), canvas.get_untracked()) {
            layout::draw_first_frame(&source, &canvas);
        }
    };
    let role = if name.is_empty() { "presentation" } else { "img" };
    let label = (!name.is_empty()).then_some(name);
    view! {
        <img class="still-source" node_ref=source src=url alt="" aria-hidden="true" on:load=draw on:error=move |_| on_failed.run(()) />
        <canvas class="still" node_ref=canvas role=role aria-label=label></canvas>
    }
}
