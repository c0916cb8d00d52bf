//! The messages that a long text goes as.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::platform::intl;
use crate::state::use_state;
use crate::texts::{Text, counted, filled};
use leptos::prelude::*;

/// Where a text goes as several messages: how many, and each as it will go.
#[component]
pub fn Parts() -> Drawn {
    let state = use_state();
    let parts =
        Live::new(move || state.sendable.with(|plan| plan.as_ref().ok().filter(|parts| parts.len() > 1).cloned()));
    let several = Live::new(move || parts.with(Option::is_some));
    let shown = move || parts.get().unwrap_or_default();
    let count = move || counted(Text::SendsAsSeveral, shown().len() as u64);
    dynamic(move || {
        several.get().then(|| {
            view! {
                <details class="parts" open="">
                    <summary>{follow(count)}</summary>
                    <ol tabindex="0" aria-label=follow(count)>{dynamic(move || part_list(&shown()))}</ol>
                </details>
            }
        })
    })
}

fn part_list(parts: &[String]) -> Vec<Drawn> {
    let count = intl::number(parts.len() as u64);
    let line = |(at, part): (u64, &String)| {
        let place = filled(Text::PartOf, &[("part", &intl::number(at)), ("parts", &count)]);
        view! { <li><b>{place}</b> <span dir="auto">{part.clone()}</span></li> }
    };
    (1..).zip(parts).map(line).collect()
}
