//! The button that names its audience.

use super::placeholders;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::state::use_state;
use crate::texts::{self, Text, counted, filled, text};
use crate::ui::audience::audience_icon;
use crate::ui::icon::Glyph;
use leptos::prelude::*;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::visibility::Visibility;

/// Sends; its words, colour, icon and pattern say to whom.
#[component]
pub fn SendButton(
    /// Who reads it.
    visibility: Live<Visibility>,
    /// Sends.
    on_send: Callback<()>,
) -> Drawn {
    let state = use_state();
    let words = Live::new(move || {
        state.detail.with(|detail| {
            let facts = detail.loaded().map(|detail| &detail.facts);
            let account = facts.map(|facts| texts::brand(&facts.account));
            let consumer = facts.and_then(|facts| facts.consumer_name.clone());
            match (visibility.get(), consumer) {
                (Visibility::Public, _) => filled(Text::SendPublicly, &[("account", &account.unwrap_or_default())]),
                (Visibility::Direct, Some(name)) => filled(Text::SendDirectTo, &[("name", &name)]),
                (Visibility::Direct, None) => text(Text::SendDirect).to_owned(),
                (Visibility::Internal | Visibility::Unknown, _) => text(Text::AddNote).to_owned(),
            }
        })
    });
    // As several messages it says so: each of them will be read as one.
    let words = Live::new(move || {
        let parts = state.sendable.with(|plan| plan.as_ref().map_or(1, Vec::len));
        if parts > 1 { several(parts as u64) } else { words.get() }
    });
    let off = Live::new(move || state.sendable.get().err());
    view! {
        <div class="choice-slot choice-slot--end">
            <button
                type="button"
                class="send"
                aria-disabled=follow(move || off.get().is_some().then_some("true"))
                aria-describedby=follow(move || off.get().is_some_and(|reason| reason != Reason::Empty).then_some("send-reason"))
                on:click=move |_| on_send.run(())
            >
                {dynamic(move || view! { <Glyph icon=audience_icon(visibility.get()) /> })}
                <bdi>{follow(move || words.get())}</bdi>
            </button>
            {dynamic(move || off.get().filter(|reason| *reason != Reason::Empty).map(|reason| view! { <span class="tip" role="tooltip" id="send-reason">{placeholders::reason(state, reason)}</span> }))}
        </div>
    }
}

#[inline(never)] // The first view does without it.
fn several(parts: u64) -> String {
    counted(Text::SendAsSeveral, parts)
}
