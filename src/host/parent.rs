//! The window around this page.

use super::refusals::Refusals;
use crate::platform::page;
use std::fmt::Write;
use wasm_bindgen::JsValue;
use web_sys::{MessageEvent, Window};

/// Whether another page is around this one.
#[must_use]
pub fn is_framed() -> bool {
    around().is_some()
}

/// The window around this page.
pub(super) fn around() -> Option<Window> {
    let window = web_sys::window()?;
    let around = window.parent().ok().flatten()?;
    (around != window).then_some(around)
}

/// Whether a message comes from the window around this page, and not from one beside it or in it.
pub(super) fn is_source(message: &MessageEvent) -> bool {
    let (Some(source), Some(around)) = (message.source(), around()) else { return false };
    JsValue::from(source) == JsValue::from(around)
}

/// Posts something; with `*` for an origin everybody may hear it.
pub(super) fn post(message: &JsValue, origin: &str) {
    if let Some(around) = around() {
        // What is posted is plain data, and the origin was read from the address or from the browser.
        let _ = around.post_message(message, origin);
    }
}

/// Shows on the page's element how much was not heard, for whoever looks into why a host and this page do not meet.
pub(super) fn show(refusals: &Refusals) {
    let mut text = String::new();
    // Writing into a string cannot fail.
    let _ = write!(text, "{refusals}");
    page::mark("data-host-refused", Some(&text));
}
