//! The settings: the agent's own, and for admins those of the brand accounts.

pub mod account;
pub mod accounts;
pub mod own;
pub mod patterns;
pub mod replies;
pub mod reply_form;
pub mod reply_row;
pub mod setting_field;
pub mod setting_state;
pub mod setting_switch;

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::state::use_state;
use crate::texts::{Text, text};
use crate::ui::dialog::Dialog;
use crate::ui::tabs::{Tab, Tabs};
use accounts::AccountsSettings;
use leptos::prelude::*;
use own::OwnSettings;

/// The id of what lies behind the tabs.
const PANEL: &str = "settings-panel";

/// The settings. Only an admin sees those of the brand accounts.
#[component]
pub fn SettingsDialog(
    /// Closes it.
    on_close: Callback<()>,
) -> Drawn {
    let state = use_state();
    let admin = Live::new(move || {
        state.session.with(|session| session.loaded().is_some_and(|session| session.agent.role.administers()))
    });
    let content = move || {
        if admin.get() {
            view! { <SettingsOfAdmin /> }
        } else {
            view! { <OwnSettings /> }
        }
    };
    view! {
        <Dialog label=text(Text::Settings) on_close>
            <h2 class="dialog-title">{text(Text::Settings)}</h2>
            {dynamic(content)}
        </Dialog>
    }
}

#[component]
fn SettingsOfAdmin() -> Drawn {
    let selected = Source::new(0_usize);
    let tabs = [Text::SettingsOwn, Text::SettingsOfAccounts];
    let tabs = tabs.map(|name| Tab { name: text(name), sign: None, count: Live::fixed(None) }).to_vec();
    let on_select = Callback::new(move |at| selected.set(at));
    let content = move || match selected.get() {
        0 => view! { <OwnSettings /> },
        _ => view! { <AccountsSettings /> },
    };
    view! {
        <Tabs label=text(Text::SettingsOf) tabs selected on_select panel_id=PANEL />
        <div class="settings-panel" role="tabpanel" id=PANEL aria-labelledby=follow(move || format!("{PANEL}-tab-{}", selected.get()))>
            {dynamic(content)}
        </div>
    }
}
