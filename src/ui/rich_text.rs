//! Untrusted text with its links.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Source;
use crate::texts::{Text, text};
use crate::ui::links::{Stretch, stretches, upright};
use leptos::prelude::*;

/// How much of a text is drawn at once, in characters: nobody reads more of a message before deciding whether to.
const AT_ONCE: usize = 2_000;

/// Untrusted text, as text; what begins with http or https is a link, and who is named stands out.
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
    let parts = move |content: &str| stretches(content, &names).into_iter().map(part).collect::<Vec<_>>();
    let Some(beginning) = beginning(&content).map(str::to_owned) else {
        return view! { <p class="rich-text" dir="auto">{parts(&content)}</p> };
    };
    let whole = Source::new(false);
    let more = move || {
        (!whole.get()).then(|| {
            view! {
                <button type="button" class="button button--small rich-text-more" on:click=move |_| whole.set(true)>
                    {text(Text::ShowMore)}
                </button>
            }
        })
    };
    view! {
        <p class="rich-text" dir="auto">
            {dynamic(move || parts(if whole.get() { &content } else { &beginning }))}
            {follow(move || (!whole.get()).then_some("…"))}
        </p>
        {dynamic(more)}
    }
}

/// What is drawn at first of a text that is too long; it ends between words, so that no address is cut in two.
fn beginning(content: &str) -> Option<&str> {
    let (end, _) = content.char_indices().nth(AT_ONCE)?;
    let cut = content.get(..end)?;
    Some(cut.rfind(char::is_whitespace).and_then(|end| cut.get(..end)).unwrap_or(cut))
}
