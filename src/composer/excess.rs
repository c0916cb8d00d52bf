//! Marks what is too long in the text.

use crate::drawing::{Drawn, dynamic, view};
use crate::state::use_state;
use leptos::prelude::*;

/// The text once more behind the text box, invisible but for the mark behind what is too much. It scrolls with the box.
#[component]
pub fn Excess() -> Drawn {
    let state = use_state();
    let split = move || {
        let at = state.excess.get()?;
        state.draft.with(|draft| {
            let text = draft.as_ref()?.text.trim_end();
            let (fits, over) = text.split_at_checked(at)?;
            Some((fits.to_owned(), over.to_owned()))
        })
    };
    dynamic(move || {
        split().map(|(fits, over)| {
            view! { <div class="text-box text-box-marks" dir="auto" aria-hidden="true">{fits}<mark>{over}</mark></div> }
        })
    })
}
