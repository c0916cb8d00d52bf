//! The backend's clock, as this page knows it.
//!
//! The browser's own clock may be wrong by hours and may be set while the page is open. So the page counts from a moment
//! that the backend named, by a counter that nobody can set.

use social_messaging_domain::time::{SECOND, Timestamp};
use std::cell::Cell;

thread_local! {
    /// The backend's time when the counter was 0, in milliseconds; `None` until the backend named one.
    static ORIGIN: Cell<Option<f64>> = const { Cell::new(None) };
}

/// The `Date` header has whole seconds, and an answer takes a moment: less than this is no difference.
const TOLERANCE: f64 = 3.0 * SECOND as f64;

/// The backend's time at this moment; the browser's until the backend named one.
#[must_use]
pub fn now() -> Timestamp {
    let millis = ORIGIN.get().map_or_else(js_sys::Date::now, |origin| origin + counter());
    #[expect(clippy::cast_possible_truncation, reason = "a clock's milliseconds are far below 2^53")]
    Timestamp(millis as i64)
}

/// Takes the backend's time of this moment.
pub fn set(now: Timestamp) {
    #[expect(clippy::cast_precision_loss, reason = "a clock's milliseconds are far below 2^53")]
    ORIGIN.set(Some(now.0 as f64 - counter()));
}

/// Takes the `Date` header of an answer. The counter stands still while a computer sleeps; this sets it right.
pub fn correct(date: &str) {
    let millis = js_sys::Date::parse(date);
    let known = ORIGIN.get().map(|origin| origin + counter());
    if known.is_some_and(|known| (known - millis).abs() > TOLERANCE) {
        ORIGIN.set(Some(millis - counter()));
    }
}

fn counter() -> f64 {
    web_sys::window().and_then(|window| window.performance()).map_or_else(js_sys::Date::now, |clock| clock.now())
}
