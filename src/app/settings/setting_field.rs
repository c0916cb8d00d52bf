//! A setting that is written.

use super::setting_state::SettingState;
use crate::drawing::{Drawn, view};
use crate::live::{Live, watch};
use crate::state::administration::{Administered, Decision, Setting};
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::settings::AccountSettings;

/// A field that decides when it is left, or with Enter. What a rule refuses stays, to be mended.
#[component]
pub fn SettingField(
    /// The account.
    of: Live<Option<Administered>>,
    /// What is decided.
    setting: Setting,
    /// Its name.
    label: &'static str,
    /// What may be written.
    hint: String,
    /// What is decided, as it is written.
    read: fn(&AccountSettings) -> String,
    /// The decision that was written.
    decide: fn(&str) -> Decision,
    /// Decides.
    on_decide: Callback<Decision>,
) -> Drawn {
    let node = NodeRef::<html::Input>::new();
    let written = Live::new(move || of.with(|of| of.as_ref().map(|of| read(&of.account.settings)).unwrap_or_default()));
    watch(move || {
        let written = written.get();
        if let Some(input) = node.get() {
            input.set_value(&written);
        }
    });
    let choose = move |_| {
        let written = node.get_untracked().map(|input| input.value()).unwrap_or_default();
        on_decide.run(decide(written.trim()));
    };
    let (id, hint_id) = (format!("state-{setting:?}"), format!("hint-{setting:?}"));
    view! {
        <label class="setting setting--field">
            <span>{label}</span>
            <input type="text" class="input" dir="auto" autocomplete="off" node_ref=node aria-describedby=format!("{hint_id} {id}") on:change=choose />
        </label>
        <p class="setting-hint" id=hint_id>{hint}</p>
        <SettingState of setting id />
    }
}
