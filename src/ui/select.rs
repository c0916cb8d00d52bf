//! A choice of one among several, opened on demand: the browser's own.

use crate::drawing::{Drawn, view};
use crate::live::{Live, watch};
use leptos::html;
use leptos::prelude::*;

/// The options by their names.
#[component]
pub fn Select(
    /// What is chosen.
    label: &'static str,
    /// The names.
    options: Vec<&'static str>,
    /// The place of the one that is chosen.
    #[prop(into)]
    selected: Live<usize>,
    /// Chooses one by its place.
    on_select: Callback<usize>,
) -> Drawn {
    let node = NodeRef::<html::Select>::new();
    watch(move || {
        let at = i32::try_from(selected.get()).unwrap_or_default();
        if let Some(select) = node.get() {
            select.set_selected_index(at);
        }
    });
    let choose = move |_| {
        let at = node.get_untracked().map_or(0, |select| select.selected_index());
        on_select.run(usize::try_from(at).unwrap_or_default());
    };
    let option = |name: &'static str| view! { <option>{name}</option> };
    view! {
        <select class="select" node_ref=node aria-label=label on:change=choose>
            {options.into_iter().map(option).collect::<Vec<_>>()}
        </select>
    }
}
