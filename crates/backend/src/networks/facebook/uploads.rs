//! Files on their way to Graph. A photo of a comment is uploaded first, unpublished: nobody sees it until the comment names it.

use super::super::call::{Call, CallError, CallFile};
use super::super::client::Credentials;
use super::super::json::id;
use super::super::transport::{Answer, made_ready, now, trouble};
use super::client::Client;
use super::errors::{self, GraphError};
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use social_messaging_domain::message::AttachmentKind;

/// The number of the photo that a comment shows (Meta: `POST /{page}/photos` with `published=false`, then
/// `attachment_id` of the comment); `None` for a call that shows none.
pub(super) async fn photo(
    client: &Client,
    credentials: &Credentials,
    call: &Call,
) -> Result<Option<String>, CallError> {
    let Call::FacebookComment { file: Some(file), .. } = call else { return Ok(None) };
    let mut fields = json!({ "published": "false" });
    if let Some(description) = &file.description {
        fields["alt_text_custom"] = json!(description);
    }
    let request = client.request(Method::POST, &[&credentials.network_id, "photos"]);
    let request = request.zip(form(&fields, "source", file)).map(|(request, form)| request.multipart(form));
    let answer = made_ready(request, credentials, accepted).await?;
    id(&answer.body, "id").map(Some).ok_or_else(|| trouble("a photo without a number"))
}

/// A form of these fields and the file; objects are written as JSON (Meta: "Upload from File").
pub(super) fn form(fields: &Value, name: &'static str, file: &CallFile) -> Option<Form> {
    let mut form = Form::new();
    for (key, value) in fields.as_object()? {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        form = form.text(key.clone(), text);
    }
    let length = u64::try_from(file.bytes.len()).ok()?;
    let part = Part::stream_with_length(file.bytes.clone(), length).file_name(file.shown_name());
    Some(form.part(name, part.mime_str(&file.content_type).ok()?))
}

/// Meta: `attachment.type` of the Send API.
pub(super) const fn kind(file: &CallFile) -> &'static str {
    match file.kind {
        AttachmentKind::Image | AttachmentKind::Gif => "image",
        AttachmentKind::Video => "video",
        AttachmentKind::Audio => "audio",
        AttachmentKind::File | AttachmentKind::Link | AttachmentKind::Unsupported => "file",
    }
}

fn accepted(answer: &Answer) -> Result<(), CallError> {
    if answer.is_success() && GraphError::of(&answer.body).is_none() {
        return Ok(());
    }
    Err(errors::refused(answer, now()).unwrap_or_else(|| trouble(&format!("status {}", answer.status))))
}
