//! Where each message stands: its number, and what is drawn above it.

use crate::live::Live;
use crate::platform::intl::{self, Style, Zone};
use crate::state::{State, TranscriptWindow, use_state};
use leptos::prelude::*;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::work::WorkChange;
use std::collections::BTreeMap;

/// Where one message stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Its number in the whole conversation, from 1.
    pub position: u32,
    /// How many messages there are.
    pub total: u32,
    /// The day that begins with it.
    pub day: Option<String>,
    /// Whether the messages that the agent had not seen begin with it.
    pub first_new: bool,
    /// What was done with the conversation after it and before the next, with how much of the moment tells when.
    pub done: Vec<(WorkChange, Style)>,
}

/// Where the messages of one conversation stand.
#[derive(Clone, Debug)]
pub struct Places {
    /// How many messages were not seen when the conversation was opened.
    unread: usize,
}

impl Places {
    /// Of a conversation that is being opened.
    #[must_use]
    pub fn of(conversation: &ConversationId) -> Self {
        let unread = use_state().with_model(|model| model.row(conversation).map(|row| row.unread)).flatten();
        Self { unread: unread.unwrap_or_default() as usize }
    }

    /// All marks of the window, made anew when the window moves.
    #[must_use]
    pub fn memo(self) -> Live<BTreeMap<MessageId, Mark>> {
        let state = use_state();
        // Settled once, when the window is first there.
        let first_new = StoredValue::new(None::<Option<MessageId>>);
        Live::new(move || {
            state.transcript.with(|load| {
                let Some(window) = load.loaded() else { return BTreeMap::new() };
                let known = first_new.get_value().unwrap_or_else(|| {
                    let found = first_unseen(state, window, self.unread);
                    first_new.set_value(Some(found.clone()));
                    found
                });
                let mut marks = marks(state, window, known.as_ref());
                if !state.history.with(Vec::is_empty) {
                    mark_history(state, window, &mut marks);
                }
                marks
            })
        })
    }
}

fn first_unseen(state: State, window: &TranscriptWindow, unread: usize) -> Option<MessageId> {
    let behind_it = unread.checked_sub(1)?;
    state.with_model(|model| {
        let from_consumer = |id: &&MessageId| model.message(id).is_some_and(|shown| shown.message.is_from_consumer());
        window.ids.iter().rev().filter(from_consumer).nth(behind_it).cloned()
    })?
}

fn marks(state: State, window: &TranscriptWindow, first_new: Option<&MessageId>) -> BTreeMap<MessageId, Mark> {
    let mut marks = BTreeMap::new();
    let mut last_day = None;
    state.with_model(|model| {
        for (id, position) in window.ids.iter().zip(window.first + 1..) {
            let at = model.message(id).map(|shown| shown.message.sent_at);
            let day = at.map(|at| intl::day(at, Zone::Own));
            let begins = at.filter(|_| day != last_day);
            last_day = day.or(last_day);
            let day = begins.map(|at| intl::moment(at, Zone::Own, Style::Date));
            let total = window.total.max(position);
            marks.insert(id.clone(), Mark { position, total, day, first_new: first_new == Some(id), done: Vec::new() });
        }
    });
    marks
}

#[inline(never)] // The first view does without it.
fn mark_history(state: State, window: &TranscriptWindow, marks: &mut BTreeMap<MessageId, Mark>) {
    state.with_model(|model| {
        for (id, change) in model.history_within(window) {
            let Some(mark) = marks.get_mut(&id) else { continue };
            let before = model.message(&id).map(|shown| shown.message.sent_at);
            let style = if before.map(|at| intl::day(at, Zone::Own)) == Some(intl::day(change.at, Zone::Own)) {
                Style::Time
            } else {
                Style::Short
            };
            mark.done.push((change, style));
        }
    });
}
