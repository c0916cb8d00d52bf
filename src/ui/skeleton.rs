//! The shape of what is on its way.

use crate::texts::{Text, text};
use crate::ui::drawn::view;
use leptos::prelude::*;

/// Grey shapes where something is on its way; to be shown only when it takes long enough to be noticed.
#[component]
pub fn Skeleton(
    /// How many rows.
    rows: usize,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="hidden">{text(Text::LoadingSlowly)}</span>
            {std::iter::repeat_with(|| view! { <span class="skeleton-row" aria-hidden="true"><i></i><i></i><i></i></span> })
                .take(rows)
                .collect_view()}
        </div>
    }
}
