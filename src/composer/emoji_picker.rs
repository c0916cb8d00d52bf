//! The emoji: looked for by a word, or by their groups.

use super::emoji_grid::{EmojiGrid, chosen_tone};
use super::emoji_groups::EmojiGroups;
use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::{Live, Source, watch};
use crate::platform::normalize;
use crate::state::emoji::{Emoji, Tone};
use crate::state::{Intent, Resource, State, use_state};
use crate::texts::{Text, counted, text};
use crate::ui::failed::Failed;
use crate::ui::select::Select;
use crate::ui::skeleton::Skeleton;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{HtmlElement, HtmlInputElement};

/// As many are found at most: whoever does not see the right one goes on typing.
const FOUND: usize = 96;

/// The tones in words, in the order of [`Tone::EVERY`].
const TONES: [Text; 6] =
    [Text::TonePlain, Text::ToneLight, Text::ToneMediumLight, Text::ToneMedium, Text::ToneMediumDark, Text::ToneDark];

/// A box to look for emoji, the tone of skin, and below them what was found, or the groups.
#[component]
pub fn EmojiPicker(
    /// Takes the one that was picked, as it looks without a tone.
    on_pick: Callback<String>,
) -> Drawn {
    let state = use_state();
    let input = NodeRef::<html::Input>::new();
    let whole = NodeRef::<html::Div>::new();
    let query = Source::new(String::new());
    let shown = Live::new(move || state.emoji.with(Region::of));
    let searching = Live::new(move || !query.with(String::is_empty));
    let retry = Callback::new(move |()| {
        // The button goes.
        focus(input.get_untracked());
        state.dispatch(Intent::RetryLoading(Resource::Emoji));
    });
    watch(move || focus(input.get()));
    let keys = move |event: KeyboardEvent| {
        let first = whole.get_untracked().and_then(|whole| whole.query_selector("[role=gridcell]").ok().flatten());
        let Some(first) = first.and_then(|first| first.dyn_into::<HtmlElement>().ok()) else { return };
        match event.key().as_str() {
            "ArrowDown" => first.focus().unwrap_or_default(),
            "Enter" if !event.is_composing() => first.click(),
            _ => return,
        }
        event.prevent_default();
    };
    let typed = move |_| {
        let typed = input.get_untracked().map(|input| input.value()).unwrap_or_default();
        query.set(normalize::comparable(typed.trim()));
    };
    view! {
        <div class="emoji-picker" role="dialog" aria-label=text(Text::Emoji) node_ref=whole>
            <div class="emoji-head">
                <input type="text" class="input" node_ref=input autocomplete="off" aria-label=text(Text::SearchEmoji) placeholder=text(Text::SearchEmoji) on:input=typed on:keydown=keys />
                {dynamic(move || matches!(shown.get(), Region::Content).then(|| tones(state)))}
            </div>
            {dynamic(move || match shown.get() {
                Region::Blank | Region::Empty => Drawn::nothing(),
                Region::Skeleton => view! { <Skeleton rows=4 /> },
                Region::Failed(reason) => view! { <Failed what=text(Text::EmojiFailed) reason on_retry=retry /> },
                Region::Content if searching.get() => view! { <Found query on_pick /> },
                Region::Content => view! { <EmojiGroups on_pick /> },
            })}
        </div>
    }
}

fn focus(input: Option<HtmlInputElement>) {
    if let Some(input) = input {
        // It is drawn, so it can take the focus.
        let _ = input.focus();
    }
}

/// What was found by a word.
#[component]
fn Found(query: Source<String>, on_pick: Callback<String>) -> Drawn {
    let state = use_state();
    let found = Live::new(move || {
        let query = query.get();
        state.emoji.with(|emoji| {
            let found = emoji.loaded().map(|emoji| emoji.set.find(&query, FOUND)).unwrap_or_default();
            found.into_iter().cloned().collect::<Vec<Emoji>>()
        })
    });
    let said = move || match found.with(Vec::len) {
        0 => text(Text::NoEmojiFound).to_owned(),
        count => counted(Text::EmojiFound, count as u64),
    };
    view! {
        <p class="emoji-said" role="status">{dynamic(said)}</p>
        <EmojiGrid label=text(Text::SearchEmoji) emoji=found on_pick />
    }
}

fn tones(state: State) -> Drawn {
    let tone = chosen_tone(state);
    let on_select = Callback::new(move |at: usize| {
        state.dispatch(Intent::ChooseTone(Tone::EVERY.get(at).copied().unwrap_or_default()));
    });
    let selected = Live::new(move || tone.get() as usize);
    view! { <Select label=text(Text::SkinTone) options=TONES.map(text).to_vec() selected on_select /> }
}
