//! The emoji by their groups.

use super::emoji_grid::EmojiGrid;
use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source};
use crate::state::emoji::{Emoji, EmojiSet, OfferedEmoji};
use crate::state::use_state;
use crate::texts::{Text, text};
use crate::ui::attribute::{flag, tab_index};
use crate::ui::roving::{Keys, rove};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

/// A group's name and the emoji that stands for it.
type Group = (Text, &'static str);

/// Those that were used last.
const RECENT: Group = (Text::EmojiRecent, "🕘");

/// The groups in the order of the emoji's files.
const GROUPS: [Group; EmojiSet::GROUPS] = [
    (Text::EmojiSmileys, "😀"),
    (Text::EmojiPeople, "👋"),
    (Text::EmojiAnimals, "🐻"),
    (Text::EmojiFood, "🍔"),
    (Text::EmojiTravel, "🚗"),
    (Text::EmojiActivities, "⚽"),
    (Text::EmojiObjects, "💡"),
    (Text::EmojiSymbols, "💯"),
    (Text::EmojiFlags, "🏁"),
];

/// A tab for each group, those that were used last before the others, and the emoji of the one that is chosen.
#[component]
pub fn EmojiGroups(
    /// Takes the one that was picked, as it looks without a tone.
    on_pick: Callback<String>,
) -> Drawn {
    let state = use_state();
    let offered = move |read: fn(&OfferedEmoji) -> Vec<Emoji>| state.emoji.with(|emoji| emoji.loaded().map(read));
    let recent = offered(|emoji| emoji.recent().into_iter().cloned().collect()).unwrap_or_default();
    let begins = usize::from(recent.is_empty());
    let tabs: Vec<Group> = std::iter::once(RECENT).chain(GROUPS).skip(begins).collect();
    let chosen = Source::new(0);
    let names: Vec<Text> = tabs.iter().map(|(name, _)| *name).collect();
    let name = move || text(names.get(chosen.get()).copied().unwrap_or(Text::Emoji));
    let emoji = Live::new(move || match (chosen.get() + begins).checked_sub(1) {
        None => recent.clone(),
        Some(group) => {
            state.emoji.with(|emoji| emoji.loaded().map(|it| it.set.group(group).to_vec()).unwrap_or_default())
        }
    });
    let choose = move |event: KeyboardEvent| {
        let focused = rove(&event, "[role=tab]", Keys::Horizontal);
        if let Some(at) = focused.and_then(|tab| tab.get_attribute("data-at")?.parse().ok()) {
            chosen.set(at);
        }
    };
    let tab = move |(at, (name, sign)): (usize, Group)| {
        view! {
            <button
                type="button"
                role="tab"
                class="emoji-tab"
                id=format!("emoji-tab-{at}")
                data-at=at.to_string()
                aria-label=text(name)
                title=text(name)
                aria-controls="emoji-panel"
                aria-selected=follow(move || flag(chosen.get() == at))
                tabindex=follow(move || tab_index(chosen.get() == at))
                on:click=move |_| chosen.set(at)
            >
                {sign}
            </button>
        }
    };
    view! {
        <div class="emoji-tabs" role="tablist" aria-label=text(Text::EmojiGroups) on:keydown=choose>
            {tabs.into_iter().enumerate().map(tab).collect::<Vec<_>>()}
        </div>
        <div class="emoji-panel" role="tabpanel" id="emoji-panel" aria-labelledby=follow(move || format!("emoji-tab-{}", chosen.get()))>
            <p class="emoji-said" aria-hidden="true">{follow(name)}</p>
            <EmojiGrid label=text(Text::Emoji) emoji on_pick />
        </div>
    }
}
