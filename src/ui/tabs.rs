//! Tabs over one panel.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::ui::attribute::{flag, tab_index};
use crate::ui::roving::{Keys, rove};
use leptos::prelude::*;

/// One tab.
#[derive(Clone, Debug)]
pub struct Tab {
    /// Its name.
    pub name: &'static str,
    /// What stands for the name where there is no room for it.
    pub sign: Option<&'static str>,
    /// How many things lie behind it, once that is known.
    pub count: Live<Option<String>>,
}

/// A row of tabs; the arrow keys choose. The panel is the element with the id `panel_id`.
#[component]
pub fn Tabs(
    /// What they choose among.
    label: &'static str,
    /// The tabs.
    tabs: Vec<Tab>,
    /// Which is chosen.
    #[prop(into)]
    selected: Live<usize>,
    /// Chooses one.
    on_select: Callback<usize>,
    /// The panel's id; the tabs' own ids are made from it.
    panel_id: &'static str,
) -> Drawn {
    let choose = move |event: leptos::ev::KeyboardEvent| {
        let focused = rove(&event, "[role=tab]", Keys::Horizontal);
        let chosen = focused.and_then(|tab| tab.get_attribute("data-at")?.parse().ok());
        if let Some(chosen) = chosen {
            on_select.run(chosen);
        }
    };
    let tab = move |(at, tab): (usize, Tab)| {
        view! {
            <button
                type="button"
                role="tab"
                class="tab"
                id=format!("{panel_id}-tab-{at}")
                data-at=at.to_string()
                aria-selected=follow(move || flag(selected.get() == at))
                aria-controls=panel_id
                aria-label=tab.sign.and(Some(tab.name))
                title=tab.sign.and(Some(tab.name))
                tabindex=follow(move || tab_index(selected.get() == at))
                on:click=move |_| on_select.run(at)
            >
                {tab.sign.unwrap_or(tab.name)}
                {dynamic(move || tab.count.get().map(|count| view! { <span class="count">{count}</span> }))}
            </button>
        }
    };
    view! {
        <div class="tabs" role="tablist" aria-label=label on:keydown=choose>
            {tabs.into_iter().enumerate().map(tab).collect::<Vec<_>>()}
        </div>
    }
}
