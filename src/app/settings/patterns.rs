//! What does not belong in public, as an account's admin has it.

use super::setting_state::SettingState;
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::Live;
use crate::state::administration::{Administered, Decision, Setting};
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::settings::LONGEST_PATTERN;

/// The id of the line that says how a decision goes.
const STATE: &str = "state-patterns";

/// The patterns of an account. A new one is checked before it is kept; one that is refused stays in the field.
#[component]
pub fn Patterns(
    /// The account.
    of: Live<Option<Administered>>,
    /// Decides.
    on_decide: Callback<Decision>,
) -> Drawn {
    let node = NodeRef::<html::Input>::new();
    let patterns = Live::new(move || {
        of.with(|of| of.as_ref().map(|of| of.account.settings.guard_patterns.clone()).unwrap_or_default())
    });
    let focus = move || {
        if let Some(input) = node.get_untracked() {
            let _ = input.focus();
        }
    };
    let add = move || {
        let Some(input) = node.get_untracked() else { return };
        let pattern = input.value().trim().to_owned();
        let mut all = patterns.get_untracked();
        let before = all.len();
        all.push(pattern);
        on_decide.run(Decision::GuardPatterns(all));
        if patterns.with_untracked(Vec::len) > before {
            input.set_value("");
        }
        focus();
    };
    let remove = move |pattern: &String| {
        let mut all = patterns.get_untracked();
        all.retain(|known| known != pattern);
        on_decide.run(Decision::GuardPatterns(all));
        focus();
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Enter" && !event.is_composing() {
            event.prevent_default();
            add();
        }
    };
    let line = move |pattern: String| {
        let name = filled(Text::RemoveFile, &[("name", &pattern)]);
        let shown = pattern.clone();
        view! {
            <li class="pattern">
                <bdi>{shown}</bdi>
                <button type="button" class="button button--bare" aria-label=name.clone() title=name on:click=move |_| remove(&pattern)>
                    <Glyph icon=Icon::Close />
                </button>
            </li>
        }
    };
    let none = move || {
        patterns.with(Vec::is_empty).then(|| view! { <p class="setting-hint">{text(Text::NothingGuarded)}</p> })
    };
    view! {
        <h4 class="settings-title">{text(Text::GuardPatterns)}</h4>
        <p class="setting-hint">{text(Text::GuardPatternsBody)}</p>
        <ul class="patterns" aria-label=text(Text::GuardPatterns)>{rows(move || patterns.get(), String::clone, line)}</ul>
        {dynamic(none)}
        <div class="pattern-add">
            <input type="text" class="input" dir="auto" autocomplete="off" maxlength=LONGEST_PATTERN.to_string() node_ref=node aria-label=text(Text::NewPattern) placeholder=text(Text::NewPattern) aria-describedby=STATE on:keydown=keys />
            <button type="button" class="button" on:click=move |_| add()>{text(Text::AddPattern)}</button>
        </div>
        <SettingState of setting=Setting::GuardPatterns id=STATE.to_owned() />
    }
}
