//! Untrusted text with its links.

use crate::drawing::{Drawn, view};
use crate::texts::{Text, text};
use crate::ui::links::{Stretch, stretches, upright};
use leptos::prelude::*;

/// Untrusted text, as text; what begins with http or https is a link, and who is named stands out.
#[expect(clippy::needless_pass_by_value, reason = "the props of a component are its own")]
#[component]
pub fn RichText(
    /// The text.
    #[prop(into)]
    content: String,
    /// The names within it that are mentions.
    #[prop(optional)]
    names: Vec<String>,
) -> Drawn {
    let part = |stretch: Stretch<'_>| match stretch {
        Stretch::Words(words) => Drawn::of(upright(words)),
        Stretch::Mention(name) => view! { <b class="mention">{name.to_owned()}</b> },
        Stretch::Link(address) => view! {
            <a dir="ltr" href=address.to_owned() target="_blank" rel="noopener noreferrer">
                {address.to_owned()}
                <span class="hidden">{format!(" ({})", text(Text::OpensInNewTab))}</span>
            </a>
        },
    };
    let parts = stretches(&content, &names).into_iter().map(part).collect::<Vec<_>>();
    view! { <p class="rich-text" dir="auto">{parts}</p> }
}
