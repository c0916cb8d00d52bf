//! The middle column.

use crate::app::hosted::nothing_open;
use crate::composer::Composer;
use crate::drawing::{Drawn, dynamic, view};
use crate::state::use_state;
use crate::texts::Text;
use crate::transcript::Transcript;
use crate::transcript::header::ConversationHeader;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The open conversation: its header, its transcript and the composer. Another conversation is drawn anew.
#[component]
pub fn ConversationPane() -> Drawn {
    let state = use_state();
    view! {
        <main class="conversation">
            {dynamic(move || match state.open.get() {
                Some(conversation) => view! {
                    <ConversationHeader />
                    <Transcript conversation />
                    <Composer />
                },
                None => nothing_open(Icon::Direct, Text::NothingOpenBody),
            })}
        </main>
    }
}
