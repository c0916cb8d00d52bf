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

/// What Home and End reach in a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The ends of the row.
    Row,
    /// The ends of the grid.
    Whole,
}

/// A grid whose last row may be shorter than the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grid {
    /// How many stand in a row.
    pub columns: usize,
    /// How many there are.
    pub count: usize,
}

/// Where a key moves the focus to in a grid, counted from the first; `None` for another key, and at the grid's edges.
#[must_use]
pub fn moved_in_grid(key: &str, reach: Reach, line: Line, at: usize, grid: Grid) -> Option<usize> {
    let Grid { columns, count } = grid;
    let last = count.checked_sub(1)?;
    let row = at - at % columns;
    match (key, reach) {
        ("ArrowDown", _) => Some((at + columns).min(last)).filter(|to| *to >= row + columns),
        ("ArrowUp", _) => at.checked_sub(columns),
        ("Home", Reach::Row) => Some(row),
        ("End", Reach::Row) => Some((row + columns - 1).min(last)),
        _ => moved(key, Keys::Horizontal, line, at, count),
    }
}

/// What an event of a key is about: the elements that match within the element that listens, and which has the focus.
fn among(event: &KeyboardEvent, selector: &str) -> Option<(Vec<HtmlElement>, usize, Line)> {
    let listening: Element = event.current_target()?.dyn_into().ok()?;
    let target: Element = event.target()?.dyn_into().ok()?;
    let from = target.closest(selector).ok()??;
    let found = listening.query_selector_all(selector).ok()?;
    let all: Vec<HtmlElement> = (0..found.length()).filter_map(|at| found.get(at)?.dyn_into().ok()).collect();
    let at = all.iter().position(|one| **one == from)?;
    let mirrored = listening.closest("[dir=rtl]").is_ok_and(|it| it.is_some());
    Some((all, at, if mirrored { Line::RightToLeft } else { Line::LeftToRight }))
}

/// Moves the focus among the elements that match within the element that listens; answers which one has it now.
pub fn rove(event: &KeyboardEvent, selector: &str, keys: Keys) -> Option<HtmlElement> {
    let (all, at, line) = among(event, selector)?;
    let next = all.get(moved(&event.key(), keys, line, at, all.len())?)?.clone();
    event.prevent_default();
    // An element that is gone cannot take the focus; nothing is lost by it.
    let _ = next.focus();
    Some(next)
}

/// Moves the focus in a grid of elements that match within the element that listens, and the Tab key's stop with it.
#[inline(never)] // The first view does without it.
pub fn rove_grid(event: &KeyboardEvent, selector: &str, columns: usize) {
    let Some((all, at, line)) = among(event, selector) else { return };
    let reach = if event.ctrl_key() || event.meta_key() { Reach::Whole } else { Reach::Row };
    let grid = Grid { columns, count: all.len() };
    let Some(to) = moved_in_grid(&event.key(), reach, line, at, grid) else { return };
    event.prevent_default();
    // Attributes with fixed names are taken without fail, and what is gone loses nothing.
    let _ = (all[at].set_attribute("tabindex", "-1"), all[to].set_attribute("tabindex", "0"), all[to].focus());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_move_in_rows_and_columns_and_stop_at_the_edges() {
        // Two rows of three and one of two.
        let grid = Grid { columns: 3, count: 8 };
        for (key, at, expected) in [
            ("ArrowDown", 0, Some(3)),
            ("ArrowDown", 5, Some(7)),
            ("ArrowDown", 6, None),
            ("ArrowUp", 4, Some(1)),
            ("ArrowUp", 2, None),
            ("ArrowRight", 2, Some(3)),
            ("ArrowLeft", 3, Some(2)),
            ("Home", 5, Some(3)),
            ("End", 3, Some(5)),
            ("End", 6, Some(7)),
            ("a", 0, None),
        ] {
            assert_eq!(moved_in_grid(key, Reach::Row, Line::LeftToRight, at, grid), expected, "{key} from {at}");
        }
        assert_eq!(moved_in_grid("ArrowLeft", Reach::Row, Line::RightToLeft, 3, grid), Some(4));
        assert_eq!(moved_in_grid("Home", Reach::Whole, Line::LeftToRight, 4, grid), Some(0));
        assert_eq!(moved_in_grid("End", Reach::Whole, Line::LeftToRight, 4, grid), Some(7));
        assert_eq!(moved_in_grid("Home", Reach::Whole, Line::LeftToRight, 0, Grid { columns: 3, count: 0 }), None);
    }
}
