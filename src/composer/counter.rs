//! How much more fits.

use crate::drawing::{Drawn, follow, view};
use crate::live::Live;
use crate::platform::intl;
use crate::state::use_state;
use crate::texts::{Text, counted};
use leptos::prelude::*;

/// Below this part of the limit the counter speaks: a tenth.
const QUIET: isize = 10;

/// Which threshold is passed: to those who listen only a new one is worth a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Threshold {
    Quiet,
    Near,
    Close,
    Full,
    Over,
}

/// The counter: quiet until a tenth is left, negative when it is too long, read out in words at thresholds only.
#[component]
pub fn Counter() -> Drawn {
    let state = use_state();
    let parts = move || state.sendable.with(|plan| plan.as_ref().is_ok_and(|parts| parts.len() > 1));
    let threshold = Live::new(move || {
        let Some(count) = state.count.get() else { return Threshold::Quiet };
        let (left, maximum) = (count.remaining(), count.maximum.cast_signed());
        match left {
            left if left < 0 => Threshold::Over,
            0 => Threshold::Full,
            left if left <= maximum / QUIET / QUIET => Threshold::Close,
            left if left <= maximum / QUIET => Threshold::Near,
            _ => Threshold::Quiet,
        }
    });
    let words = move || {
        // How many messages it goes as is said below the text.
        if parts() {
            return String::new();
        }
        let left = state.count.with(|count| count.map_or(0, crate::state::model::Count::remaining));
        match threshold.get() {
            Threshold::Quiet => String::new(),
            Threshold::Over => format!("\u{2212}{}", intl::number(left.unsigned_abs() as u64)),
            _ => counted(Text::Remaining, left.unsigned_abs() as u64),
        }
    };
    let spoken = Live::new(move || match threshold.get() {
        Threshold::Over if !untrack(parts) => {
            let left = state.count.with_untracked(|count| count.map_or(0, crate::state::model::Count::remaining));
            counted(Text::Over, left.unsigned_abs() as u64)
        }
        _ => untrack(words),
    });
    let over = move || threshold.get() == Threshold::Over && !parts();
    view! {
        <span class=follow(move || if over() { "counter counter--over" } else { "counter" }) id="composer-count">{follow(words)}</span>
        <span class="hidden" aria-live="polite">{follow(move || spoken.get())}</span>
    }
}
