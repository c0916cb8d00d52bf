//! Files, stickers, shared links and templates of Messenger messages.

use super::super::inbound::InboundAttachment;
use super::super::json::{link, list, owned, text};
use serde_json::Value;
use social_messaging_domain::message::AttachmentKind;

/// What the attachments of one message come to.
#[derive(Default)]
pub(super) struct Attached {
    /// What can be shown.
    pub(super) attachments: Vec<InboundAttachment>,
    /// What a template says, line by line.
    pub(super) lines: Vec<String>,
}

/// Meta: "messages" webhook reference, `attachments[].type`.
pub(super) fn read(message: &Value) -> Attached {
    let mut attached = Attached::default();
    for attachment in list(message, "attachments") {
        let payload = attachment.get("payload").unwrap_or(&Value::Null);
        match text(attachment, "type").unwrap_or_default() {
            "image" | "sticker" => attached.attachments.extend(picture(payload)),
            "video" => attached.attachments.extend(file(AttachmentKind::Video, payload)),
            "audio" => attached.attachments.extend(file(AttachmentKind::Audio, payload)),
            "file" => attached.attachments.extend(file(AttachmentKind::File, payload)),
            "template" => template_lines(attachment, payload, &mut attached.lines),
            "location" => attached.lines.extend(place(attachment, payload)),
            _ => attached.attachments.extend(shared(attachment, payload)),
        }
    }
    attached
}

fn picture(payload: &Value) -> Option<InboundAttachment> {
    let url = link(payload, "url")?;
    Some(InboundAttachment::of(picture_kind(&url), Some(url)))
}

/// A picture that moves is told by its name alone.
pub(super) fn picture_kind(url: &str) -> AttachmentKind {
    let moves = url::Url::parse(url).is_ok_and(|url| url.path().to_ascii_lowercase().ends_with(".gif"));
    if moves { AttachmentKind::Gif } else { AttachmentKind::Image }
}

fn file(kind: AttachmentKind, payload: &Value) -> Option<InboundAttachment> {
    let url = link(payload, "url")?;
    let title = owned(payload, "title");
    Some(InboundAttachment { title, ..InboundAttachment::of(kind, Some(url)) })
}

/// A link, a post or a reel that was shared. A `fallback` may come without its payload: then there is nothing to show.
fn shared(attachment: &Value, payload: &Value) -> Option<InboundAttachment> {
    let address = link(payload, "url").or_else(|| link(attachment, "url"))?;
    let title = owned(payload, "title").or_else(|| owned(attachment, "title"));
    Some(InboundAttachment { link: Some(address), title, ..InboundAttachment::of(AttachmentKind::Link, None) })
}

fn template_lines(attachment: &Value, payload: &Value, lines: &mut Vec<String>) {
    lines.extend(owned(attachment, "title"));
    lines.extend(owned(payload, "text"));
    let nested = payload.get("generic").unwrap_or(payload);
    for element in list(nested, "elements") {
        lines.extend(owned(element, "title"));
        lines.extend(owned(element, "subtitle"));
    }
}

fn place(attachment: &Value, payload: &Value) -> Option<String> {
    let coordinates = payload.get("coordinates")?;
    let (latitude, longitude) = (coordinates.get("lat")?.as_f64()?, coordinates.get("long")?.as_f64()?);
    let title = text(attachment, "title").map(|title| format!("{title} ")).unwrap_or_default();
    Some(format!("{title}({latitude}, {longitude})"))
}
