//! The panel: the consumer's profile, and the post in its context.

pub mod post;
pub mod post_context;
pub mod profile;
pub mod profile_facts;

use crate::app::pane::use_pane;
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{self, Text, text};
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use post_context::PostContextView;
use profile::ProfileView;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    NothingOpen,
    Waiting,
    Skeleton,
    Failed(&'static str),
    Panel,
}

/// The region named Social Messaging.
#[component]
pub fn Panel() -> impl IntoView {
    let state = use_state();
    let pane = use_pane();
    let shown = Memo::new(move |_| {
        if state.open.with(Option::is_none) {
            return Shown::NothingOpen;
        }
        state.detail.with(|detail| match detail {
            Load::Idle | Load::Loading => Shown::Waiting,
            Load::Failed(error) => Shown::Failed(texts::error(error)),
            Load::LoadingSlowly => Shown::Skeleton,
            Load::Loaded(_) => Shown::Panel,
        })
    });
    let retry = Callback::new(move |()| {
        if let Some(id) = state.open.get_untracked() {
            state.dispatch(Intent::RetryLoading(Resource::Detail(id)));
        }
    });
    view! {
        <section class="panel" aria-label=text(Text::Panel)>
            <button type="button" class="button pane-transcript" on:click=move |_| pane.show_conversation()>
                <Glyph icon=Icon::Back />
                {text(Text::BackToTranscript)}
            </button>
            {move || match shown.get() {
                Shown::NothingOpen => view! { <Empty icon=Icon::Person title=text(Text::NothingOpen) body=text(Text::PanelEmptyBody) /> }.into_any(),
                Shown::Waiting => ().into_any(),
                Shown::Skeleton => view! { <Skeleton rows=4 /> }.into_any(),
                Shown::Failed(reason) => view! { <Failed what=text(Text::ProfileFailed) reason on_retry=retry /> }.into_any(),
                Shown::Panel => view! {
                    <ProfileView />
                    <PostContextView />
                }
                .into_any(),
            }}
        </section>
    }
}
