//! Untrusted text with its links.

use crate::texts::{Text, text};
use crate::ui::drawn::view;
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
) -> impl IntoView {
    let part = |stretch: Stretch<'_>| match stretch {
        Stretch::Words(words) => upright(words).into_any(),
        Stretch::Mention(name) => view! { <b class="mention">{name.to_owned()}</b> }.into_any(),
        Stretch::Link(address) => view! {
            <a dir="ltr" href=address.to_owned() target="_blank" rel="noopener noreferrer">
                {address.to_owned()}
                <span class="hidden">{format!(" ({})", text(Text::OpensInNewTab))}</span>
            </a>
        }
        .into_any(),
    };
    let parts = stretches(&content, &names).into_iter().map(part).collect_view();
    view! { <p class="rich-text" dir="auto">{parts}</p> }
}
