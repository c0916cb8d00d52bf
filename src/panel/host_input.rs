//! What can be put where the agent writes in the page around this one.

use super::host_replies::HostReplies;
use crate::app::View;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::state::{Intent, Proposal, use_state};
use crate::texts::{self, Text, text};
use crate::ui::icon::Icon;
use crate::ui::tool_button::ToolButton;
use leptos::prelude::*;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::ConversationFacts;
use social_messaging_domain::mentions;

/// [`HostInput`] where there is such a place, and no text box of ours beside it.
pub(super) fn host_input() -> Drawn {
    let takes = use_state().hosted;
    dynamic(move || {
        let here = takes.with(|hosted| hosted.takes_text) && View::of_address() == View::Panel;
        here.then(|| view! { <HostInput /> })
    })
}

/// Link to DM, Mention consumer and Saved replies. Nothing is put anywhere without a press of the agent's, and nothing
/// is sent by it.
#[component]
#[inline(never)] // The first view does without it.
pub fn HostInput() -> Drawn {
    let state = use_state();
    let picks = Source::new(false);
    let off = move |reason: fn(&ConversationFacts) -> Option<Reason>| {
        Live::new(move || {
            let reason = state.detail.with(|detail| reason(&detail.loaded()?.facts));
            reason.map(|reason| texts::reason(reason).to_owned())
        })
    };
    let link_off = off(|facts| mentions::direct_link(&facts.account).err());
    let mention_off = off(|facts| mentions::consumer_mention(facts).err());
    let propose = move |proposal: Proposal| Callback::new(move |()| state.dispatch(Intent::Propose(proposal.clone())));
    let said = move || {
        state.hosted.with(|hosted| match hosted.proposed {
            None => "",
            Some(Ok(())) => text(Text::HostTook),
            Some(Err(_)) => text(Text::HostDidNotTake),
        })
    };
    let pick = Callback::new(move |()| picks.set(true));
    view! {
        <section class="panel-part" aria-labelledby="panel-host">
            <h2 class="panel-title" id="panel-host">{text(Text::HostInput)}</h2>
            <div class="composer-tools">
                <ToolButton label=text(Text::LinkToDirect) icon=Icon::Link off=link_off id="host-link" on_press=propose(Proposal::LinkToDirect) />
                <ToolButton label=text(Text::MentionConsumer) icon=Icon::Mention off=mention_off id="host-mention" on_press=propose(Proposal::Mention) />
                <ToolButton label=text(Text::SavedReplies) icon=Icon::Saved off=Live::fixed(None) id="host-replies" on_press=pick />
            </div>
            {dynamic(move || picks.get().then(|| view! { <HostReplies picks /> }))}
            <p class="panel-note" role="status">{follow(said)}</p>
        </section>
    }
}
