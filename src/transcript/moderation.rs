//! Hide, Delete and Block, each after a question.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source, watch};
use crate::state::{Intent, use_state};
use crate::texts::{self, Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::html;
use leptos::prelude::*;
use social_messaging_domain::message::Message;
use social_messaging_domain::moderation::{self, Moderating, Moderation};

/// What the buttons are drawn of.
#[derive(Clone, PartialEq, Eq)]
struct Offered {
    what: Vec<Moderation>,
    moving: Option<Moderating>,
}

/// What can be done about the message and its author as the brand; what cannot be taken back is asked once.
#[component]
pub fn ModerationActions(
    /// The message.
    message: Live<Option<Message>>,
    /// Its buttons' place in the order of the Tab key.
    tabindex: Live<&'static str>,
) -> Drawn {
    let state = use_state();
    let asking = Source::new(None::<Moderation>);
    let safe = NodeRef::<html::Button>::new();
    watch(move || {
        if let Some(button) = safe.get() {
            // Not on what cannot be taken back: a key that is held down would press it.
            let _ = button.focus();
        }
    });
    let offered = Live::new(move || {
        let message = message.get()?;
        state.detail.with(|detail| {
            let facts = &detail.loaded()?.facts;
            let hide = if message.hidden { Moderation::Unhide } else { Moderation::Hide };
            let block = if facts.blocked { Moderation::Unblock } else { Moderation::Block };
            let all = [hide, Moderation::Delete, block].into_iter();
            let what = all.filter(|what| moderation::offer(facts, &message, *what).is_ok()).collect();
            Some(Offered { what, moving: message.moderation })
        })
    });
    let act = move |what: Moderation| {
        asking.set(None);
        if let Some(message) = message.get_untracked() {
            state.dispatch(Intent::Moderate(message.id, what));
        }
    };
    let button = move |what: Moderation, off: bool| {
        let press = move |_| if takes_back(what) { act(what) } else { asking.set(Some(what)) };
        view! {
            <button type="button" class="button button--quiet" data-act=acted(what) aria-label=text(name(what)) tabindex=follow(move || tabindex.get()) disabled=off on:click=press>
                <Glyph icon=icon(what) />
                <span class="button-word">{text(name(what))}</span>
            </button>
        }
    };
    let question = move |what: Moderation| {
        let (person, network) = message.with_untracked(|message| {
            let author = message.as_ref().and_then(|message| message.author.name.clone());
            (author, message.as_ref().map_or("", |message| texts::network(message.network)))
        });
        let person = person.unwrap_or_else(|| text(Text::NameNotShared).to_owned());
        view! {
            <p class="moderation-question" role="alert">{filled(asks(what), &[("name", &person), ("network", network)])}</p>
            <button type="button" class="button button--small button--danger" on:click=move |_| act(what)>{text(name(what))}</button>
            <button type="button" class="button button--small" node_ref=safe on:click=move |_| asking.set(None)>{text(Text::KeepIt)}</button>
        }
    };
    dynamic(move || {
        // A question stays as it is, whatever happens meanwhile.
        if let Some(what) = asking.get() {
            return Some(question(what));
        }
        let Offered { what, moving } = offered.get()?;
        let off = moving.as_ref().is_some_and(|moving| moving.failure.is_none());
        let failed = moving.and_then(|moving| moving.failure);
        Some(view! {
            {what.into_iter().map(|what| button(what, off)).collect::<Vec<_>>()}
            {failed.map(|failed| view! {
                <p class="moderation-question" role="status">
                    {filled(Text::CommandNotTaken, &[("reason", texts::action_failure(failed.reason))])}
                </p>
            })}
        })
    })
}

/// What restores needs no question.
const fn takes_back(what: Moderation) -> bool {
    matches!(what, Moderation::Unhide | Moderation::Unblock)
}

const fn name(what: Moderation) -> Text {
    match what {
        Moderation::Hide => Text::Hide,
        Moderation::Unhide => Text::Unhide,
        Moderation::Delete => Text::Delete,
        Moderation::Unblock => Text::Unblock,
        Moderation::Block | Moderation::Unknown => Text::Block,
    }
}

/// What a key finds its button by.
const fn acted(what: Moderation) -> &'static str {
    match what {
        Moderation::Hide | Moderation::Unhide => "hide",
        Moderation::Delete => "delete",
        _ => "block",
    }
}

const fn asks(what: Moderation) -> Text {
    match what {
        Moderation::Hide => Text::AskHide,
        Moderation::Delete => Text::AskDelete,
        _ => Text::AskBlock,
    }
}

const fn icon(what: Moderation) -> Icon {
    match what {
        Moderation::Hide | Moderation::Unhide => Icon::NoPicture,
        Moderation::Delete => Icon::Close,
        _ => Icon::Person,
    }
}
