//! A region with nothing in it.

use crate::drawing::{Children, Drawn, view};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// Says that there is nothing, and what would be here.
#[component]
pub fn Empty(
    /// A picture for it.
    icon: Icon,
    /// That there is nothing.
    title: &'static str,
    /// What would be here.
    #[prop(optional)]
    body: &'static str,
    /// Where to go instead.
    #[prop(optional)]
    children: Option<Children>,
) -> Drawn {
    view! {
        <div class="empty">
            <Glyph icon />
            <p class="empty-title">{title}</p>
            {(!body.is_empty()).then(|| view! { <p>{body}</p> })}
            {children.map(|children| children())}
        </div>
    }
}
