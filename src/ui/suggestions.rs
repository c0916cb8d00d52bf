//! What a text box offers while something is typed into it.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, watch};
use crate::platform::layout::bring_into_view;
use crate::ui::attribute::flag;
use leptos::ev::MouseEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::ScrollLogicalPosition;

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is offered; may be untrusted.
    pub name: String,
    /// What else is to be known of it; may be untrusted.
    pub detail: Option<String>,
}

/// The id of a line, for the text box to point to.
#[must_use]
pub fn line_id(id: &str, at: usize) -> String {
    format!("{id}-{at}")
}

/// Where an arrow key moves the mark to among `count` lines; it goes round. `None` for another key.
#[must_use]
pub fn moved_mark(key: &str, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    match key {
        "ArrowDown" => Some(if at >= last { 0 } else { at + 1 }),
        "ArrowUp" => Some(at.checked_sub(1).unwrap_or(last)),
        _ => None,
    }
}

/// A list above a text box, which keeps the focus: its keys move the mark, a press on a line picks.
#[component]
pub fn Suggestions(
    /// What it offers.
    label: &'static str,
    /// Its id; the lines' own are made of it.
    id: &'static str,
    /// The lines; without any there is no list.
    lines: Live<Vec<Suggestion>>,
    /// Which is marked.
    marked: Live<usize>,
    /// Picks one by its place.
    on_pick: Callback<usize>,
) -> Drawn {
    let node = NodeRef::<html::Ul>::new();
    watch(move || {
        let at = u32::try_from(marked.get()).unwrap_or_default();
        if let Some(line) = node.get().and_then(|list| list.children().get_with_index(at)) {
            bring_into_view(&line, ScrollLogicalPosition::Nearest);
        }
    });
    let line = move |(at, Suggestion { name, detail }): (usize, Suggestion)| {
        view! {
            <li role="option" id=line_id(id, at) class="suggestion" aria-selected=follow(move || flag(marked.get() == at)) on:click=move |_| on_pick.run(at)>
                <bdi class="suggestion-name">{name}</bdi>
                {detail.map(|detail| view! { <bdi class="suggestion-detail">{detail}</bdi> })}
            </li>
        }
    };
    let drawn = move || lines.get().into_iter().enumerate().map(line).collect::<Vec<_>>();
    // A press must not take the focus from the text box.
    let hold = |event: MouseEvent| event.prevent_default();
    dynamic(move || {
        lines.with(|lines| !lines.is_empty()).then(|| {
            view! { <ul class="suggestions" role="listbox" id=id aria-label=label node_ref=node on:mousedown=hold>{dynamic(drawn)}</ul> }
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_goes_round() {
        assert_eq!(moved_mark("ArrowDown", 0, 2), Some(1));
        assert_eq!(moved_mark("ArrowDown", 1, 2), Some(0));
        assert_eq!(moved_mark("ArrowUp", 0, 2), Some(1));
        assert_eq!(moved_mark("ArrowUp", 0, 0), None);
        assert_eq!(moved_mark("Enter", 0, 2), None);
    }
}
