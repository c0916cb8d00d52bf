//! Emoji in rows.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::emoji::{Emoji, Tone};
use crate::state::{State, use_state};
use crate::ui::roving::rove_grid;
use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;

/// As many stand in a row.
const COLUMNS: usize = 8;

/// A grid that is one stop of the Tab key; the arrow keys, Home and End move in it, Enter picks.
#[component]
pub fn EmojiGrid(
    /// What they are.
    label: &'static str,
    /// The emoji.
    emoji: Live<Vec<Emoji>>,
    /// Takes the one that was picked, as it looks without a tone.
    on_pick: Callback<String>,
) -> Drawn {
    let state = use_state();
    let tone = chosen_tone(state);
    // One listener for all: a group has hundreds.
    let pick = move |event: MouseEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let cell = target.and_then(|target| target.closest("[data-glyph]").ok().flatten());
        if let Some(glyph) = cell.and_then(|cell| cell.get_attribute("data-glyph")) {
            on_pick.run(glyph);
        }
    };
    let keys = move |event: KeyboardEvent| {
        rove_grid(&event, "[role=gridcell]", COLUMNS);
    };
    let rows = move || {
        let tone = tone.get();
        emoji
            .with(|emoji| emoji.chunks(COLUMNS).enumerate().map(|(at, emoji)| row(at, emoji, tone)).collect::<Vec<_>>())
    };
    dynamic(move || {
        emoji.with(|emoji| !emoji.is_empty()).then(|| {
            view! { <div class="emoji-grid" role="grid" aria-label=label on:click=pick on:keydown=keys>{dynamic(rows)}</div> }
        })
    })
}

/// The tone of skin that the agent has chosen.
pub(super) fn chosen_tone(state: State) -> Live<Tone> {
    Live::new(move || state.emoji.with(|emoji| emoji.loaded().map_or(Tone::Plain, |emoji| emoji.habits.tone)))
}

fn row(at: usize, emoji: &[Emoji], tone: Tone) -> Drawn {
    let cell = |(column, emoji): (usize, &Emoji)| {
        let stop = if at == 0 && column == 0 { "0" } else { "-1" };
        view! {
            <button type="button" role="gridcell" class="emoji-cell" tabindex=stop data-glyph=emoji.glyph.clone() aria-label=emoji.name.clone() title=emoji.name.clone()>
                {emoji.toned(tone)}
            </button>
        }
    };
    view! { <div class="emoji-row" role="row">{emoji.iter().enumerate().map(cell).collect::<Vec<_>>()}</div> }
}
