//! `Strict-Transport-Security`, where the browser speaks TLS.

use super::peer;
use crate::service::app_state::AppState;
use axum::extract::{Request, State};
use axum::http::HeaderValue;
use axum::http::header::STRICT_TRANSPORT_SECURITY;
use axum::middleware::Next;
use axum::response::Response;

/// A year. Other hosts of the same domain are not ours to speak for.
const POLICY: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Has the browser speak TLS for a year, once it was seen to do so.
pub(super) async fn told(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let front = &state.config.front;
    let secure = front.is_behind_tls() || peer::is_over_tls(front, request.extensions(), request.headers());
    let mut response = next.run(request).await;
    if secure {
        response.headers_mut().insert(STRICT_TRANSPORT_SECURITY, POLICY);
    }
    response
}
