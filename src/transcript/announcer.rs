//! New messages, for those who listen.

use crate::drawing::{Drawn, follow, view};
use crate::live::{Source, watch};
use crate::state::{Edge, State, TranscriptWindow, use_state};
use crate::texts::{Text, counted, text};
use leptos::prelude::*;
use social_messaging_domain::ids::MessageId;

/// So much of a message is read out, in characters: the rest is for whoever goes there.
const BEGINNING: usize = 80;

/// What was known when something was read out last.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Heard {
    newest: Option<MessageId>,
    total: u32,
    is_end: bool,
    unseen: u32,
}

impl Heard {
    fn of(window: &TranscriptWindow) -> Self {
        Self {
            newest: window.ids.last().cloned(),
            total: window.total,
            is_end: window.later == Edge::End,
            unseen: window.unseen,
        }
    }
}

/// A region of its own that reads out, politely and briefly, who wrote what; further up in the transcript, how many
/// messages came.
#[component]
pub fn Announcer() -> Drawn {
    let state = use_state();
    let said = Source::new(String::new());
    let heard = StoredValue::new(None::<Heard>);
    watch(move || {
        let Some(now) = state.transcript.with(|load| load.loaded().map(Heard::of)) else { return };
        let before = heard.get_value();
        heard.set_value(Some(now.clone()));
        if let Some(words) = before.filter(|before| *before != now).and_then(|before| words(state, &before, &now)) {
            // The same words once more would be no change, and not heard.
            let again = said.with_untracked(|said| *said == words);
            said.set(if again { format!("{words}\u{a0}") } else { words });
        }
    });
    view! { <div class="hidden" role="status">{follow(move || said.get())}</div> }
}

#[inline(never)] // The first view does without it.
fn words(state: State, before: &Heard, now: &Heard) -> Option<String> {
    if now.unseen > before.unseen {
        return Some(counted(Text::NewMessages, u64::from(now.unseen)));
    }
    // Further up, or on the way down, what comes into the window was there before.
    let follows = before.is_end && now.is_end && now.total >= before.total;
    if !follows || now.newest == before.newest {
        return None;
    }
    let message = state.with_model(|model| model.message(now.newest.as_ref()?))??.message;
    if message.author.agent.is_some() && message.author.agent == state.with_model(|model| model.agent().cloned())? {
        return None;
    }
    let name = message.author.name.unwrap_or_else(|| text(Text::NameNotShared).to_owned());
    let beginning: String = message.text.chars().take(BEGINNING).collect();
    Some(format!("{name}: {beginning}"))
}
