//! A file itself, as large as there is room.

use crate::app::media_tile::{name_of, sign_of};
use crate::app::media_zoom::Zoom;
use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Source;
use crate::platform::layout;
use crate::state::{Intent, use_state};
use crate::texts::{Text, text};
use crate::ui::empty::Empty;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::links::upright_name;
use crate::ui::still::Still;
use leptos::prelude::*;
use social_messaging_domain::api::SentAttachment;
use social_messaging_domain::message::{Attachment, AttachmentKind};

/// The picture, film, sound or file, or that it is not available any more.
#[component]
pub fn MediaStage(
    /// The file.
    file: SentAttachment,
    /// How large a picture is shown.
    zoom: Source<Zoom>,
) -> Drawn {
    let state = use_state();
    let gone = Source::new(file.attachment.url.is_none());
    let name = StoredValue::new(name_of(&file));
    let attachment = StoredValue::new(file.attachment);
    let retry = move |_| state.dispatch(Intent::ViewMedia);
    // What is larger than its room is scrolled by keys, too.
    let stop = move || zoom.get().is_larger().then_some("0");
    view! {
        <div class="media-stage" data-zoom=follow(move || zoom.get().percent().to_string()) tabindex=follow(stop) role="group" aria-label=name.get_value()>
            {dynamic(move || if gone.get() {
                view! {
                    <Empty icon=Icon::NoPicture title=text(Text::MediaUnavailable)>
                        <button type="button" class="button" on:click=retry>{text(Text::TryAgain)}</button>
                    </Empty>
                }
            } else {
                shown(attachment.get_value(), name.get_value(), gone)
            })}
        </div>
    }
}

fn shown(attachment: Attachment, name: String, gone: Source<bool>) -> Drawn {
    let Attachment { kind, url, preview_url, title, .. } = attachment;
    let url = url.unwrap_or_default();
    match kind {
        AttachmentKind::Gif => view! { <Moving url preview_url name gone /> },
        AttachmentKind::Image => {
            view! { <img class="media-large" src=url alt=name on:error=move |_| gone.set(true) /> }
        }
        AttachmentKind::Video => view! {
            <video class="media-large" src=url poster=preview_url controls preload="metadata" playsinline aria-label=name on:error=move |_| gone.set(true)></video>
        },
        AttachmentKind::Audio => view! {
            <audio class="media-audio" src=url controls preload="metadata" aria-label=name on:error=move |_| gone.set(true)></audio>
        },
        AttachmentKind::File | AttachmentKind::Link | AttachmentKind::Unsupported => view! {
            <p class="media-sign"><Glyph icon=sign_of(kind) /><bdi>{title.map_or(name, |title| upright_name(&title))}</bdi></p>
        },
    }
}

/// A moving image: moving by itself, or on demand where the agent wants no motion. Some networks give it as a film.
#[component]
fn Moving(url: String, preview_url: Option<String>, name: String, gone: Source<bool>) -> Drawn {
    let moves = Source::new(!layout::prefers_reduced_motion());
    let is_film = Source::new(false);
    let (url, preview_url, name) = (StoredValue::new(url), StoredValue::new(preview_url), StoredValue::new(name));
    let picture = move || match (moves.get(), is_film.get(), preview_url.get_value()) {
        (true, true, _) => view! {
            <video class="media-large" src=url.get_value() autoplay loop muted playsinline aria-label=name.get_value() on:error=move |_| gone.set(true)></video>
        },
        (true, false, _) => view! {
            <img class="media-large" src=url.get_value() alt=name.get_value() on:error=move |_| is_film.set(true) />
        },
        (false, _, Some(still)) => view! {
            <img class="media-large" src=still alt=name.get_value() on:error=move |_| preview_url.set_value(None) />
        },
        (false, _, None) => {
            let on_failed = Callback::new(move |()| gone.set(true));
            view! { <Still url=url.get_value() name=name.get_value() on_failed /> }
        }
    };
    let (icon, word) = (
        move || if moves.get() { Icon::Pause } else { Icon::Play },
        move || text(if moves.get() { Text::PauseMedia } else { Text::PlayMedia }),
    );
    view! {
        {dynamic(picture)}
        <button type="button" class="button media-play" on:click=move |_| moves.set(!moves.get_untracked())>
            {dynamic(move || view! { <Glyph icon=icon() /> })}
            {follow(word)}
        </button>
    }
}
