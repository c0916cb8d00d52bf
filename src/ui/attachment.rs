//! A file or a shared link of a message or a post.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::Source;
use crate::texts::{Text, text};
use crate::ui::dialog::Dialog;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::links::{safe, upright_name};
use leptos::prelude::*;
use social_messaging_domain::message::{Attachment, AttachmentKind};

/// Shows a file, or says that it cannot be shown. Its texts are untrusted.
#[component]
pub fn AttachmentView(
    /// The file.
    attachment: Attachment,
) -> Drawn {
    let gone = Source::new(false);
    let attachment = StoredValue::new(attachment);
    dynamic(move || if gone.get() { lost(&attachment.get_value()) } else { shown(attachment.get_value(), gone) })
}

/// What a file is, in a word.
#[must_use]
pub const fn kind_word(kind: AttachmentKind) -> Text {
    match kind {
        AttachmentKind::Image => Text::Image,
        AttachmentKind::Gif => Text::Gif,
        AttachmentKind::Video => Text::Video,
        AttachmentKind::Audio => Text::Audio,
        AttachmentKind::File => Text::File,
        AttachmentKind::Link => Text::Link,
        AttachmentKind::Unsupported => Text::UnsupportedAttachment,
    }
}

fn shown(attachment: Attachment, gone: Source<bool>) -> Drawn {
    let name = attachment.description.clone().or_else(|| attachment.title.clone());
    let name = name.map_or_else(|| text(kind_word(attachment.kind)).to_owned(), |name| upright_name(&name));
    let Some(url) = attachment.url.clone().or_else(|| attachment.link.as_deref().and_then(safe).map(str::to_owned))
    else {
        return lost(&attachment);
    };
    match attachment.kind {
        AttachmentKind::Image | AttachmentKind::Gif => view! { <Picture url name gone /> },
        AttachmentKind::Video => view! {
            <video class="media" src=url poster=attachment.preview_url controls preload="metadata" playsinline aria-label=name on:error=move |_| gone.set(true)></video>
        },
        AttachmentKind::Audio => view! {
            <audio class="media-audio" src=url controls preload="metadata" aria-label=name on:error=move |_| gone.set(true)></audio>
        },
        AttachmentKind::Unsupported => lost(&attachment),
        AttachmentKind::File | AttachmentKind::Link => {
            let icon = if attachment.kind == AttachmentKind::Link { Icon::Link } else { Icon::File };
            let shown_name = attachment.title.or(attachment.link).map_or(name, |name| upright_name(&name));
            view! {
                <a class="file" href=url target="_blank" rel="noopener noreferrer">
                    <Glyph icon />
                    <bdi class="file-name">{shown_name}</bdi>
                    <span class="hidden">{format!(" ({})", text(Text::OpensInNewTab))}</span>
                </a>
            }
        }
    }
}

/// A picture that loads, enlarges and may be gone.
#[component]
fn Picture(url: String, name: String, gone: Source<bool>) -> Drawn {
    let (loaded, large) = (Source::new(false), Source::new(false));
    let (source, label) = (StoredValue::new(url.clone()), StoredValue::new(name.clone()));
    view! {
        <button type="button" class="picture" aria-haspopup="dialog" title=text(Text::ViewMedia) on:click=move |_| large.set(true)>
            <img class=follow(move || if loaded.get() { "media" } else { "media media--loading" }) src=url alt=name loading="lazy" decoding="async"
                on:load=move |_| loaded.set(true) on:error=move |_| gone.set(true) />
            <span class="picture-hint"><Glyph icon=Icon::Enlarge /></span>
        </button>
        {dynamic(move || large.get().then(|| view! {
            <Dialog label=label.get_value() on_close=Callback::new(move |()| large.set(false))>
                <img class="dialog-picture" src=source.get_value() alt=label.get_value() />
            </Dialog>
        }))}
    }
}

fn lost(attachment: &Attachment) -> Drawn {
    let (icon, words) = match attachment.kind {
        AttachmentKind::Unsupported => (Icon::File, text(Text::UnsupportedAttachment).to_owned()),
        kind => (Icon::NoPicture, format!("{}: {}", text(kind_word(kind)), text(Text::MediaUnavailable))),
    };
    let title = attachment.title.clone().or_else(|| attachment.description.clone());
    view! {
        <span class="file file--lost">
            <Glyph icon />
            <span class="file-name">{words}</span>
            {title.map(|title| view! { <bdi class="file-title">{upright_name(&title)}</bdi> })}
        </span>
    }
}
