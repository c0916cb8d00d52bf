//! The middle column.

use crate::composer::Composer;
use crate::state::use_state;
use crate::texts::{Text, text};
use crate::transcript::Transcript;
use crate::transcript::header::ConversationHeader;
use crate::ui::drawn::view;
use crate::ui::empty::Empty;
use crate::ui::erased::dynamic;
use crate::ui::icon::Icon;
use leptos::prelude::*;

/// The open conversation: its header, its transcript and the composer. Another conversation is drawn anew.
#[component]
pub fn ConversationPane() -> impl IntoView {
    let state = use_state();
    view! {
        <main class="conversation">
            {dynamic(move || match state.open.get() {
                Some(conversation) => view! {
                    <ConversationHeader />
                    <Transcript conversation />
                    <Composer />
                }
                .into_any(),
                None => view! { <Empty icon=Icon::Direct title=text(Text::NothingOpen) body=text(Text::NothingOpenBody) /> }.into_any(),
            })}
        </main>
    }
}
