//! The panel: the consumer's profile, and the post in its context.

pub mod host_input;
pub mod host_replies;
pub mod link_form;
pub mod menu;
mod part;
pub mod person_note;
pub mod person_note_form;
pub mod person_notes;
pub mod post;
pub mod post_context;
pub mod profile;
pub mod profile_facts;
pub mod related;
pub mod related_row;

use crate::app::hosted::nothing_open;
use crate::app::pane::use_pane;
use crate::app::region::Region;
use crate::drawing::{Drawn, dynamic, view};
use crate::live::Live;
use crate::state::{Intent, Resource, use_state};
use crate::texts::{Text, text};
use crate::ui::failed::Failed;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::skeleton::Skeleton;
use leptos::prelude::*;
use menu::PanelMenu;
use post_context::PostContextView;
use profile::ProfileView;
use related::RelatedView;

/// The region named Social Messaging.
#[component]
pub fn Panel() -> Drawn {
    let state = use_state();
    let pane = use_pane();
    let shown =
        Live::new(move || if state.open.with(Option::is_none) { Region::Empty } else { state.detail.with(Region::of) });
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
            {dynamic(move || match shown.get() {
                Region::Empty => nothing_open(Icon::Person, Text::PanelEmptyBody),
                Region::Blank => Drawn::nothing(),
                Region::Skeleton => view! { <Skeleton rows=4 /> },
                Region::Failed(reason) => view! { <Failed what=text(Text::ProfileFailed) reason on_retry=retry /> },
                Region::Content => view! {
                    <PanelMenu />
                    <ProfileView />
                    {host_input::host_input()}
                    <RelatedView />
                    <PostContextView />
                },
            })}
        </section>
    }
}
