//! One file that the consumer sent, as large as there is room.

use crate::app::View;
use crate::app::media_stage::MediaStage;
use crate::app::media_tile::name_of;
use crate::app::media_zoom::{MediaZoom, Zoom};
use crate::app::pane::use_pane;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::intl;
use crate::state::{Edge, Intent, State, use_state};
use crate::texts::{Text, filled, text};
use crate::ui::dialog::Dialog;
use crate::ui::icon::{Glyph, Icon};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::Element;
use social_messaging_domain::api::SentAttachment;
use social_messaging_domain::ids::AttachmentId;

/// What takes the arrow keys for itself.
const OWN_KEYS: &str = "video, audio, .media-stage[tabindex]";

/// The file with the ways to its neighbours, to its message and into a folder.
#[component]
pub fn MediaViewer(
    /// Which file; `None` goes back to the grid.
    viewed: Source<Option<AttachmentId>>,
    /// Closes the grid, too.
    on_leave: Callback<()>,
) -> Drawn {
    let (state, pane) = (use_state(), use_pane());
    let file = Live::new(move || found(state, viewed.get(), 0));
    let zoom = Source::new(Zoom::default());
    let go = move |by: isize| {
        if let Some(next) = found(state, viewed.get_untracked(), by) {
            zoom.set(Zoom::default());
            viewed.set(Some(next.attachment.id));
        }
        let near_end = found(state, viewed.get_untracked(), 2).is_none();
        let more = state.media.with_untracked(|media| media.loaded().is_some_and(|media| media.more == Edge::More));
        if near_end && more {
            state.dispatch(Intent::LoadMoreMedia);
        }
    };
    let keys = move |event: KeyboardEvent| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let own = target.as_ref().is_some_and(|target| target.matches(OWN_KEYS).unwrap_or_default());
        let mirrored = target.is_some_and(|target| target.closest("[dir=rtl]").is_ok_and(|it| it.is_some()));
        let forth = if mirrored { -1 } else { 1 };
        match event.key().as_str() {
            "ArrowRight" if !own => go(forth),
            "ArrowLeft" if !own => go(-forth),
            "+" | "=" => zoom.set(zoom.get_untracked().larger()),
            "-" => zoom.set(zoom.get_untracked().smaller()),
            "0" => zoom.set(Zoom::default()),
            _ => return,
        }
        event.prevent_default();
    };
    let go_to_message = move |_| {
        if let Some(file) = file.get_untracked() {
            viewed.set(None);
            on_leave.run(());
            // After the dialogs gave the focus back to where it was.
            request_animation_frame(move || pane.go_to(file.message));
        }
    };
    let has_transcript = View::of_address() != View::Panel;
    let step = move |name: Text, icon: Icon, by: isize| {
        let off = Live::new(move || found(state, viewed.get(), by).is_none());
        view! {
            <button type="button" class="button button--icon" aria-label=text(name) title=text(name) aria-disabled=follow(move || off.get().then_some("true")) on:click=move |_| go(by)>
                <Glyph icon />
            </button>
        }
    };
    // The keys work wherever in the dialog the focus is.
    view! {
        <div class="media-keys" on:keydown=keys>
        <Dialog label=text(Text::MediaLarger) on_close=Callback::new(move |()| viewed.set(None))>
            <div class="media-viewer">
                <p class="media-words" role="status"><bdi>{follow(move || file.get().map(|file| name_of(&file)))}</bdi>{follow(move || place(state, viewed.get()))}</p>
                {dynamic(move || file.get().map(|file| view! { <MediaStage file zoom /> }))}
                <div class="media-tools">
                    {step(Text::PreviousMedia, Icon::Back, -1)}
                    {step(Text::NextMedia, Icon::Forth, 1)}
                    <MediaZoom zoom file />
                    {dynamic(move || file.get().map(|file| download(&file)))}
                    {has_transcript.then(|| view! {
                        <button type="button" class="button" on:click=go_to_message>
                            <Glyph icon=Icon::Direct />
                            {text(Text::GoToMessage)}
                        </button>
                    })}
                </div>
            </div>
        </Dialog>
        </div>
    }
}

/// The file as many places behind the one that is viewed.
fn found(state: State, viewed: Option<AttachmentId>, by: isize) -> Option<SentAttachment> {
    state.media.with(|media| {
        let media = media.loaded()?;
        media.items.get(media.place(viewed?.as_str())?.checked_add_signed(by)?).cloned()
    })
}

/// " (3 of 12)"
fn place(state: State, viewed: Option<AttachmentId>) -> Option<String> {
    state.media.with(|media| {
        let media = media.loaded()?;
        let (at, total) = (media.place(viewed?.as_str())? as u64 + 1, u64::from(media.total));
        let place = filled(Text::PartOf, &[("part", &intl::number(at)), ("parts", &intl::number(total))]);
        Some(format!(" ({place})"))
    })
}

fn download(file: &SentAttachment) -> Option<Drawn> {
    let url = file.attachment.url.clone()?;
    let name = file.attachment.title.clone().unwrap_or_default();
    Some(view! {
        <a class="button" href=url download=name>
            <Glyph icon=Icon::Down />
            {text(Text::Download)}
        </a>
    })
}
