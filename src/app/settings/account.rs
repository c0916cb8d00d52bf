//! The settings of one brand account.

use super::patterns::Patterns;
use super::replies::RepliesOfAccount;
use super::setting_field::SettingField;
use super::setting_switch::SettingSwitch;
use crate::drawing::{Drawn, view};
use crate::live::Live;
use crate::platform::intl;
use crate::state::administration::{Administered, Administration, Decision, Setting};
use crate::state::{Intent, State, use_state};
use crate::texts::{Text, filled, text};
use leptos::prelude::*;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::settings::AccountSettings;

/// Everything that is decided for an account. Each is sent as it is made, and taken back with the reason when refused.
#[component]
pub fn AccountSettingsOf(
    /// Which.
    account: AccountId,
) -> Drawn {
    let state = use_state();
    state.dispatch(Intent::Administer(Administration::Look(account.clone())));
    let id = StoredValue::new(account);
    let of = Live::new(move || id.with_value(|id| find(state, id)));
    let decide = Callback::new(move |decision: Decision| {
        state.dispatch(Intent::Administer(Administration::Decide(id.get_value(), decision)));
    });
    let seconds = state.session.with_untracked(|session| session.loaded().map_or(0, |it| it.settings.undo_seconds));
    let undo_hint = filled(Text::UndoSecondsHint, &[("seconds", &intl::number(seconds.into()))]);
    let undo = |settings: &AccountSettings| settings.undo_seconds.map_or_else(String::new, |it| it.to_string());
    let native = |settings: &AccountSettings| settings.native_author.clone().unwrap_or_default();
    view! {
        <div class="account-settings">
            <SettingField of setting=Setting::UndoSeconds label=text(Text::UndoSeconds) hint=undo_hint read=undo decide=seconds_of on_decide=decide />
            <SettingSwitch of setting=Setting::FilesInPublic label=text(Text::FilesInPublic) read=|it| it.files_in_public decide=Decision::FilesInPublic on_decide=decide />
            <SettingSwitch of setting=Setting::TellsSeen label=text(Text::TellsSeen) read=|it| it.tells_seen decide=Decision::TellsSeen on_decide=decide />
            <SettingSwitch of setting=Setting::TellsTyping label=text(Text::TellsTyping) read=|it| it.tells_typing decide=Decision::TellsTyping on_decide=decide />
            <SettingField of setting=Setting::NativeAuthor label=text(Text::NativeAuthor) hint=text(Text::NativeAuthorHint).to_owned() read=native decide=name_of on_decide=decide />
            <Patterns of on_decide=decide />
            <RepliesOfAccount account=id.get_value() />
        </div>
    }
}

fn find(state: State, id: &AccountId) -> Option<Administered> {
    // What either says anew, the model says together.
    state.session.with(|_| state.unsettled.with(|_| state.with_model(|model| model.administered(id)).flatten()))
}

/// What is no number becomes one that the rules refuse with their reason.
fn seconds_of(written: &str) -> Decision {
    Decision::UndoSeconds((!written.is_empty()).then(|| written.parse().unwrap_or(u32::MAX)))
}

fn name_of(written: &str) -> Decision {
    Decision::NativeAuthor(Some(written.to_owned()).filter(|name| !name.is_empty()))
}
