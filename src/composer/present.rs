//! Who else is in this conversation.

use crate::drawing::{Drawn, dynamic, view};
use crate::state::use_state;
use crate::texts::{Text, filled};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::presence::{PresenceState, PresentAgent};
use social_messaging_domain::visibility::Visibility;

/// The other agents who read or write here, each in a line.
#[component]
pub fn Present() -> Drawn {
    let state = use_state();
    let line = |agent: PresentAgent| {
        view! {
            <p class="composer-present">
                <Glyph icon=Icon::Person />
                <bdi>{filled(does(&agent), &[("name", &agent.name)])}</bdi>
            </p>
        }
    };
    view! { <div role="status">{dynamic(move || state.present.get().into_iter().map(line).collect::<Vec<_>>())}</div> }
}

const fn does(agent: &PresentAgent) -> Text {
    match (agent.state, agent.visibility) {
        (PresenceState::Writing, Some(Visibility::Public)) => Text::WritesInPublic,
        (PresenceState::Writing, Some(Visibility::Direct)) => Text::WritesDirectly,
        (PresenceState::Writing, _) => Text::WritesNote,
        _ => Text::IsHere,
    }
}
