//! Places of a saved reply that are still empty: the agent is led from one to the next.

use crate::state::State;
use crate::texts::{self, Text, filled};
use leptos::web_sys::HtmlTextAreaElement;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::replies;

/// Why the draft cannot be sent, in words: an empty placeholder is named.
#[must_use]
pub fn reason(state: State, reason: Reason) -> String {
    match first(state).filter(|_| reason == Reason::PlaceholderEmpty) {
        Some(written) => filled(Text::FillIn, &[("placeholder", &written)]),
        None => texts::reason(reason).to_owned(),
    }
}

/// The first placeholder of the draft that is empty, as it is written; followed.
#[must_use]
pub fn first(state: State) -> Option<String> {
    state.draft.with(|draft| {
        let draft = draft.as_ref().filter(|draft| draft.text.contains('{'))?;
        replies::unfilled(&draft.text, &draft.left_to_agent).map(str::to_owned)
    })
}

/// Puts the caret there; a placeholder that begins there is selected, so that what is typed takes its place.
pub fn put_caret(state: State, text_box: &HtmlTextAreaElement, caret: u32) {
    let empty = all(state, text_box).into_iter().find(|(from, _)| *from == caret);
    let (from, to) = empty.unwrap_or((caret, caret));
    // It fails only for a box that is gone.
    let _ = text_box.set_selection_range(from, to);
}

/// Selects the next empty placeholder behind the caret, and says whether there is one.
pub fn select_next(state: State, text_box: &HtmlTextAreaElement) -> bool {
    let caret = text_box.selection_end().ok().flatten().unwrap_or_default();
    select(text_box, all(state, text_box).into_iter().find(|(from, _)| *from >= caret))
}

/// Selects the next empty placeholder behind the caret, behind the last one the first, and gives the box the focus.
pub fn go_to_next(state: State, text_box: &HtmlTextAreaElement) {
    let _ = text_box.focus();
    if !select_next(state, text_box) {
        select(text_box, all(state, text_box).into_iter().next());
    }
}

fn select(text_box: &HtmlTextAreaElement, place: Option<(u32, u32)>) -> bool {
    place.is_some_and(|(from, to)| text_box.set_selection_range(from, to).is_ok())
}

/// Where the empty placeholders stand, in UTF-16 code units.
fn all(state: State, text_box: &HtmlTextAreaElement) -> Vec<(u32, u32)> {
    let text = text_box.value();
    let units = |end: usize| u32::try_from(text[..end].encode_utf16().count()).unwrap_or(u32::MAX);
    let place = |(at, written): (usize, &str)| (units(at), units(at + written.len()));
    state.draft.with_untracked(|draft| {
        let left_to_agent = draft.as_ref().map(|draft| draft.left_to_agent.as_slice()).unwrap_or_default();
        replies::placeholders(&text, left_to_agent).into_iter().map(place).collect()
    })
}
