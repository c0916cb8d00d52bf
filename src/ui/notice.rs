//! A line that tells something, with what can be done about it.

use crate::drawing::{Children, Drawn, follow, view};
use crate::live::Live;
use crate::texts::{Text, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// How urgent a line is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// To be known.
    Plain,
    /// To be acted on.
    Warning,
}

/// A line that tells something; it is read out when it appears.
#[component]
pub fn NoticeLine(
    /// How urgent it is.
    tone: Tone,
    /// What it says.
    #[prop(into)]
    says: Live<String>,
    /// Takes it away; without, it goes by itself.
    #[prop(optional)]
    on_dismiss: Option<Callback<()>>,
    /// What can be done about it.
    #[prop(optional)]
    children: Option<Children>,
) -> Drawn {
    let (style, icon) = match tone {
        Tone::Plain => ("notice", Icon::Clock),
        Tone::Warning => ("notice notice--warning", Icon::Warning),
    };
    view! {
        <div class=style role="status">
            <Glyph icon />
            <span class="notice-text" dir="auto">{follow(move || says.get())}</span>
            <span class="notice-actions">
                {children.map(|children| children())}
                {on_dismiss.map(|dismiss| view! {
                    <button type="button" class="button button--bare" on:click=move |_| dismiss.run(()) aria-label=text(Text::Dismiss) title=text(Text::Dismiss)>
                        <Glyph icon=Icon::Close />
                    </button>
                })}
            </span>
        </div>
    }
}
