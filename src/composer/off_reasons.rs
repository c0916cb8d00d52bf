//! Why a visibility is off, where an agent sees it without asking.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::use_state;
use crate::texts;
use crate::ui::audience::audience_icon;
use crate::ui::icon::Glyph;
use leptos::prelude::*;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::visibility::Visibility;

/// One line for each visibility that is off, with the way out. Those who listen hear it at the choice itself.
#[component]
pub fn OffReasons() -> Drawn {
    let state = use_state();
    let off = Live::new(move || {
        state.offers.with(|offers| {
            let reason = |of: Visibility| offers.as_ref()?.of(of).as_ref().err().map(|reason| (of, *reason));
            Visibility::CHOICES.into_iter().filter_map(reason).collect::<Vec<_>>()
        })
    });
    let line = |(of, reason): (Visibility, Reason)| {
        view! {
            <p class="composer-off" aria-hidden="true">
                <Glyph icon=audience_icon(of) />
                <b>{texts::visibility(of)}</b>
                <span>{texts::reason(reason)}</span>
            </p>
        }
    };
    dynamic(move || off.get().into_iter().map(line).collect::<Vec<_>>())
}
