//! The emoji by their groups.

use super::emoji_grid::EmojiGrid;
use crate::drawing::{Drawn, follow, view};
use crate::live::{Live, Source};
use crate::state::emoji::{Emoji, EmojiSet, OfferedEmoji};
use crate::state::use_state;
use crate::texts::{Text, text};
use crate::ui::tabs::{Tab, Tabs};
use leptos::prelude::*;

/// The id of what lies behind the tabs.
const PANEL: &str = "emoji-panel";

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
    let groups: Vec<Group> = std::iter::once(RECENT).chain(GROUPS).skip(begins).collect();
    let tabs = groups.iter().map(|(name, sign)| Tab { name: text(*name), sign: Some(*sign), count: Live::fixed(None) });
    let tabs = tabs.collect();
    let chosen = Source::new(0);
    let name = move || text(groups.get(chosen.get()).map_or(Text::Emoji, |(name, _)| *name));
    let (selected, on_select) = (Live::new(move || chosen.get()), Callback::new(move |at| chosen.set(at)));
    let emoji = Live::new(move || match (chosen.get() + begins).checked_sub(1) {
        None => recent.clone(),
        Some(group) => {
            state.emoji.with(|emoji| emoji.loaded().map(|it| it.set.group(group).to_vec()).unwrap_or_default())
        }
    });
    view! {
        <Tabs label=text(Text::EmojiGroups) tabs selected on_select panel_id=PANEL />
        <div class="emoji-panel" role="tabpanel" id=PANEL aria-labelledby=follow(move || format!("{PANEL}-tab-{}", chosen.get()))>
            <p class="emoji-said" aria-hidden="true">{follow(name)}</p>
            <EmojiGrid label=text(Text::Emoji) emoji on_pick />
        </div>
    }
}
