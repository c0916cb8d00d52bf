//! What an agent chooses for themselves.

use crate::drawing::{Drawn, view};
use crate::state::{Intent, Preferences, State, Theme, use_state};
use crate::texts::{LANGUAGES, Text, text};
use crate::ui::dialog::Dialog;
use leptos::html;
use leptos::prelude::*;

/// The settings of this agent in this browser. Each is done at once.
#[component]
pub fn SettingsDialog(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let state = use_state();
    let chosen = state.preferences.get_untracked();
    let languages = std::iter::once((text(Text::AsInBrowser), chosen.language.is_none()))
        .chain(LANGUAGES.iter().map(|(code, name)| (*name, chosen.language.as_deref() == Some(code))))
        .collect();
    let themes = [Text::AsInBrowser, Text::ThemeLight, Text::ThemeDark].map(text);
    let themes = themes.into_iter().zip(Theme::EVERY.map(|theme| theme == chosen.theme)).collect();
    let language = |preferences: &mut Preferences, at: usize| {
        preferences.language = at.checked_sub(1).and_then(|at| LANGUAGES.get(at)).map(|(code, _)| (*code).to_owned());
    };
    view! {
        <Dialog label=text(Text::Settings) on_close>
            <h2 class="dialog-title">{text(Text::Settings)}</h2>
            <div class="settings">
                {choice(state, text(Text::Language), languages, language)}
                {choice(state, text(Text::Theme), themes, |preferences, at| preferences.theme = Theme::EVERY[at.min(2)])}
                {switch(state, text(Text::EnterSends), chosen.enter_sends, |preferences, at| preferences.enter_sends = at == 1)}
                {switch(state, text(Text::KeysOn), chosen.keys, |preferences, at| preferences.keys = at == 1)}
            </div>
        </Dialog>
    }
}

/// Changes one of the preferences to the option at a place.
type Change = fn(&mut Preferences, usize);

fn choice(state: State, label: &'static str, options: Vec<(&'static str, bool)>, change: Change) -> Drawn {
    let node = NodeRef::<html::Select>::new();
    let choose = move |_| {
        let at = node.get_untracked().map_or(0, |select| select.selected_index());
        prefer(state, change, usize::try_from(at).unwrap_or_default());
    };
    let option = |(name, chosen): (&'static str, bool)| view! { <option selected=chosen>{name}</option> };
    view! {
        <label class="setting">
            <span>{label}</span>
            <select class="select" node_ref=node on:change=choose>{options.into_iter().map(option).collect::<Vec<_>>()}</select>
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
