//! How far an outgoing message got, in words, with what can be done about it.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::state::{Intent, Local, ShownMessage, use_state};
use crate::texts::{self, Text, filled, text};
use leptos::prelude::*;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::{AuthorKind, Kind, MessageState};
use social_messaging_domain::time::{SECOND, Timestamp};
use std::time::Duration;

/// What the line says, and which buttons it has.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Fate {
    /// Nothing to say: an incoming one, or a note that stands.
    Silent,
    /// On its way, or there.
    Says(&'static str),
    /// On its way to the backend, which should answer at once.
    Leaving(&'static str),
    /// Goes out then; can be taken back.
    Held(Timestamp),
    /// Did not go out.
    Failed { why: String, detail: Option<String>, retry: bool, edit: bool },
}

fn fate(shown: &ShownMessage) -> Fate {
    let message = &shown.message;
    match &shown.local {
        Local::Sending => return Fate::Leaving(text(Text::LocalSending)),
        Local::NotSent(error) => {
            let why = filled(Text::LocalNotSent, &[("reason", texts::error(error))]);
            return Fate::Failed { why, detail: None, retry: true, edit: !error.is_passing() };
        }
        Local::Stored => {}
    }
    if message.author.kind != AuthorKind::Agent || message.deleted {
        return Fate::Silent;
    }
    match (message.state, message.held_until) {
        (MessageState::Held, Some(until)) => Fate::Held(until),
        (MessageState::Held | MessageState::Queued, _) => Fate::Says(text(Text::StateQueued)),
        (MessageState::Sending, _) => Fate::Says(text(Text::StateSending)),
        (MessageState::Unconfirmed, _) => Fate::Says(text(Text::StateUnconfirmed)),
        (MessageState::Sent, _) if message.kind == Kind::Note => Fate::Silent,
        (MessageState::Sent, _) => Fate::Says(text(Text::StateSent)),
        (MessageState::Delivered, _) => Fate::Says(text(Text::StateDelivered)),
        (MessageState::Read, _) => Fate::Says(text(Text::StateRead)),
        (MessageState::Cancelled, _) => Fate::Says(text(Text::StateCancelled)),
        (MessageState::Unknown, _) => Fate::Says(text(Text::StateUnknown)),
        (MessageState::Failed, _) => {
            let reason =
                message.failure.as_ref().map_or_else(|| text(Text::FailureRefused), |it| texts::failure(it.reason));
            let detail = message.failure.as_ref().and_then(|failure| failure.detail.clone());
            let retry = message.failure.as_ref().is_none_or(|failure| failure.retryable);
            Fate::Failed { why: filled(Text::StateFailed, &[("reason", reason)]), detail, retry, edit: true }
        }
    }
}

/// How far an outgoing message got. Changes are read out; Undo, Retry and Discard are here.
#[component]
pub fn MessageStatus(
    /// The message.
    shown: Source<Option<ShownMessage>>,
) -> Drawn {
    let state = use_state();
    let known = Live::new(move || shown.with(|shown| shown.as_ref().map_or(Fate::Silent, fate)));
    let wish = Callback::new(move |wish: fn(MessageId) -> Intent| {
        if let Some(id) = shown.with_untracked(|shown| shown.as_ref().map(|shown| shown.message.id.clone())) {
            state.dispatch(wish(id));
        }
    });
    let button = move |name: Text, intent: fn(MessageId) -> Intent| {
        view! { <button type="button" class="button button--small" on:click=move |_| wish.run(intent)>{text(name)}</button> }
    };
    // To another an answer taken back would be an answer lost.
    let own = move || {
        let author = shown.with(|shown| shown.as_ref().and_then(|shown| shown.message.author.agent.clone()));
        author.is_some() && author == state.with_model(|model| model.agent().cloned()).flatten()
    };
    let line = move || match known.get() {
        Fate::Silent => Drawn::nothing(),
        Fate::Says(words) => view! { <span class="status-words">{words}</span> },
        Fate::Leaving(words) => view! {
            <span class="status-words">{words}</span>
            <span class="status-slow">{text(Text::NoAnswerYet)}</span>
        },
        Fate::Held(until) => view! {
            <span class="status-words"><Countdown until /></span>
            {own().then(|| button(Text::Cancel, Intent::Cancel))}
        },
        Fate::Failed { why, detail, retry, edit } => view! {
            <span class="status-words status-words--failed">
                {why}
                {detail.map(|detail| view! { <span class="status-detail" dir="auto">{detail}</span> })}
            </span>
            {retry.then(|| button(Text::Retry, Intent::Retry))}
            {edit.then(|| button(Text::BringBack, Intent::BringBack))}
            {button(Text::Discard, Intent::Discard)}
        },
    };
    view! { <div class="status" aria-live="polite">{dynamic(line)}</div> }
}

/// The seconds until a held message goes out. Not read out each second: the line around it is, once.
#[component]
fn Countdown(until: Timestamp) -> Drawn {
    let state = use_state();
    let left = move || (until.since(state.now()).max(0) + SECOND - 1) / SECOND;
    let seconds = Source::new(left());
    let tick = set_interval_with_handle(
        move || {
            // The row may be gone by the time of a tick.
            seconds.try_set(left());
        },
        Duration::from_secs(1),
    );
    if let Ok(tick) = tick {
        on_cleanup(move || tick.clear());
    }
    view! { <span aria-live="off">{follow(move || filled(Text::StateHeld, &[("seconds", &seconds.get().to_string())]))}</span> }
}
