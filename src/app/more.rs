//! The way to what is older than the last row.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::Edge;
use crate::texts::{self, Text, text};
use crate::ui::failed::Failed;
use leptos::prelude::*;

/// A button for the next page, or what became of it.
#[component]
pub fn More(
    /// What lies beyond.
    edge: Live<Edge>,
    /// What could not be loaded, if it could not.
    failed: Text,
    /// Loads it.
    on_load: Callback<()>,
) -> Drawn {
    dynamic(move || match edge.get() {
        Edge::End => None,
        Edge::More => Some(view! {
            <button type="button" class="button more" on:click=move |_| on_load.run(())>{text(Text::MoreMedia)}</button>
        }),
        Edge::Loading => Some(view! { <p class="dialog-note" role="status">{text(Text::Loading)}</p> }),
        Edge::Failed(error) => {
            Some(view! { <Failed what=text(failed) reason=texts::error(&error) on_retry=on_load /> })
        }
    })
}
