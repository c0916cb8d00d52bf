//! What narrows the lists.

use crate::drawing::{Drawn, view};
use crate::live::Live;
use crate::state::{Filter, Intent, use_state};
use crate::texts::{self, Text, text};
use crate::ui::search_box::SearchBox;
use crate::ui::select::Select;
use leptos::prelude::*;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

/// The id of the search box.
pub const SEARCH: &str = "search";

const NETWORKS: [Network; 2] = [Network::Facebook, Network::X];

/// A box to search in, and choices of network and audience.
#[component]
pub fn Filters() -> Drawn {
    let state = use_state();
    let change = move |change: &dyn Fn(&mut Filter)| {
        let mut filter = state.filter.get_untracked();
        change(&mut filter);
        state.dispatch(Intent::Filter(filter));
    };
    let search = Callback::new(move |words: String| change(&move |filter| filter.search.clone_from(&words)));
    let network = Callback::new(move |at: usize| change(&move |filter| filter.network = chosen(&NETWORKS, at)));
    let visibility =
        Callback::new(move |at: usize| change(&move |filter| filter.visibility = chosen(&Visibility::CHOICES, at)));
    let at = move |read: fn(&Filter) -> usize| Live::new(move || state.filter.with(read));
    let networks = options(Text::EveryNetwork, &NETWORKS, texts::network);
    let audiences = options(Text::EveryAudience, &Visibility::CHOICES, texts::visibility);
    let written = Live::new(move || state.filter.with(|filter| filter.search.clone()));
    view! {
        <SearchBox id=SEARCH label=text(Text::SearchConversations) value=written on_search=search />
        <div class="conversations-choices">
            <Select label=text(Text::FilterNetwork) options=networks selected=at(|filter| place(&NETWORKS, filter.network)) on_select=network />
            <Select
                label=text(Text::FilterAudience)
                options=audiences
                selected=at(|filter| place(&Visibility::CHOICES, filter.visibility))
                on_select=visibility
            />
        </div>
    }
}

/// The first option stands for all.
fn chosen<T: Copy>(all: &[T], at: usize) -> Option<T> {
    all.get(at.checked_sub(1)?).copied()
}

fn place<T: PartialEq>(all: &[T], chosen: Option<T>) -> usize {
    chosen.and_then(|chosen| all.iter().position(|one| *one == chosen)).map_or(0, |at| at + 1)
}

fn options<T: Copy>(every: Text, all: &[T], name: fn(T) -> &'static str) -> Vec<&'static str> {
    std::iter::once(text(every)).chain(all.iter().map(|one| name(*one))).collect()
}
