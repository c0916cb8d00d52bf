//! The other conversations of the consumer.

use super::link_form::LinkForm;
use super::part::{self, Part};
use super::related_row::RelatedRow;
use crate::drawing::{Drawn, dynamic, rows, view};
use crate::live::{Live, Source};
use crate::platform::page;
use crate::state::person::{PersonWish, Related};
use crate::state::{Intent, Resource, State, use_state};
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The id of the button that begins a link.
pub(super) const LINK: &str = "link-conversation";

/// Those of the same user of the network, those that an agent linked, and the way to link one more.
#[component]
pub fn RelatedView() -> Drawn {
    let state = use_state();
    let shown = Live::new(move || state.person.with(|person| part::shown(&person.others)));
    let part = Part { list, failed: Text::RelatedFailed, resource: Resource::Related };
    view! {
        <section class="panel-part related" aria-labelledby="panel-related">
            <h2 class="panel-title" id="panel-related">{text(Text::RelatedConversations)}</h2>
            {part.draw(state, shown)}
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

/// The way to a new link: for who may make one.
fn linking(state: State) -> Drawn {
    if !part::may_add(state) {
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
