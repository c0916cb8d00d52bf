//! The line above everything: the connection, the agent, their settings, the way out.

use crate::app::overlay::{Overlay, use_overlay};
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::state::{Connection, Intent, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::icon::{Glyph, Icon};
use leptos::prelude::*;

/// The product's name, how the connection stands, who is signed in, Settings and Sign out.
#[component]
pub fn Bar() -> Drawn {
    let state = use_state();
    let overlays = use_overlay();
    let agent = move || state.session.with(|session| session.loaded().map(|session| session.agent.name.clone()));
    view! {
        <header class="bar">
            <h1 class="bar-title">{text(Text::Title)}</h1>
            <ConnectionLine />
            {dynamic(move || agent().map(|name| view! {
                <span class="bar-agent" title=filled(Text::SignedInAs, &[("name", &name)])>
                    <Glyph icon=Icon::Person />
                    <bdi>{name.clone()}</bdi>
                </span>
                <button type="button" class="button button--quiet" aria-haspopup="dialog" on:click=move |_| overlays.set(Some(Overlay::Settings))>
                    <Glyph icon=Icon::Settings />
                    <span class="button-word">{text(Text::Settings)}</span>
                </button>
                <button type="button" class="button button--quiet" on:click=move |_| state.dispatch(Intent::SignOut)>
                    <Glyph icon=Icon::SignOut />
                    <span class="button-word">{text(Text::SignOut)}</span>
                </button>
            }))}
        </header>
    }
}

/// How the connection stands, in words and with a dot; changes are read out.
#[component]
pub fn ConnectionLine() -> Drawn {
    let state = use_state();
    let style = move || match state.connection.get() {
        Connection::Live => "live",
        Connection::Connecting => "connecting",
        Connection::Resuming { .. } | Connection::SignedOut => "lost",
    };
    let words = move || {
        text(match state.connection.get() {
            Connection::Live => Text::Live,
            Connection::Connecting => Text::Connecting,
            Connection::Resuming { .. } => Text::Resuming,
            Connection::SignedOut => Text::SignedOutTitle,
        })
    };
    view! { <span class="connection" role="status" data-state=follow(style)>{follow(words)}</span> }
}
