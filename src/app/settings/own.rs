//! What an agent chooses for themselves.

use crate::drawing::{Drawn, view};
use crate::live::Live;
use crate::state::{Intent, Preferences, State, Theme, use_state};
use crate::texts::{LANGUAGES, Text, text};
use crate::ui::select::Select;
use leptos::html;
use leptos::prelude::*;

/// The settings of this agent in this browser. Each is done at once.
#[component]
pub fn OwnSettings() -> Drawn {
    let state = use_state();
    let chosen = state.preferences.get_untracked();
    let languages = std::iter::once(text(Text::AsInBrowser)).chain(LANGUAGES.map(|(_, name)| name)).collect();
    let spoken = LANGUAGES.iter().position(|(code, _)| chosen.language.as_deref() == Some(code)).map_or(0, |at| at + 1);
    let themes = [Text::AsInBrowser, Text::ThemeLight, Text::ThemeDark].map(text).to_vec();
    let theme = chosen.theme as usize;
    let language = |preferences: &mut Preferences, at: usize| {
        preferences.language = at.checked_sub(1).and_then(|at| LANGUAGES.get(at)).map(|(code, _)| (*code).to_owned());
    };
    view! {
        <div class="settings">
            {choice(state, text(Text::Language), (languages, spoken), language)}
            {choice(state, text(Text::Theme), (themes, theme), |preferences, at| preferences.theme = Theme::EVERY[at.min(2)])}
            {switch(state, text(Text::EnterSends), chosen.enter_sends, |preferences, at| preferences.enter_sends = at == 1)}
            {switch(state, text(Text::KeysOn), chosen.keys, |preferences, at| preferences.keys = at == 1)}
            {switch(state, text(Text::SoundsOn), chosen.sounds, |preferences, at| preferences.sounds = at == 1)}
        </div>
    }
}

/// Changes one of the preferences to the option at a place.
type Change = fn(&mut Preferences, usize);

fn choice(state: State, label: &'static str, (options, selected): (Vec<&'static str>, usize), change: Change) -> Drawn {
    let on_select = Callback::new(move |at| prefer(state, change, at));
    view! {
        <label class="setting">
            <span>{label}</span>
            <Select label options selected=Live::fixed(selected) on_select />
        </label>
    }
}

fn switch(state: State, label: &'static str, on: bool, change: Change) -> Drawn {
    let node = NodeRef::<html::Input>::new();
    let choose = move |_| prefer(state, change, usize::from(node.get_untracked().is_some_and(|input| input.checked())));
    view! {
        <label class="setting">
            <span>{label}</span>
            <input type="checkbox" node_ref=node checked=on on:change=choose />
        </label>
    }
}

fn prefer(state: State, change: Change, at: usize) {
    let mut preferences = state.preferences.get_untracked();
    change(&mut preferences, at);
    state.dispatch(Intent::Prefer(preferences));
}
