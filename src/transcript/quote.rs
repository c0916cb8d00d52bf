//! The message that a message answers.

use super::scrolling::use_scrolling;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::message::Message;

/// The beginning of the answered message; a press goes there.
#[component]
pub fn QuoteView(
    /// The answering message.
    message: Live<Option<Message>>,
) -> Drawn {
    let quoted =
        Live::new(move || message.with(|message| message.as_ref().and_then(|message| message.answers.clone())));
    let scrolling = use_scrolling();
    dynamic(move || {
        quoted.get().map(|quoted| {
            let name = quoted.author_name.unwrap_or_else(|| text(Text::NameNotShared).to_owned());
            let target = quoted.message;
            view! {
                <button
                    type="button"
                    class="quote"
                    title=text(Text::JumpToAnswered)
                    on:click=move |_| {
                        if let Some(scrolling) = scrolling {
                            scrolling.to_message(target.clone());
                        }
                    }
                >
                    <Glyph icon=Icon::Reply />
                    <bdi class="quote-name">{filled(Text::InAnswerTo, &[("name", &name)])}</bdi>
                    <span class="quote-text" dir="auto">{quoted.text}</span>
                </button>
            }
        })
    })
}
