//! Documents leave compressed where the client takes that. Streams leave as they are, event by event, and so do files,
//! which are compressed in themselves.

use axum::body::HttpBody;
use axum::http::Response;
use axum::http::header::CONTENT_TYPE;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{And, Predicate, SizeAbove};

/// Below so many bytes there is nothing to win: it goes in one packet.
const WORTH_IT: u64 = 1_024;

/// Compresses JSON.
pub(super) fn of_documents() -> CompressionLayer<And<SizeAbove, IsJson>> {
    CompressionLayer::new().compress_when(SizeAbove::new(WORTH_IT).and(IsJson))
}

/// Whether an answer is a JSON document.
#[derive(Clone, Copy, Debug)]
pub(super) struct IsJson;

impl Predicate for IsJson {
    fn should_compress<B: HttpBody>(&self, response: &Response<B>) -> bool {
        let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        kind.is_some_and(|kind| kind == "application/json" || kind == "application/problem+json")
    }
}
