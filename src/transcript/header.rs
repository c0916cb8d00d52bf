//! Whose conversation it is, and who works on it.

use crate::app::pane::use_pane;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::state::{Intent, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use crate::ui::menu::{Item, Menu};
use crate::ui::network::NetworkSign;
use leptos::prelude::*;
use social_messaging_domain::api::Colleague;
use social_messaging_domain::conversation::{ConversationSummary, WorkState};
use social_messaging_domain::ids::AgentId;

/// The conversation's name, its assignee, and Take, Reassign, Close and Open again.
#[component]
pub fn ConversationHeader() -> Drawn {
    let state = use_state();
    let pane = use_pane();
    let summary = Live::new(move || state.detail.with(|detail| detail.loaded().map(|detail| detail.summary.clone())));
    // Who may not see the brand account could not open it.
    let agents = Live::new(move || {
        let account = summary.with(|summary| summary.as_ref().map(|summary| summary.account.clone()));
        let mut agents = state.agents.with(|agents| agents.loaded().cloned().unwrap_or_default());
        agents.retain(|agent| account.as_ref().is_some_and(|account| agent.accounts.contains(account)));
        agents
    });
    let assignee = move || summary.with(|summary| summary.as_ref().and_then(|summary| summary.assignee.clone()));
    let mine =
        move || state.session.with(|session| session.loaded().map(|session| session.agent.id.clone())) == assignee();
    let items = Live::new(move || {
        let now = assignee();
        let item =
            |agent: &Colleague| Item { name: agent.name.clone(), current: Some(now.as_ref() == Some(&agent.id)) };
        let everybody = Item { name: text(Text::ReassignToAnybody).to_owned(), current: Some(now.is_none()) };
        agents.with(|agents| agents.iter().map(item).chain([everybody]).collect::<Vec<_>>())
    });
    let reassign = Callback::new(move |at: usize| {
        let agent: Option<AgentId> = agents.with_untracked(|agents| agents.get(at).map(|agent| agent.id.clone()));
        state.dispatch(Intent::Reassign(agent));
    });
    let off = Live::new(move || state.working.get() || summary.with(Option::is_none));
    let action = move |name: Text, icon: Icon, intent: Intent| {
        let intent = StoredValue::new(intent);
        view! {
            <button type="button" class="button" disabled=follow(move || off.get().then_some("")) on:click=move |_| state.dispatch(intent.get_value())>
                <Glyph icon />
                <span class="button-word">{text(name)}</span>
            </button>
        }
    };
    let take = move || (!mine()).then(|| action(Text::Take, Icon::Done, Intent::Take));
    let work = Live::new(move || summary.with(|summary| summary.as_ref().map(|summary| summary.state)));
    let close = move || match work.get()? {
        WorkState::Open => Some(action(Text::CloseConversation, Icon::Tray, Intent::Close)),
        WorkState::Closed => Some(action(Text::Reopen, Icon::Tray, Intent::Reopen)),
        WorkState::Unknown => None,
    };
    view! {
        <header class="conversation-header">
            <button type="button" class="button button--icon pane-back" aria-label=text(Text::Back) on:click=move |_| state.dispatch(Intent::LeaveConversation)>
                <Glyph icon=Icon::Back />
            </button>
            <div class="conversation-who">{dynamic(move || summary.get().map(who))}</div>
            <div class="conversation-work" hidden=follow(move || summary.with(Option::is_none).then_some(""))>
                {dynamic(take)}
                <Menu label=text(Text::Reassign) icon=Icon::Handover off items on_select=reassign />
                {dynamic(close)}
                <button type="button" class="button pane-profile" on:click=move |_| pane.show_profile()>
                    <Glyph icon=Icon::Person />
                    <span class="button-word">{text(Text::Profile)}</span>
                </button>
            </div>
        </header>
    }
}

fn who(summary: ConversationSummary) -> Drawn {
    let name =
        summary.consumer_name.or(summary.consumer_handle).unwrap_or_else(|| text(Text::NameNotShared).to_owned());
    let works = match summary.assignee_name {
        Some(agent) => filled(Text::AssignedTo, &[("name", &agent)]),
        None => text(Text::Unassigned).to_owned(),
    };
    let closed = summary.state == WorkState::Closed;
    view! {
        <h2 class="conversation-name">
            <NetworkSign network=summary.network />
            <bdi>{name}</bdi>
            {closed.then(|| view! { <span class="tag">{text(Text::ClosedConversations)}</span> })}
        </h2>
        <p class="conversation-assignee"><bdi>{summary.account_name}</bdi>" · "<bdi>{works}</bdi></p>
    }
}
