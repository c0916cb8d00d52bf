//! Media upload: in one shot (JSON with base64) or in chunks.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{FromRequest, Path, RawQuery, Request, State as Extract};
use axum::response::{IntoResponse, Response};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::error::{Problem, invalid, missing};
use super::parameters::{self, Authorized, Query};
use crate::form;
use crate::sandbox::Shared;
use crate::state::x::{Media, Upload};

const CATEGORIES: &[&str] = &["tweet_image", "tweet_video", "tweet_gif", "dm_image", "dm_video", "dm_gif", "subtitles"];

/// X: a chunk has at most 5 MB.
const LARGEST_SEGMENT: usize = 5 * 1024 * 1024;

const LONGEST_DESCRIPTION: usize = 1_000;

fn limit(category: &str) -> usize {
    match category.rsplit('_').next() {
        Some("image") => 5_000_000,
        Some("gif") => 15_000_000,
        _ => 512_000_000,
    }
}

fn kind(category: &str) -> &'static str {
    match category.rsplit('_').next() {
        Some("image") => "photo",
        Some("gif") => "animated_gif",
        _ => "video",
    }
}

fn category(map: &Map<String, Value>) -> Result<String, Problem> {
    let category = parameters::string(map, "media_category")?.ok_or_else(|| parameters::required("media_category"))?;
    if CATEGORIES.contains(&category.as_str()) {
        return Ok(category);
    }
    Err(invalid("media_category", &category, "$.media_category: does not have a value in the enumeration"))
}

fn keep(sandbox: &Shared, category: String, upload: Upload) -> Response {
    let mut state = sandbox.state();
    let id = state.ids.x(Timestamp::now());
    let size = upload.bytes.len();
    let media = Media {
        id: id.clone(),
        kind: kind(&category),
        file: None,
        preview: None,
        category,
        uploaded: Some(upload),
        alt_text: None,
    };
    let key = {
        state.x.media.insert(id.clone(), media);
        super::render::media_key(&state, &id)
    };
    Json(json!({"data": {"id": id, "media_key": key, "size": size, "expires_after_secs": 86_400}})).into_response()
}

async fn fields(request: Request) -> Result<(Map<String, Value>, Vec<u8>), Problem> {
    let headers = request.headers().clone();
    let body = Bytes::from_request(request, &()).await.map_err(|_| invalid("media", "", "The body cannot be read"))?;
    let form = form::read(&headers, &body).await.map_err(|_| invalid("media", "", "The form cannot be read"))?;
    if let Some(fields) = form {
        let media = fields.iter().find(|field| field.name == "media");
        return Ok((form::words(&fields), media.map(|media| media.bytes.to_vec()).unwrap_or_default()));
    }
    let mut bytes = Vec::new();
    let map = parameters::object(
        &body,
        &["media", "media_category", "additional_owners", "media_type", "shared", "segment_index"],
    )?;
    if let Some(encoded) = parameters::string(&map, "media")? {
        bytes = STANDARD.decode(encoded).map_err(|_| invalid("media", "", "$.media: is not base64"))?;
    }
    Ok((map, bytes))
}

/// `POST /2/media/upload`.
pub(crate) async fn one_shot(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    request: Request,
) -> Result<Response, Problem> {
    let (map, bytes) = fields(request).await?;
    let category = category(&map)?;
    if bytes.is_empty() {
        return Err(parameters::required("media"));
    }
    if bytes.len() > limit(&category) {
        return Err(invalid("media", "", "The media is larger than its category allows"));
    }
    let content_type = parameters::string(&map, "media_type")?.unwrap_or_else(|| "application/octet-stream".to_owned());
    Ok(keep(&sandbox, category, Upload { content_type, bytes, expected: None, finished: true }))
}

/// `POST /2/media/upload/initialize`.
pub(crate) async fn initialize(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let map =
        parameters::object(&bytes, &["media_type", "total_bytes", "media_category", "additional_owners", "shared"])?;
    let category = category(&map)?;
    let content_type = parameters::string(&map, "media_type")?.ok_or_else(|| parameters::required("media_type"))?;
    let total = map.get("total_bytes").and_then(Value::as_u64).ok_or_else(|| parameters::required("total_bytes"))?;
    if usize::try_from(total).is_ok_and(|total| total > limit(&category)) {
        return Err(invalid("total_bytes", &total.to_string(), "The media is larger than its category allows"));
    }
    Ok(keep(&sandbox, category, Upload { content_type, bytes: Vec::new(), expected: Some(total), finished: false }))
}

/// `POST /2/media/upload/{id}/append`.
pub(crate) async fn append(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Problem> {
    let (map, bytes) = fields(request).await?;
    if !map.contains_key("segment_index") {
        return Err(parameters::required("segment_index"));
    }
    let mut state = sandbox.state();
    let Some(upload) = state.x.media.get_mut(&id).and_then(|media| media.uploaded.as_mut()) else {
        return Err(missing("media", "id", &id));
    };
    if bytes.is_empty() || bytes.len() > LARGEST_SEGMENT {
        return Err(invalid("media", "", "A segment has between 1 byte and 5 MB"));
    }
    upload.bytes.extend(bytes);
    Ok(Json(json!({"data": {"expires_at": Timestamp::now().as_second() + 86_400}})).into_response())
}

/// `POST /2/media/upload/{id}/finalize`.
pub(crate) async fn finalize(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let mut state = sandbox.state();
    let Some(upload) = state.x.media.get_mut(&id).and_then(|media| media.uploaded.as_mut()) else {
        return Err(missing("media", "id", &id));
    };
    if upload.expected.is_some_and(|expected| usize::try_from(expected) != Ok(upload.bytes.len())) {
        return Err(invalid("total_bytes", "", "Segments do not add up to provided total file size."));
    }
    upload.finished = true;
    let size = upload.bytes.len();
    Ok(Json(json!({"data": {"id": id, "size": size, "expires_after_secs": 86_400}})).into_response())
}

/// `GET /2/media/upload?media_id=&command=STATUS`.
pub(crate) async fn status(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Query::parse(query.as_deref());
    let id = query.get("media_id").unwrap_or_default();
    let state = sandbox.state();
    let Some(upload) = state.x.media.get(id).and_then(|media| media.uploaded.as_ref()) else {
        return Err(missing("media", "media_id", id));
    };
    let progress = if upload.finished { "succeeded" } else { "pending" };
    Ok(Json(json!({"data": {"id": id, "processing_info": {"state": progress, "progress_percent": 100}}}))
        .into_response())
}

/// `POST /2/media/metadata`: the description for those who do not see it.
pub(crate) async fn describe(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let map = parameters::object(&bytes, &["id", "metadata"])?;
    let id = parameters::id(&map, "id")?;
    let metadata = parameters::nested(&map, "metadata", &["alt_text"])?.unwrap_or_default();
    let words = parameters::nested(&metadata, "alt_text", &["text"])?.unwrap_or_default();
    let words = parameters::string(&words, "text")?.ok_or_else(|| parameters::required("alt_text.text"))?;
    if words.chars().count() > LONGEST_DESCRIPTION {
        return Err(invalid("alt_text.text", "", "$.metadata.alt_text.text: may only be 1000 characters long"));
    }
    let mut state = sandbox.state();
    let Some(media) = state.x.media.get_mut(&id) else {
        return Err(missing("media", "id", &id));
    };
    media.alt_text = Some(words.clone());
    Ok(Json(json!({"data": {"id": id, "associated_metadata": {"alt_text": {"text": words}}}})).into_response())
}
