//! The layout: by `?view=workspace` (the default), `transcript` or `panel`.

pub mod bar;
pub mod conversation;
pub mod pane;

use crate::api::ApiError;
use crate::conversations::Conversations;
use crate::panel::Panel;
use crate::platform::address;
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{self, Text, text};
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::Icon;
use crate::ui::skeleton::Skeleton;
use bar::{Bar, ConnectionLine};
use conversation::ConversationPane;
use leptos::prelude::*;
use pane::Pane;

/// Which part of the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Everything, in up to three columns.
    Workspace,
    /// The open conversation alone, for a frame.
    Transcript,
    /// The panel alone, for a frame.
    Panel,
}

impl View {
    /// What the address asks for.
    #[must_use]
    pub fn of_address() -> Self {
        match address::parameter("view").as_deref() {
            Some("transcript") => Self::Transcript,
            Some("panel") => Self::Panel,
            _ => Self::Workspace,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Transcript => "transcript",
            Self::Panel => "panel",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Nothing,
    Skeleton,
    SignedOut,
    Failed(&'static str),
    Page,
}

/// The whole page, as far as there is a session.
#[component]
pub fn App() -> impl IntoView {
    let state = use_state();
    let view = View::of_address();
    Pane::new().provide();
    let shown = Memo::new(move |_| {
        state.session.with(|session| match session {
            Load::Idle | Load::Loading => Shown::Nothing,
            Load::LoadingSlowly => Shown::Skeleton,
            Load::Failed(ApiError::Unauthorized) => Shown::SignedOut,
            Load::Failed(error) => Shown::Failed(texts::error(error)),
            Load::Loaded(_) => Shown::Page,
        })
    });
    let retry = Callback::new(move |()| state.dispatch(Intent::RetryLoading(Resource::Session)));
    view! {
        <div class="app" data-view=view.name()>
            {move || match shown.get() {
                Shown::Nothing => ().into_any(),
                Shown::Skeleton => view! { <main class="app-alone"><Skeleton rows=5 /></main> }.into_any(),
                Shown::SignedOut => view! {
                    <main class="app-alone">
                        <Empty icon=Icon::SignOut title=text(Text::SignedOutTitle) body=text(Text::SignedOutBody) />
                    </main>
                }
                .into_any(),
                Shown::Failed(reason) => view! { <main class="app-alone"><Failed what=text(Text::SessionFailed) reason on_retry=retry /></main> }.into_any(),
                Shown::Page => view! { <Page view /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn Page(view: View) -> impl IntoView {
    let pane = pane::use_pane();
    match view {
        View::Workspace => view! {
            <Bar />
            <div class="columns" data-pane=move || pane.name()>
                <Conversations />
                <ConversationPane />
                <Panel />
            </div>
        }
        .into_any(),
        View::Transcript => view! {
            <ConnectionLine />
            <ConversationPane />
        }
        .into_any(),
        View::Panel => view! { <main class="app-panel"><Panel /></main> }.into_any(),
    }
}
