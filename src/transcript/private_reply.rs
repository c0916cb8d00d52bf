//! The ways from a public message to what followed it directly: its private reply, and what came by the link in an answer
//! to it. The quotations there lead back.

use super::scrolling::{Scrolling, use_scrolling};
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Message;

/// Says that a public message was answered privately, or went on directly; a press goes there.
#[component]
pub fn PrivateReplyChip(
    /// The public message.
    message: Live<Option<Message>>,
) -> Drawn {
    let ways = Live::new(move || {
        message
            .with(|message| message.as_ref().map(|message| [message.private_reply.clone(), message.continued.clone()]))
    });
    let scrolling = use_scrolling();
    dynamic(move || {
        let [reply, continued] = ways.get()?;
        (reply.is_some() || continued.is_some()).then(|| draw(scrolling, reply, continued))
    })
}

#[inline(never)] // The first view does without it.
fn draw(scrolling: Option<Scrolling>, reply: Option<MessageId>, continued: Option<MessageId>) -> Drawn {
    view! {
        {reply.map(|to| chip(scrolling, to, Text::AnsweredPrivately, Text::JumpToPrivateReply))}
        {continued.map(|to| chip(scrolling, to, Text::ContinuedInMessenger, Text::JumpToContinued))}
    }
}

fn chip(scrolling: Option<Scrolling>, to: MessageId, words: Text, title: Text) -> Drawn {
    let jump = move |_| {
        if let Some(scrolling) = scrolling {
            scrolling.to_message(to.clone());
        }
    };
    view! {
        <button type="button" class="private-reply-chip" title=text(title) on:click=jump>
            <Glyph icon=Icon::Direct />
            {text(words)}
        </button>
    }
}
