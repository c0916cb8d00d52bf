//! What happens to the page as a whole.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget, VisibilityState};

/// Where an event of the page arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// `window`.
    Window,
    /// `document`, on the way down, so that nothing below can keep it.
    Document,
}

/// Calls `then` at every event of this name, as long as the page lives.
pub fn on(target: Target, name: &str, then: impl Fn(Event) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let target: EventTarget = match (target, window.document()) {
        (Target::Document, Some(document)) => document.into(),
        _ => window.into(),
    };
    let closure = Closure::<dyn Fn(Event)>::new(then);
    let options = AddEventListenerOptions::new();
    options.set_capture(true);
    let listener = closure.as_ref().unchecked_ref();
    // Refused by no browser.
    let _ = target.add_event_listener_with_callback_and_add_event_listener_options(name, listener, &options);
    // The page's own listeners end with the page.
    closure.forget();
}

/// Whether somebody can see the page.
#[must_use]
pub fn is_visible() -> bool {
    let document = web_sys::window().and_then(|window| window.document());
    document.is_none_or(|document| document.visibility_state() != VisibilityState::Hidden)
}
