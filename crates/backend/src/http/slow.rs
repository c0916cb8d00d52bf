//! Requests that are sent so slowly that they only hold a connection. Answers are not bounded: a stream never ends.

use super::problem::Refusal;
use social_messaging_domain::problem::ProblemType;
use std::error::Error;
use std::time::Duration;
use tower_http::timeout::{RequestBodyDeadlineLayer, RequestBodyTimeoutLayer, TimeoutError};

/// How long nothing of a body may come.
const SILENCE: Duration = Duration::from_secs(15);

/// How long a document may take to arrive whole.
const DOCUMENT: Duration = Duration::from_secs(30);

/// How long a file may: 25 MB over a poor line.
const FILE: Duration = Duration::from_secs(10 * 60);

/// Ends a body of which nothing comes any more.
pub(super) fn silent() -> RequestBodyTimeoutLayer {
    RequestBodyTimeoutLayer::new(SILENCE)
}

/// Ends a document that comes drop by drop.
pub(super) fn documents() -> RequestBodyDeadlineLayer {
    RequestBodyDeadlineLayer::new(DOCUMENT)
}

/// Ends a file that comes drop by drop.
pub(super) fn files() -> RequestBodyDeadlineLayer {
    RequestBodyDeadlineLayer::new(FILE)
}

/// 408 where a body ended for its slowness, else `None`.
pub(super) fn refusal(error: &(dyn Error + 'static)) -> Option<Refusal> {
    let mut cause = Some(error);
    while let Some(inner) = cause {
        if inner.is::<TimeoutError>() {
            let mut refusal = Refusal::new(ProblemType::Unavailable, 408);
            refusal.0.title = "The body took too long to arrive".to_owned();
            return Some(refusal);
        }
        cause = inner.source();
    }
    None
}
