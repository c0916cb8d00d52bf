//! Files on their way to X: uploaded in segments, described, and named by a call then. Nobody sees them before.

use super::super::call::{Call, CallError, CallFile};
use super::super::client::Credentials;
use super::super::json::{count, id, text};
use super::super::transport::{Answer, made_ready, now, refusal, trouble};
use super::client::Client;
use super::errors::{self, Problem};
use bytes::Bytes;
use reqwest::Method;
use reqwest::multipart::{Form, Part};
use serde_json::{Value, json};
use social_messaging_domain::message::{AttachmentKind, FailureReason};
use std::time::Duration;

/// The most bytes of a segment (X: chunks of at most 5 MB).
const SEGMENT: usize = 4 * 1024 * 1024;
/// How often it is asked whether a film is worked on still.
const LOOKS: usize = 12;
/// The longest wait between two of these, in seconds; X says how long.
const LONGEST_WAIT: u64 = 5;

/// Where a file is shown: X keeps the media of posts and of direct messages apart.
#[derive(Clone, Copy, Debug)]
enum Place {
    Post,
    DirectMessage,
}

/// The numbers of a call's files on X, uploaded now.
pub(super) async fn all(client: &Client, credentials: &Credentials, call: &Call) -> Result<Vec<String>, CallError> {
    let place = if matches!(call, Call::XDirectMessage { .. }) { Place::DirectMessage } else { Place::Post };
    let mut media = Vec::new();
    for file in call.files() {
        let uploading = Uploading { client, credentials, call };
        media.push(uploading.file(file, place).await?);
    }
    Ok(media)
}

struct Uploading<'a> {
    client: &'a Client,
    credentials: &'a Credentials,
    call: &'a Call,
}

impl Uploading<'_> {
    /// X: `initialize`, `append` a segment at a time, `finalize`.
    async fn file(&self, file: &CallFile, place: Place) -> Result<String, CallError> {
        let begin = json!({
            "media_type": file.content_type,
            "total_bytes": file.bytes.len(),
            "media_category": category(place, file.kind),
        });
        let begun = self.post(&["media", "upload", "initialize"], |request| Some(request.json(&begin))).await?;
        let media = begun.body.get("data").and_then(|data| id(data, "id"));
        let media = media.ok_or_else(|| trouble("an upload without a number"))?;
        for (index, at) in (0..file.bytes.len()).step_by(SEGMENT).enumerate() {
            let segment = file.bytes.slice(at..file.bytes.len().min(at + SEGMENT));
            let path = ["media", "upload", &media, "append"];
            self.post(&path, |request| Some(request.multipart(form(index, segment)?))).await?;
        }
        let ended = self.post(&["media", "upload", &media, "finalize"], Some).await?;
        self.worked_on(&media, ended).await?;
        if let Some(description) = &file.description {
            let metadata = json!({ "id": media, "metadata": { "alt_text": { "text": description } } });
            self.post(&["media", "metadata"], |request| Some(request.json(&metadata))).await?;
        }
        Ok(media)
    }

    /// Waits until X has worked on what moves: a post that names it earlier is refused.
    async fn worked_on(&self, media: &str, mut answer: Answer) -> Result<(), CallError> {
        for _ in 0..LOOKS {
            let processing = answer.body.get("data").and_then(|data| data.get("processing_info"));
            let state = processing.and_then(|processing| text(processing, "state"));
            match state {
                None | Some("succeeded") => return Ok(()),
                Some("failed") => return Err(refusal(FailureReason::ContentRefused, "X could not work on the file")),
                Some(_) => {}
            }
            let wait = processing.and_then(|processing| count(processing, "check_after_secs")).unwrap_or(1);
            tokio::time::sleep(Duration::from_secs(wait.min(LONGEST_WAIT))).await;
            let request = self.client.request(Method::GET, &["media", "upload"]);
            let request = request.map(|request| request.query(&[("command", "STATUS"), ("media_id", media)]));
            answer = made_ready(request, self.credentials, |answer| self.accepted(answer)).await?;
        }
        Err(trouble("X is still working on the file"))
    }

    async fn post(
        &self,
        path: &[&str],
        fill: impl FnOnce(reqwest::RequestBuilder) -> Option<reqwest::RequestBuilder>,
    ) -> Result<Answer, CallError> {
        let request = self.client.request(Method::POST, path).and_then(fill);
        made_ready(request, self.credentials, |answer| self.accepted(answer)).await
    }

    fn accepted(&self, answer: &Answer) -> Result<(), CallError> {
        let has_data = answer.body.get("data").is_some_and(Value::is_object);
        if answer.is_success() && (has_data || Problem::of(&answer.body).is_none()) {
            return Ok(());
        }
        let refused = errors::refused(answer, Some(self.call), now());
        Err(refused.unwrap_or_else(|| trouble(&format!("status {}", answer.status))))
    }
}

fn form(index: usize, segment: Bytes) -> Option<Form> {
    let length = u64::try_from(segment.len()).ok()?;
    let part = Part::stream_with_length(segment, length).file_name("segment");
    Some(Form::new().text("segment_index", index.to_string()).part("media", part))
}

/// X: `media_category`.
const fn category(place: Place, kind: AttachmentKind) -> &'static str {
    match (place, kind) {
        (Place::Post, AttachmentKind::Gif) => "tweet_gif",
        (Place::Post, AttachmentKind::Video) => "tweet_video",
        (Place::Post, _) => "tweet_image",
        (Place::DirectMessage, AttachmentKind::Gif) => "dm_gif",
        (Place::DirectMessage, AttachmentKind::Video) => "dm_video",
        (Place::DirectMessage, _) => "dm_image",
    }
}
