//! One file among those that the consumer sent.

use crate::drawing::{Drawn, dynamic, follow, view};
use crate::live::{Live, Source};
use crate::platform::intl::{self, Style, Zone};
use crate::texts::{Text, filled, text};
use crate::ui::attachment::kind_word;
use crate::ui::attribute::tab_index;
use crate::ui::icon::{Glyph, Icon};
use crate::ui::links::upright_name;
use crate::ui::still::Still;
use leptos::prelude::*;
use social_messaging_domain::api::SentAttachment;
use social_messaging_domain::ids::AttachmentId;
use social_messaging_domain::message::{Attachment, AttachmentKind};

/// What a file is and when it was sent, in words.
#[must_use]
pub fn name_of(file: &SentAttachment) -> String {
    let kind = text(kind_word(file.attachment.kind));
    let what = file.attachment.description.as_deref().or(file.attachment.title.as_deref());
    let kind = what.map_or_else(|| kind.to_owned(), |what| format!("{kind}: {}", upright_name(what)));
    let time = intl::moment(file.sent_at, Zone::Own, Style::Full);
    filled(Text::MediaSentAt, &[("file", &kind), ("time", &time)])
}

/// The sign of what is no picture.
#[must_use]
pub const fn sign_of(kind: AttachmentKind) -> Icon {
    match kind {
        AttachmentKind::Video => Icon::Play,
        AttachmentKind::Audio => Icon::Sound,
        AttachmentKind::Image | AttachmentKind::Gif => Icon::Pictures,
        AttachmentKind::File | AttachmentKind::Link | AttachmentKind::Unsupported => Icon::File,
    }
}

/// A picture of it, or its sign; a press opens it larger.
#[component]
pub fn MediaTile(
    /// The file.
    file: SentAttachment,
    /// The file at which the Tab key stops.
    stop: Live<Option<AttachmentId>>,
    /// The file that has the focus.
    focused: Source<Option<AttachmentId>>,
    /// The file that is shown larger.
    viewed: Source<Option<AttachmentId>>,
) -> Drawn {
    let gone = Source::new(false);
    let id = StoredValue::new(file.attachment.id.clone());
    let name = name_of(&file);
    let label = name.clone();
    let label = move || if gone.get() { format!("{label}. {}", text(Text::MediaUnavailable)) } else { label.clone() };
    let kind = file.attachment.kind;
    let day = intl::moment(file.sent_at, Zone::Own, Style::Date);
    let attachment = StoredValue::new(file.attachment);
    view! {
        <li>
            <button
                type="button"
                class="media-tile"
                aria-haspopup="dialog"
                aria-label=follow(label)
                title=name
                tabindex=follow(move || tab_index(stop.get() == Some(id.get_value())))
                on:focus=move |_| focused.set(Some(id.get_value()))
                on:click=move |_| viewed.set(Some(id.get_value()))
            >
                {dynamic(move || if gone.get() {
                    view! { <span class="media-sign"><Glyph icon=Icon::NoPicture /></span> }
                } else {
                    picture(attachment.get_value(), gone)
                })}
                <span class="media-caption" aria-hidden="true"><Glyph icon=sign_of(kind) />{day}</span>
            </button>
        </li>
    }
}

fn picture(attachment: Attachment, gone: Source<bool>) -> Drawn {
    let sign = |kind, title: Option<String>| {
        view! {
            <span class="media-sign">
                <Glyph icon=sign_of(kind) />
                {title.map(|title| view! { <bdi class="media-title">{upright_name(&title)}</bdi> })}
            </span>
        }
    };
    let Attachment { kind, url, preview_url, title, .. } = attachment;
    match (kind, preview_url, url) {
        (AttachmentKind::Gif, None, Some(url)) => {
            let on_failed = Callback::new(move |()| gone.set(true));
            view! { <Still url name="" on_failed /> }
        }
        (AttachmentKind::Gif | AttachmentKind::Video, Some(url), _) | (AttachmentKind::Image, _, Some(url)) => view! {
            <img class="media-picture" src=url alt="" loading="lazy" decoding="async" on:error=move |_| gone.set(true) />
        },
        (AttachmentKind::Image, _, None) => view! { <span class="media-sign"><Glyph icon=Icon::NoPicture /></span> },
        _ => sign(kind, title),
    }
}
