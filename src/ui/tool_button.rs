//! A button that may be off, with its reason.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// A button with an icon and a word. While it is off it stays visible and can be focused, so that the reason can be read.
#[component]
pub fn ToolButton(
    /// Its name.
    label: &'static str,
    /// Its icon.
    icon: Icon,
    /// Why it is off.
    #[prop(into)]
    off: Live<Option<String>>,
    /// Its id, which makes that of the reason.
    id: &'static str,
    /// Does it.
    on_press: Callback<()>,
) -> Drawn {
    let reason_id = format!("{id}-reason");
    let described = reason_id.clone();
    view! {
        <div class="choice-slot">
            <button
                type="button"
                id=id
                class="button button--quiet"
                aria-disabled=follow(move || off.with(Option::is_some).then_some("true"))
                aria-describedby=follow(move || off.with(Option::is_some).then(|| described.clone()))
                on:click=move |_| {
                    if off.with_untracked(Option::is_none) {
                        on_press.run(());
                    }
                }
            >
                <Glyph icon />
                {label}
            </button>
            {dynamic(move || off.get().map(|reason| view! { <span class="tip" role="tooltip" id=reason_id.clone()>{reason}</span> }))}
        </div>
    }
}
