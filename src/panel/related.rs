//! The other conversations of the consumer.

use super::link_form::LinkForm;
use super::related_row::RelatedRow;
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::{Live, Source};
use crate::platform::page;
use crate::state::person::{PersonWish, Related};
use crate::state::{Intent, Load, Resource, State, use_state};
use crate::texts::{self, Text, text};
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::person::may_write;

/// The id of the button that begins a link.
pub(super) const LINK: &str = "link-conversation";

/// Those of the same user of the network, those that an agent linked, and the way to link one more.
#[component]
pub fn RelatedView() -> Drawn {
    let state = use_state();
    let any = Live::new(move || {
        state.person.with(|person| match &person.others {
            Load::Failed(error) => Some(Err(texts::error(error))),
            Load::Loaded(others) if !others.is_empty() => Some(Ok(())),
            _ => None,
        })
    });
    view! {
        <section class="panel-part related" aria-labelledby="panel-related">
            <h2 class="panel-title" id="panel-related">{text(Text::RelatedConversations)}</h2>
            {dynamic(move || any.get().map(|any| match any {
                Ok(()) => list(state),
                Err(reason) => failed(state, reason),
            }))}
            {linking(state)}
        </section>
    }
}

#[inline(never)] // The first view does without it.
fn list(state: State) -> Drawn {
    let others = move || state.person.with(|person| person.others.loaded().cloned()).unwrap_or_default();
    let key = |other: &Related| {
        let by = other.link.as_ref().map(|link| link.agent_name.as_str()).unwrap_or_default();
        format!("{} {by}", other.id)
    };
    view! {
        <ul class="related-list" aria-labelledby="panel-related">
            {rows(others, key, |related: Related| view! { <RelatedRow related /> })}
        </ul>
    }
}

#[inline(never)] // The first view does without it.
fn failed(state: State, reason: &'static str) -> Drawn {
    let on_retry = Callback::new(move |()| {
        if let Some(id) = state.open.get_untracked() {
            state.dispatch(Intent::RetryLoading(Resource::Related(id)));
        }
    });
    view! { <Failed what=text(Text::RelatedFailed) reason on_retry /> }
}

/// The way to a new link: for who may make one.
fn linking(state: State) -> Drawn {
    let may = state.session.with_untracked(|session| session.loaded().is_some_and(|it| may_write(it.agent.role)));
    if !may {
        return Drawn::nothing();
    }
    let links = Source::new(false);
    dynamic(move || {
        if links.get() {
            return form(state, links);
        }
        view! {
            <button type="button" class="button button--quiet button--small" id=LINK on:click=move |_| links.set(true)>
                <Glyph icon=Icon::Link />
                {text(Text::LinkConversation)}
            </button>
        }
    })
}

#[inline(never)] // The first view does without it.
fn form(state: State, links: Source<bool>) -> Drawn {
    let on_done = Callback::new(move |()| {
        state.dispatch(Intent::AboutPerson(PersonWish::Search(String::new())));
        links.set(false);
        request_animation_frame(|| page::focus(LINK));
    });
    view! { <LinkForm on_done /> }
}
