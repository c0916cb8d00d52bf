//! What stands where no conversation is open because of what the page around this one shows.

use crate::app::region::Region;
use crate::drawing::{Drawn, rows, view};
use crate::panel::related_row::lines;
use crate::state::{HostContext, Intent, Load, Resource, State, use_state};
use crate::texts::{Text, text};
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::Icon;
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use social_messaging_domain::ids::ConversationId;

/// What stands where no conversation is open.
pub fn nothing_open(icon: Icon, body: Text) -> Drawn {
    let state = use_state();
    let is_hosted = state.hosted.with(|hosted| {
        matches!(hosted.context, Some(HostContext::Nothing | HostContext::Person(_)))
            && hosted.found.loaded().is_none_or(|found| found.len() != 1)
    });
    if is_hosted {
        return view! { <Hosted /> };
    }
    view! { <Empty icon title=text(Text::NothingOpen) body=text(body) /> }
}

/// That the host shows no conversation, that there is none with whom it shows, or those among which the agent chooses.
#[component]
#[inline(never)] // The first view does without it.
pub fn Hosted() -> Drawn {
    let state = use_state();
    let retry = Callback::new(move |()| {
        if let Some(HostContext::Person(sought)) = state.hosted.with_untracked(|hosted| hosted.context.clone()) {
            state.dispatch(Intent::RetryLoading(Resource::Sought(sought)));
        }
    });
    state.hosted.with(|hosted| {
        if hosted.context == Some(HostContext::Nothing) {
            return view! { <Empty icon=Icon::Tray title=text(Text::HostShowsNothing) body=text(Text::HostShowsNothingBody) /> };
        }
        match (&hosted.found, Region::of(&hosted.found)) {
            (Load::Loaded(found), _) if found.is_empty() => {
                view! { <Empty icon=Icon::Person title=text(Text::NobodyFound) body=text(Text::NobodyFoundBody) /> }
            }
            (Load::Loaded(found), _) => several(state, found.clone()),
            (_, Region::Failed(reason)) => {
                view! { <Failed what=text(Text::SeekingFailed) reason on_retry=retry /> }
            }
            (_, Region::Skeleton) => view! { <Skeleton rows=3 /> },
            _ => Drawn::nothing(),
        }
    })
}

fn several(state: State, found: Vec<ConversationId>) -> Drawn {
    let choice = move |id: ConversationId| {
        let row = state.row(&id).get_untracked();
        let open = move |_| state.dispatch(Intent::OpenConversation(id.clone()));
        view! {
            <li>
                <button type="button" class="link-choice" on:click=open>{row.map(|row| lines(&row))}</button>
            </li>
        }
    };
    view! {
        <Empty icon=Icon::Person title=text(Text::SeveralFound) body=text(Text::SeveralFoundBody)>
            <ul class="link-choices" aria-label=text(Text::SeveralFound)>
                {rows(move || found.clone(), ConversationId::to_string, choice)}
            </ul>
        </Empty>
    }
}
