//! The shape of what is on its way.

use crate::drawing::{Drawn, view};
use crate::texts::{Text, text};
use leptos::prelude::*;

/// Grey shapes where something is on its way; to be shown only when it takes long enough to be noticed.
#[component]
pub fn Skeleton(
    /// How many rows.
    rows: usize,
) -> Drawn {
    view! {
        <div class="skeleton" role="status">
            <span class="skeleton-words">{text(Text::LoadingSlowly)}</span>
            {std::iter::repeat_with(|| view! { <span class="skeleton-row" aria-hidden="true"><i></i><i></i><i></i></span> })
                .take(rows)
                .collect::<Vec<_>>()}
        </div>
    }
}
