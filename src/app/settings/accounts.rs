//! The settings of the brand accounts.

use super::account::AccountSettingsOf;
use crate::drawing::{Drawn, dynamic, follow, rows, view};
use crate::live::{Live, Source};
use crate::state::use_state;
use crate::ui::attribute::flag;
use crate::ui::network::NetworkSign;
use leptos::prelude::*;
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::ids::AccountId;

/// A section for each account that the admin may see; one is open at a time.
#[component]
pub fn AccountsSettings() -> Drawn {
    let state = use_state();
    let accounts = Live::new(move || {
        state.session.with(|session| session.loaded().map(|session| session.accounts.clone()).unwrap_or_default())
    });
    let only = accounts.with_untracked(|all| if let [only] = all.as_slice() { Some(only.id.clone()) } else { None });
    let open = Source::new(only);
    view! {
        <div class="account-sections">
            {rows(move || accounts.get(), |account| format!("{} {}", account.id, account.name), move |account| section(&account, open))}
        </div>
    }
}

fn section(account: &AccountFacts, open: Source<Option<AccountId>>) -> Drawn {
    let id = StoredValue::new(account.id.clone());
    let panel = format!("account-settings-{}", account.id);
    let controls = panel.clone();
    let is_open = Live::new(move || open.with(|open| id.with_value(|id| open.as_ref() == Some(id))));
    let toggle = move |_| open.set((!is_open.get_untracked()).then(|| id.get_value()));
    view! {
        <section class="account-section">
            <h3>
                <button type="button" class="account-name" aria-expanded=follow(move || flag(is_open.get())) aria-controls=controls on:click=toggle>
                    <NetworkSign network=account.network />
                    <bdi>{account.name.clone()}</bdi>
                </button>
            </h3>
            <div id=panel>{dynamic(move || is_open.get().then(|| view! { <AccountSettingsOf account=id.get_value() /> }))}</div>
        </section>
    }
}
