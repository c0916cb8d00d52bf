//! The layout: by `?view=workspace` (the default), `transcript` or `panel`.

pub mod actions;
pub mod bar;
pub mod character_counter;
pub mod conversation;
pub mod hosted;
pub mod keys;
pub mod media;
pub mod media_stage;
pub mod media_tile;
pub mod media_viewer;
pub mod media_zoom;
pub mod more;
pub mod notes;
pub mod overlay;
pub mod palette;
pub mod pane;
pub mod region;
pub mod settings;

use crate::api::ApiError;
use crate::conversations::Conversations;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Live;
use crate::panel::Panel;
use crate::platform::address;
use crate::state::{Intent, Load, Resource, use_state};
use crate::texts::{Text, text};
use crate::ui::empty::Empty;
use crate::ui::failed::Failed;
use crate::ui::icon::Icon;
use crate::ui::skeleton::Skeleton;
use bar::{Bar, ConnectionLine};
use conversation::ConversationPane;
use leptos::prelude::*;
use overlay::Overlays;
use pane::Pane;
use region::Region;

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

/// The whole page, as far as there is a session.
#[component]
pub fn App() -> Drawn {
    let state = use_state();
    let view = View::of_address();
    Pane::new().provide();
    overlay::provide_overlays();
    let shown = Live::new(move || {
        state.session.with(|session| match session {
            Load::Failed(ApiError::Unauthorized) => Region::Empty,
            session => Region::of(session),
        })
    });
    let retry = Callback::new(move |()| state.dispatch(Intent::RetryLoading(Resource::Session)));
    view! {
        <div class="app" data-view=view.name()>
            {dynamic(move || match shown.get() {
                Region::Blank => Drawn::nothing(),
                Region::Skeleton => view! { <main class="app-alone"><Skeleton rows=5 /></main> },
                Region::Empty => view! {
                    <main class="app-alone">
                        <Empty icon=Icon::SignOut title=text(Text::SignedOutTitle) body=text(Text::SignedOutBody) />
                    </main>
                },
                Region::Failed(reason) => view! { <main class="app-alone"><Failed what=text(Text::SessionFailed) reason on_retry=retry /></main> },
                Region::Content => view! {
                    <Page view />
                    <Overlays />
                },
            })}
        </div>
    }
}

#[component]
fn Page(view: View) -> Drawn {
    let pane = pane::use_pane();
    match view {
        View::Workspace => view! {
            <Bar />
            <div class="columns" data-pane=follow(move || pane.name())>
                <Conversations />
                <ConversationPane />
                <Panel />
            </div>
        },
        View::Transcript => view! {
            <ConnectionLine />
            <ConversationPane />
        },
        View::Panel => view! { <main class="app-panel"><Panel /></main> },
    }
}
