//! The rows of one list, or why there are none.

use super::place::Place;
use super::row::ConversationRow;
use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, follow, rows, view};
use crate::live::{Live, Source, watch};
use crate::state::{Edge, Filter, Intent, ListKey, ListPage, ListScope, Load, Resource, use_state};
use crate::texts::{self, Text, text};
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::Icon;
use crate::ui::roving::{Keys, rove};
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use social_messaging_domain::ids::ConversationId;

/// The chosen list: its rows, or that it is on its way, empty or out of reach.
#[component]
pub fn ConversationList(
    /// Where it is scrolled to.
    place: Place,
) -> Drawn {
    let state = use_state();
    let key = state.selected_list;
    let list = move || state.shown_list;
    let shown = Live::new(move || {
        list().with(|list| match list {
            Load::Loaded(page) if page.ids.is_empty() && page.more == Edge::End => Region::Empty,
            list => Region::of(list),
        })
    });
    let retry = Callback::new(move |()| {
        let (key, filter) = (key.get_untracked(), state.filter.get_untracked());
        let resource = if filter.is_empty() { Resource::List(key, None) } else { Resource::Found(key, filter, None) };
        state.dispatch(Intent::RetryLoading(resource));
    });
    dynamic(move || match shown.get() {
        Region::Blank => Drawn::nothing(),
        Region::Skeleton => view! { <Skeleton rows=6 /> },
        Region::Failed(reason) => {
            view! { <Failed what=text(Text::ConversationsFailed) reason on_retry=retry /> }
        }
        Region::Empty => nothing(key.get()),
        Region::Content => view! { <Rows place /> },
    })
}

fn nothing(key: ListKey) -> Drawn {
    let state = use_state();
    if !state.filter.with(Filter::is_empty) {
        return view! {
            <Empty icon=Icon::Tray title=text(Text::NothingMatches)>
                <button type="button" class="button" on:click=move |_| state.dispatch(Intent::Filter(Filter::default()))>
                    {text(Text::ClearFilters)}
                </button>
            </Empty>
        };
    }
    if key != ListKey::MINE {
        let body = if key.closed { text(Text::NoClosedBody) } else { text(Text::NoneInAllBody) };
        return view! { <Empty icon=Icon::Tray title=text(Text::NoConversations) body /> };
    }
    view! {
        <Empty icon=Icon::Tray title=text(Text::NoConversations) body=text(Text::NoneOfMineBody)>
            <button type="button" class="button" on:click=move |_| state.dispatch(Intent::SelectTab(ListKey::ALL))>
                {text(Text::ShowAllConversations)}
            </button>
        </Empty>
    }
}

#[component]
fn Rows(place: Place) -> Drawn {
    let state = use_state();
    let key = state.selected_list;
    let page = move |read: fn(&ListPage) -> Vec<ConversationId>| {
        state.shown_list.with(|list| list.loaded().map(read).unwrap_or_default())
    };
    let ids = Live::new(move || page(|page| page.ids.clone()));
    let more = Live::new(move || {
        state.shown_list.with(|list| list.loaded().map(|page| page.more.clone()).unwrap_or_default())
    });
    watch(move || {
        ids.track();
        request_animation_frame(move || place.settle());
    });
    // The list is one stop of the Tab key: the row that had the focus last, else the open one, else the first.
    let focused = Source::new(None::<ConversationId>);
    let stop = Live::new(move || {
        ids.with(|ids| {
            let among = |id: &Option<ConversationId>| id.as_ref().filter(|id| ids.contains(id)).cloned();
            focused.with(among).or_else(|| state.open.with(among)).or_else(|| ids.first().cloned())
        })
    });
    let keys = move |event: leptos::ev::KeyboardEvent| {
        rove(&event, ".row-link", Keys::Vertical);
    };
    let all = move || key.get().scope == ListScope::All;
    view! {
        <ul class=follow(move || if all() { "rows rows--all" } else { "rows" }) on:keydown=keys>
            {rows(move || ids.get(), ConversationId::to_string, move |id| view! { <ConversationRow id focused stop /> })}
        </ul>
        {dynamic(move || more_button(&more.get()))}
    }
}

fn more_button(more: &Edge) -> Option<Drawn> {
    let state = use_state();
    let press = move |_| state.dispatch(Intent::LoadMoreConversations);
    let (busy, says) = match more {
        Edge::End => return None,
        Edge::More => (false, text(Text::LoadMore)),
        Edge::Loading => (true, text(Text::Loading)),
        Edge::Failed(_) => (false, text(Text::TryAgain)),
    };
    let failed = if let Edge::Failed(error) = more { Some(texts::error(error)) } else { None };
    Some(view! {
        <div class="rows-more">
            {failed.map(|failed| view! { <p role="alert">{failed}</p> })}
            <button type="button" class="button" disabled=busy on:click=press>{says}</button>
        </div>
    })
}
