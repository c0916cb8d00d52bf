//! The message that a message answers.

use super::scrolling::use_scrolling;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;
use social_messaging_domain::message::{Kind, Message, Quoted};

/// The beginning of the answered message, or of the public one whose link was followed; a press goes there.
#[component]
pub fn QuoteView(
    /// The answering message.
    message: Live<Option<Message>>,
) -> Drawn {
    let quoted = Live::new(move || {
        message.with(|message| {
            let message = message.as_ref()?;
            let followed = message.kind == Kind::Event;
            message.answers.clone().map(|quoted| (quoted, followed))
        })
    });
    let scrolling = use_scrolling();
    dynamic(move || {
        quoted.get().map(|(quoted, followed)| {
            let words = words(&quoted, followed);
            let target = quoted.message;
            view! {
                <button
                    type="button"
                    class="quote"
                    title=text(if followed { Text::JumpToComment } else { Text::JumpToAnswered })
                    on:click=move |_| {
                        if let Some(scrolling) = scrolling {
                            scrolling.to_message(target.clone());
                        }
                    }
                >
                    <Glyph icon=Icon::Reply />
                    <bdi class="quote-name">{words}</bdi>
                    <span class="quote-text" dir="auto">{quoted.text}</span>
                </button>
            }
        })
    })
}

fn words(quoted: &Quoted, followed: bool) -> String {
    if followed {
        return text(Text::FromThisComment).to_owned();
    }
    let name = quoted.author_name.as_deref().unwrap_or_else(|| text(Text::NameNotShared));
    filled(Text::InAnswerTo, &[("name", name)])
}
