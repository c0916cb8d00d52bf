//! My Conversations and All Conversations.

pub mod filters;
pub mod list;
pub mod place;
pub mod row;

use crate::drawing::{Drawn, follow, view};
use crate::live::Live;
use crate::platform::intl;
use crate::state::{ListKey, ListScope, Load, use_state};
use crate::texts::{Text, text};
use crate::ui::choice::{Choice, ChoiceBar};
use crate::ui::tabs::{Tab, Tabs};
use filters::Filters;
use leptos::prelude::*;
use list::ConversationList;
use place::Place;

const PANEL: &str = "conversations-panel";
const SCOPES: [ListScope; 2] = [ListScope::Mine, ListScope::All];

/// The two tabs, the choice between open and closed, and the list that they choose.
#[component]
pub fn Conversations() -> Drawn {
    let state = use_state();
    let key = state.selected_list;
    let count = move |of: ListKey| {
        Live::new(move || state.list(of).with(|list| list.loaded().map(|page| intl::number(u64::from(page.total)))))
    };
    let select = move |key: ListKey| state.dispatch(crate::state::Intent::SelectTab(key));
    let on_scope = Callback::new(move |at: usize| select(key.get_untracked().with_scope(SCOPES[at.min(1)])));
    let on_closed = Callback::new(move |at: usize| select(ListKey { closed: at == 1, ..key.get_untracked() }));
    let tabs = vec![
        Tab { name: text(Text::MyConversations), sign: None, count: count(ListKey::MINE) },
        Tab { name: text(Text::AllConversations), sign: None, count: count(ListKey::ALL) },
    ];
    let option =
        |name| Choice { name: text(name), icon: None, style: "plain", off: Live::fixed(None), mark: Live::fixed(None) };
    let place = Place::kept();
    let scope = Live::new(move || key.get().scope as usize);
    let closed = Live::new(move || usize::from(key.get().closed));
    view! {
        <section class="conversations" aria-label=text(Text::Conversations)>
            <Tabs label=text(Text::Conversations) tabs selected=scope on_select=on_scope panel_id=PANEL />
            <div class="conversations-filter">
                <Filters />
                <ChoiceBar
                    label=text(Text::StateFilter)
                    choices=vec![option(Text::OpenConversations), option(Text::ClosedConversations)]
                    selected=closed
                    on_select=on_closed
                    id="state"
                />
                <p class="conversations-order">{text(Text::LongestFirst)}</p>
            </div>
            <div
                class="conversations-panel"
                role="tabpanel"
                id=PANEL
                node_ref=place.node
                on:scroll=move |_| place.scrolled()
                aria-labelledby=follow(move || format!("{PANEL}-tab-{}", scope.get()))
                aria-busy=follow(move || state.shown_list.with(Load::is_loading).then_some("true"))
            >
                <ConversationList place />
            </div>
        </section>
    }
}
