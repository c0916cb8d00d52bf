//! A setting that is on or off.

use super::setting_state::SettingState;
use crate::drawing::{Drawn, view};
use crate::live::{Live, watch};
use crate::state::administration::{Administered, Decision, Setting};
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::settings::AccountSettings;

/// A check box that shows what is decided, with what is on its way already in it.
#[component]
pub fn SettingSwitch(
    /// The account.
    of: Live<Option<Administered>>,
    /// What is decided.
    setting: Setting,
    /// Its name.
    label: &'static str,
    /// Whether it is on.
    read: fn(&AccountSettings) -> bool,
    /// The decision that it is on, or off.
    decide: fn(bool) -> Decision,
    /// Decides.
    on_decide: Callback<Decision>,
) -> Drawn {
    let node = NodeRef::<html::Input>::new();
    let on = Live::new(move || of.with(|of| of.as_ref().is_some_and(|of| read(&of.account.settings))));
    watch(move || {
        let on = on.get();
        if let Some(input) = node.get() {
            input.set_checked(on);
        }
    });
    let choose = move |_| on_decide.run(decide(node.get_untracked().is_some_and(|input| input.checked())));
    let id = format!("state-{setting:?}");
    view! {
        <label class="setting">
            <span>{label}</span>
            <input type="checkbox" node_ref=node aria-describedby=id.clone() on:change=choose />
        </label>
        <SettingState of setting id />
    }
}
