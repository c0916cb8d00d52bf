//! `GET /media/{id}`

#![expect(unused_qualifications, reason = "the macro that describes the route writes them")]

use super::extract::{Path, QueryString};
use super::problem::Refusal;
use crate::media::{FetchedMedia, MediaRefused};
use crate::service::app_state::AppState;
use crate::service::files::{self, FileRefused};
use crate::service::media_links::{self, Variant};
use axum::body::Body;
use axum::extract::State;
use axum::http::header::{
    ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, RANGE,
};
use axum::http::{HeaderMap, HeaderName, Response, StatusCode};
use range::ByteRange;
use serde::Deserialize;
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::time::{SECOND, Timestamp};
use utoipa::IntoParams;

mod range;

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(super) struct Parameters {
    /// Until when the address is good, milliseconds since 1970.
    expires: i64,
    /// Ours over everything else.
    signature: String,
    /// A still picture of it instead.
    preview: Option<bool>,
}

/// A file of a message, a profile or a post, by an address that this backend signed and gave out with it.
///
/// Fetched from the network as it is asked for; not kept.
#[utoipa::path(
    get,
    path = "/media/{id}",
    tag = "media",
    params(("id" = String, Path), Parameters),
    security(()),
    responses(
        (status = 200, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 206, content_type = "application/octet-stream", body = Vec<u8>),
        (status = 403, description = "The signature is not ours, or its time is over", body = Problem, content_type = "application/problem+json"),
        (status = 404, body = Problem, content_type = "application/problem+json"),
        (status = 503, description = "The network does not give it now", body = Problem, content_type = "application/problem+json"),
    ),
)]
pub(super) async fn show(
    State(state): State<AppState>,
    Path(id): Path<String>,
    parameters: Result<QueryString<Parameters>, Refusal>,
    headers: HeaderMap,
) -> Result<Response<Body>, Refusal> {
    // What is not the query of an address that was given out was not signed either.
    let Ok(QueryString(parameters)) = parameters else { return Err(Refusal::new(ProblemType::Forbidden, 403)) };
    let variant = if parameters.preview == Some(true) { Variant::Preview } else { Variant::Whole };
    let (expires, now) = (parameters.expires, state.clock.now());
    if !media_links::is_good(&state.config, &id, variant, expires, &parameters.signature, now) {
        return Err(Refusal::new(ProblemType::Forbidden, 403));
    }
    let file = files::open(&state, &id, variant).await?;
    let range = headers.get(RANGE).and_then(|range| range.to_str().ok());
    let cached = Timestamp(expires).since(now) / SECOND;
    answer(file, range, cached).map_err(|error| {
        tracing::error!(%error, "a file could not be answered");
        Refusal::new(ProblemType::Unavailable, 500)
    })
}

fn answer(file: FetchedMedia, range: Option<&str>, seconds: i64) -> axum::http::Result<Response<Body>> {
    // What a browser draws by itself is shown; all else is only ever saved.
    let shown = ["image/", "video/", "audio/"].iter().any(|kind| file.content_type.starts_with(kind));
    let response = Response::builder()
        .header(CONTENT_TYPE, file.content_type)
        .header(CONTENT_DISPOSITION, if shown { "inline" } else { "attachment" })
        .header(CACHE_CONTROL, format!("private, max-age={seconds}"))
        // Opened in a tab of its own, a stranger's file runs nothing and loads nothing.
        .header(CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
        // A frame without `allow-same-origin` shows it, too: who has the address was given it.
        .header(HeaderName::from_static("cross-origin-resource-policy"), "cross-origin");
    let Some(length) = file.length else { return response.body(Body::from_stream(file.body)) };
    let response = response.header(ACCEPT_RANGES, "bytes");
    match range.and_then(|range| ByteRange::parse(range, length)) {
        None => response.header(CONTENT_LENGTH, length).body(Body::from_stream(file.body)),
        Some(Ok(part)) => response
            .status(StatusCode::PARTIAL_CONTENT)
            .header(CONTENT_LENGTH, part.length())
            .header(CONTENT_RANGE, part.content_range(length))
            .body(Body::from_stream(part.of(file.body))),
        Some(Err(range::NotSatisfiable)) => response
            .status(StatusCode::RANGE_NOT_SATISFIABLE)
            .header(CONTENT_RANGE, format!("bytes */{length}"))
            .body(Body::empty()),
    }
}

impl From<FileRefused> for Refusal {
    fn from(refused: FileRefused) -> Self {
        match refused {
            FileRefused::Service(error) => error.into(),
            FileRefused::Media(
                MediaRefused::Address(_) | MediaRefused::TooLarge | MediaRefused::Type | MediaRefused::Gone,
            ) => Self::not_found(),
            FileRefused::Media(_) => Self::new(ProblemType::Unavailable, 503),
        }
    }
}
