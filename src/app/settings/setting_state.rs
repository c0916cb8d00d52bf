//! Whether a decision is on its way, or why it was not kept.

use crate::drawing::{Drawn, follow, view};
use crate::live::Live;
use crate::state::administration::{Administered, DecisionRefusal, Setting};
use crate::texts::{self, Text, filled, text};
use leptos::prelude::*;
use social_messaging_domain::settings::SettingsMistake;

/// A line that is empty while there is nothing to say; what changes is read out.
#[component]
pub fn SettingState(
    /// The account.
    of: Live<Option<Administered>>,
    /// What the decision is about.
    setting: Setting,
    /// The line's id, by which the field is described.
    id: String,
) -> Drawn {
    let says = Live::new(move || of.with(|of| of.as_ref().map(|of| words(of, setting)).unwrap_or_default()));
    view! { <p class="setting-state" role="status" id=id>{follow(move || says.get())}</p> }
}

fn words(of: &Administered, setting: Setting) -> String {
    if of.deciding.contains(&setting) {
        return text(Text::Saving).to_owned();
    }
    let refused = of.refused.iter().find(|(about, _)| *about == setting);
    refused.map(|(_, why)| filled(Text::SettingRefused, &[("reason", reason(why))])).unwrap_or_default()
}

fn reason(why: &DecisionRefusal) -> &'static str {
    match why {
        DecisionRefusal::Backend(error) => texts::error(error),
        DecisionRefusal::Twice => text(Text::MistakePatternTwice),
        DecisionRefusal::Mistake(mistake) => text(match mistake {
            SettingsMistake::Undo => Text::MistakeUndo,
            SettingsMistake::Patterns => Text::MistakePatterns,
            SettingsMistake::Pattern => Text::MistakePattern,
            SettingsMistake::NativeAuthor => Text::MistakeNativeAuthor,
        }),
    }
}
