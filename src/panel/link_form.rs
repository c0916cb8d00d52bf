//! How an agent finds another conversation of the same person.

use super::related_row::lines;
use crate::api::ApiError;
use crate::drawing::{Drawn, dynamic, follow, rows, view};
use crate::live::{Live, Source, watch};
use crate::platform::page;
use crate::state::person::{LinkOrder, PersonWish};
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::search_box::SearchBox;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::problem::ProblemType;

/// The id of the box.
const SEARCH: &str = "link-search";

/// A box to search in and what is found; one of it is linked. It goes once the link is there.
#[component]
pub fn LinkForm(
    /// A link was made, or none is wanted.
    on_done: Callback<()>,
) -> Drawn {
    let state = use_state();
    request_animation_frame(|| page::focus(SEARCH));
    let wanted = Source::new(None::<ConversationId>);
    let work = Live::new(move || {
        state.person.with(|person| wanted.with(|wanted| person.link(wanted.as_ref()?).map(|work| work.refused.clone())))
    });
    watch(move || {
        if wanted.with(Option::is_some) && work.with(Option::is_none) {
            on_done.run(());
        }
    });
    let searched = Live::new(move || state.person.with(|person| person.search.clone()));
    let on_search = Callback::new(move |words: String| {
        if searched.with_untracked(|before| before.trim() != words.trim()) {
            // A refusal goes with what was looked for: that it is gone is no link.
            wanted.set(None);
        }
        state.dispatch(Intent::AboutPerson(PersonWish::Search(words)));
    });
    let found = Live::new(move || state.person.with(|person| person.found.loaded().cloned()).unwrap_or_default());
    let says = Live::new(move || match work.get() {
        Some(None) => text(Text::Saving).to_owned(),
        Some(Some(why)) => filled(Text::SettingRefused, &[("reason", refusal(&why))]),
        None => state.person.with(|person| match &person.found {
            Load::Idle | Load::Loading | Load::Failed(_) => String::new(),
            Load::LoadingSlowly => text(Text::LoadingSlowly).to_owned(),
            Load::Loaded(found) if found.is_empty() => text(Text::NothingMatches).to_owned(),
            Load::Loaded(_) => String::new(),
        }),
    });
    let failed = Live::new(move || {
        state.person.with(|person| match &person.found {
            Load::Failed(error) => Some(texts::error(error)),
            _ => None,
        })
    });
    let retry = Callback::new(move |()| {
        let words = searched.with_untracked(|words| words.trim().to_owned());
        if let Some(id) = state.open.get_untracked() {
            state.dispatch(Intent::RetryLoading(Resource::Linkable(id, words)));
            // The button goes.
            page::focus(SEARCH);
        }
    });
    let saving = Live::new(move || work.with(|work| *work == Some(None)));
    let link = move |id: ConversationId| {
        if saving.get_untracked() {
            return;
        }
        state.dispatch(Intent::AboutPerson(PersonWish::Link(LinkOrder::Link(id.clone()))));
        wanted.set(Some(id));
    };
    let keys = move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            event.stop_propagation();
            on_done.run(());
        }
    };
    let off = move || saving.get().then_some("true");
    let row = move |id: ConversationId| {
        let row = state.row(&id);
        view! {
            <li>
                <button type="button" class="link-choice" aria-disabled=follow(off) on:click=move |_| link(id.clone())>
                    <span class="hidden">{text(Text::LinkWith)}" "</span>
                    {dynamic(move || row.get().map(|row| lines(&row)))}
                </button>
            </li>
        }
    };
    view! {
        <div class="link-form" on:keydown=keys>
            <div class="link-search">
                <SearchBox id=SEARCH label=text(Text::LinkSearch) value=searched on_search />
                <button type="button" class="button button--icon" aria-label=text(Text::KeepIt) title=text(Text::KeepIt) on:click=move |_| on_done.run(())><Glyph icon=Icon::Close /></button>
            </div>
            <p class="person-note-by">{text(Text::LinkHint)}</p>
            <ul class="link-choices" aria-label=text(Text::LinkSearch)>{rows(move || found.get(), |id: &ConversationId| id.0.clone(), row)}</ul>
            {dynamic(move || failed.get().map(|reason| view! { <Failed what=text(Text::ConversationsFailed) reason on_retry=retry /> }))}
            <p class="person-note-state" role="status">{follow(move || says.get())}</p>
        </div>
    }
}

fn refusal(error: &ApiError) -> &'static str {
    if error.kind() == Some(ProblemType::Conflict) { text(Text::MistakeTooManyLinks) } else { texts::error(error) }
}
