//! Pictures, moving pictures and films of posts and direct messages.

use super::super::inbound::InboundAttachment;
use super::super::json::{count, link, list, owned, text, unwrapped};
use serde_json::Value;
use social_messaging_domain::message::AttachmentKind;

/// The highest bit rate that an agent's screen is worth.
const BIT_RATE: u64 = 2_500_000;

/// What a post carries: by keys with its media beside it, or within (version 1.1). `place` is where to see the rest.
pub(super) fn of_post(post: &Value, media: Option<&Value>, place: Option<&str>) -> Vec<InboundAttachment> {
    let within = [post.get("extended_tweet"), Some(post)].into_iter().flatten().find_map(|holder| {
        let entities = holder.get("extended_entities").or_else(|| holder.get("entities"))?;
        Some(list(entities, "media")).filter(|media| !media.is_empty())
    });
    if let Some(within) = within {
        return within.iter().map(|medium| read(medium, place)).collect();
    }
    let beside = media.map(unwrapped).and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let keys = post.get("attachments").map_or(&[][..], |attachments| list(attachments, "media_keys"));
    let found = |key: &Value| beside.iter().map(unwrapped).find(|medium| medium.get("media_key") == Some(key));
    keys.iter().map(|key| found(key).map_or_else(|| elsewhere(place), |medium| read(medium, place))).collect()
}

/// What a direct message carries.
pub(super) fn of_direct(data: &Value, place: Option<&str>) -> Option<InboundAttachment> {
    let attachment = data.get("attachment").filter(|attachment| attachment.is_object())?;
    Some(attachment.get("media").map_or_else(|| elsewhere(place), |medium| read(medium, place)))
}

fn read(medium: &Value, place: Option<&str>) -> InboundAttachment {
    let still =
        link(medium, "media_url_https").or_else(|| link(medium, "url").filter(|url| !url.starts_with("https://t.co/")));
    let preview_url = link(medium, "preview_image_url").or_else(|| still.clone());
    let description = owned(medium, "alt_text").or_else(|| owned(medium, "ext_alt_text"));
    let film = film(medium.get("video_info").unwrap_or(medium));
    let attachment = match text(medium, "type").unwrap_or_default() {
        "photo" => InboundAttachment::of(AttachmentKind::Image, still),
        "animated_gif" => InboundAttachment { preview_url, ..InboundAttachment::of(AttachmentKind::Gif, film) },
        "video" => InboundAttachment { preview_url, ..InboundAttachment::of(AttachmentKind::Video, film) },
        "audio" => InboundAttachment::of(AttachmentKind::Audio, film),
        _ => elsewhere(place),
    };
    if attachment.url.is_none() && attachment.preview_url.is_none() {
        return elsewhere(place);
    }
    InboundAttachment { description, ..attachment }
}

/// Something that is only to be seen on X itself.
fn elsewhere(place: Option<&str>) -> InboundAttachment {
    InboundAttachment { link: place.map(str::to_owned), ..InboundAttachment::of(AttachmentKind::Unsupported, None) }
}

/// The best MP4 that is not wasteful, else the smallest.
fn film(medium: &Value) -> Option<String> {
    let rate = |variant: &&Value| ["bit_rate", "bitrate"].iter().find_map(|key| count(variant, key)).unwrap_or(0);
    let films = || list(medium, "variants").iter().filter(|variant| text(variant, "content_type") == Some("video/mp4"));
    let best = films().filter(|variant| rate(variant) <= BIT_RATE).max_by_key(rate);
    link(best.or_else(|| films().min_by_key(rate))?, "url")
}
