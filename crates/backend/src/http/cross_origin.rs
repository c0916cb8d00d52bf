//! Which answers a page of another origin may read: those that no cookie of the browser's opens.
//!
//! A frame without `allow-same-origin` has an origin of its own, which no list can name: it sends `Origin: null`.

use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, Method};
use std::time::Duration;
use tower_http::cors::{Any, CorsLayer};

/// How long a browser need not ask again; as long as Chromium keeps it.
const KEPT: Duration = Duration::from_secs(2 * 60 * 60);

/// For routes that take a bearer token alone, or nothing: who has the token may ask from anywhere.
pub(super) fn of_bearers() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::GET, Method::POST, Method::PUT, Method::PATCH, Method::DELETE])
        .allow_headers([AUTHORIZATION, CONTENT_TYPE, HeaderName::from_static("last-event-id")])
        .expose_headers([RETRY_AFTER])
        .max_age(KEPT)
}
