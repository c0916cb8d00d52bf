//! Arrow keys within a row of things that is one stop of the Tab key.

use leptos::ev::KeyboardEvent;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

/// Which keys move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Up and down.
    Vertical,
    /// Left and right, as the line runs.
    Horizontal,
    /// All four.
    Both,
}

/// How a line of text runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// As in English.
    LeftToRight,
    /// As in Arabic.
    RightToLeft,
}

/// Where a key moves the focus to, counted among `count` things from `at`; `None` for another key.
#[must_use]
pub fn moved(key: &str, keys: Keys, line: Line, at: usize, count: usize) -> Option<usize> {
    let last = count.checked_sub(1)?;
    let (forth, back) =
        if line == Line::RightToLeft { ("ArrowLeft", "ArrowRight") } else { ("ArrowRight", "ArrowLeft") };
    let next = (key == "ArrowDown" && keys != Keys::Horizontal) || (key == forth && keys != Keys::Vertical);
    let previous = (key == "ArrowUp" && keys != Keys::Horizontal) || (key == back && keys != Keys::Vertical);
    match key {
        "Home" => Some(0),
        "End" => Some(last),
        // A bar goes round; a list that goes on loading has ends.
        _ if next && at >= last => Some(if keys == Keys::Vertical { last } else { 0 }),
        _ if previous && at == 0 => Some(if keys == Keys::Vertical { 0 } else { last }),
        _ if next => Some(at + 1),
        _ if previous => Some(at - 1),
        _ => None,
    }
}

/// Moves the focus among the elements that match within the element that listens; answers which one has it now.
pub fn rove(event: &KeyboardEvent, selector: &str, keys: Keys) -> Option<HtmlElement> {
    let listening: Element = event.current_target()?.dyn_into().ok()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    let from = target.closest(selector).ok()??;
    let found = listening.query_selector_all(selector).ok()?;
    let all: Vec<Element> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let at = all.iter().position(|one| *one == from)?;
    let mirrored = listening.closest("[dir=rtl]").is_ok_and(|it| it.is_some());
    let line = if mirrored { Line::RightToLeft } else { Line::LeftToRight };
    let next = all.get(moved(&event.key(), keys, line, at, all.len())?)?.clone();
    event.prevent_default();
    let next: HtmlElement = next.dyn_into().ok()?;
    // An element that is gone cannot take the focus; nothing is lost by it.
    let _ = next.focus();
    Some(next)
}
