//! A part of the panel about the consumer: what it shows, and who may add to it.

use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::{Intent, Load, Resource, State};
use crate::texts::{self, Text, text};
use crate::ui::failed::Failed;
use leptos::prelude::*;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::may_write;

/// What a part has: its list, or why that did not come.
pub(super) type Shown = Result<(), &'static str>;

/// A list that is drawn as soon as there is something in it.
#[derive(Clone, Copy)]
pub(super) struct Part {
    /// Draws the list.
    pub(super) list: fn(State) -> Drawn,
    /// Says that it did not come.
    pub(super) failed: Text,
    /// Asks for it again.
    pub(super) resource: fn(ConversationId) -> Resource,
}

/// What there is to show of a list; an empty one needs no place.
pub(super) fn shown<T>(load: &Load<Vec<T>>) -> Option<Shown> {
    match load {
        Load::Failed(error) => Some(Err(texts::error(error))),
        Load::Loaded(items) if !items.is_empty() => Some(Ok(())),
        _ => None,
    }
}

/// Whether the agent may add to what is kept of a person.
pub(super) fn may_add(state: State) -> bool {
    state.session.with_untracked(|session| session.loaded().is_some_and(|session| may_write(session.agent.role)))
}

impl Part {
    /// Draws what there is.
    pub(super) fn draw(self, state: State, shown: Live<Option<Shown>>) -> Drawn {
        dynamic(move || {
            shown.get().map(|shown| match shown {
                Ok(()) => (self.list)(state),
                Err(reason) => self.draw_failed(state, reason),
            })
        })
    }

    #[inline(never)] // The first view does without it.
    fn draw_failed(self, state: State, reason: &'static str) -> Drawn {
        let on_retry = Callback::new(move |()| {
            if let Some(id) = state.open.get_untracked() {
                state.dispatch(Intent::RetryLoading((self.resource)(id)));
            }
        });
        view! { <Failed what=text(self.failed) reason on_retry /> }
    }
}
