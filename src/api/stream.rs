//! The event stream, read through fetch since it carries the bearer token.

use super::error::ApiError;
use super::frames::{Frame, FrameReader};
use super::request::{Verb, answer, respond};
use super::routes;
use crate::platform::timer::Timer;
use js_sys::{Reflect, Uint8Array};
use social_messaging_domain::time::SECOND;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, ReadableStreamDefaultReader};

/// The backend says something each 15 s: after so long a silence the connection is dead.
const SILENCE: i64 = 45 * SECOND;

/// The longest wait before the next try.
const LONGEST_WAIT: i64 = 30 * SECOND;

/// A stream that stands.
#[derive(Debug)]
pub struct EventStream {
    reader: ReadableStreamDefaultReader,
    controller: AbortController,
    frames: FrameReader,
}

impl EventStream {
    /// Opens it after the last event that was seen; without one it starts with what happens from now on.
    ///
    /// # Errors
    /// See [`ApiError`].
    pub async fn open(last_id: Option<&str>) -> Result<Self, ApiError> {
        let controller = AbortController::new().map_err(|_| ApiError::Malformed)?;
        let signal = controller.signal();
        let watch = watch(&controller);
        let mut headers = vec![("Accept", "text/event-stream".to_owned())];
        headers.extend(last_id.map(|id| ("Last-Event-ID", id.to_owned())));
        let response = respond(Verb::Get, routes::events(), headers, Some(signal)).await?;
        if !response.ok() {
            return Err(answer(response).await.err().unwrap_or(ApiError::Malformed));
        }
        drop(watch);
        let body = response.body().ok_or(ApiError::Malformed)?;
        let reader = body.get_reader().dyn_into().map_err(|_| ApiError::Malformed)?;
        Ok(Self { reader, controller, frames: FrameReader::default() })
    }

    /// Waits for the next bytes and answers with the events that they complete, perhaps none.
    ///
    /// # Errors
    /// [`ApiError::Network`] when the stream ended, broke or fell silent.
    pub async fn next(&mut self) -> Result<Vec<Frame>, ApiError> {
        let _watch = watch(&self.controller);
        let chunk = JsFuture::from(self.reader.read()).await.map_err(|_| ApiError::Network)?;
        let field = |name: &str| Reflect::get(&chunk, &JsValue::from_str(name)).unwrap_or(JsValue::UNDEFINED);
        if field("done").is_truthy() {
            return Err(ApiError::Network);
        }
        Ok(self.frames.feed(&Uint8Array::new(&field("value")).to_vec()))
    }

    /// The last id that the stream named.
    #[must_use]
    pub fn last_id(&self) -> Option<&str> {
        self.frames.last_id()
    }

    /// What ends the stream from elsewhere.
    #[must_use]
    pub fn controller(&self) -> AbortController {
        self.controller.clone()
    }
}

impl Drop for EventStream {
    fn drop(&mut self) {
        self.controller.abort();
    }
}

fn watch(controller: &AbortController) -> Timer {
    let controller = controller.clone();
    Timer::after(SILENCE, move || controller.abort())
}

/// How long to wait before the try number `attempt`, from 0, in milliseconds; `random` lies between 0 and 1.
///
/// Many pages that lost the same backend must not all come back at the same moment.
#[must_use]
pub fn wait(attempt: u32, random: f64) -> i64 {
    let longest = SECOND.saturating_mul(1 << attempt.min(10)).min(LONGEST_WAIT);
    #[expect(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "some thousands of milliseconds")]
    let jitter = (longest as f64 / 2.0 * random.clamp(0.0, 1.0)) as i64;
    longest / 2 + jitter
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_WAIT, wait};

    #[test]
    fn waits_longer_each_time_but_never_too_long() {
        assert_eq!(wait(0, 1.0), 1_000);
        assert_eq!(wait(0, 0.0), 500);
        assert_eq!(wait(3, 1.0), 8_000);
        assert_eq!(wait(40, 1.0), LONGEST_WAIT);
        assert_eq!(wait(40, 0.0), LONGEST_WAIT / 2);
    }
}
