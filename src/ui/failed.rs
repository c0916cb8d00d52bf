//! A region whose content did not come.

use crate::drawing::{Drawn, view};
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Says why something did not come, with the way to ask again.
#[component]
pub fn Failed(
    /// What did not come.
    what: &'static str,
    /// Why.
    reason: &'static str,
    /// Asks again.
    on_retry: Callback<()>,
) -> Drawn {
    view! {
        <div class="empty empty--failed" role="alert">
            <Glyph icon=Icon::Warning />
            <p class="empty-title">{what}</p>
            <p>{reason}</p>
            <button type="button" class="button" on:click=move |_| on_retry.run(())>{text(Text::TryAgain)}</button>
        </div>
    }
}
