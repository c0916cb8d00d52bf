//! The way from a public message to its private reply; the reply's quotation leads back.

use super::scrolling::use_scrolling;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::message::Message;

/// Says that a public message was answered privately; a press goes to the answer.
#[component]
pub fn PrivateReplyChip(
    /// The public message.
    message: Live<Option<Message>>,
) -> Drawn {
    let reply =
        Live::new(move || message.with(|message| message.as_ref().and_then(|message| message.private_reply.clone())));
    let scrolling = use_scrolling();
    let jump = move |_| {
        if let Some((scrolling, reply)) = scrolling.zip(reply.get_untracked()) {
            scrolling.to_message(reply);
        }
    };
    dynamic(move || {
        reply.with(Option::is_some).then(|| {
            view! {
                <button type="button" class="private-reply-chip" title=text(Text::JumpToPrivateReply) on:click=jump>
                    <Glyph icon=Icon::Direct />
                    {text(Text::AnsweredPrivately)}
                </button>
            }
        })
    })
}
