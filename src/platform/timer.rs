//! Waiting.

use js_sys::{Function, Promise};
use std::cell::RefCell;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A call that is to come; dropped, it does not.
#[derive(Debug)]
pub struct Timer {
    handle: i32,
    _closure: Closure<dyn FnMut()>,
}

impl Timer {
    /// Calls `then` after so many milliseconds.
    pub fn after(millis: i64, then: impl FnOnce() + 'static) -> Self {
        let closure = Closure::once(then);
        let handle = start(closure.as_ref().unchecked_ref(), millis);
        Self { handle, _closure: closure }
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.handle);
        }
    }
}

/// Waits for so many milliseconds.
pub async fn sleep(millis: i64) {
    let promise = Promise::new(&mut |resolve: Function, _: Function| {
        start(&resolve, millis);
    });
    // A timeout does not fail.
    let _ = JsFuture::from(promise).await;
}

thread_local! {
    static WOKEN: RefCell<Option<Function>> = const { RefCell::new(None) };
}

/// Waits for so many milliseconds, or until [`hurry`] is called. One waits at a time.
pub async fn pause(millis: i64) {
    let promise = Promise::new(&mut |resolve: Function, _: Function| {
        start(&resolve, millis);
        WOKEN.set(Some(resolve));
    });
    // A timeout does not fail.
    let _ = JsFuture::from(promise).await;
    WOKEN.set(None);
}

/// Ends a [`pause`].
pub fn hurry() {
    if let Some(resolve) = WOKEN.take() {
        // The resolver of a promise does not throw.
        let _ = resolve.call0(&JsValue::UNDEFINED);
    }
}

/// Calls `then` after so many milliseconds; the answer takes it back.
pub(super) fn start(then: &Function, millis: i64) -> i32 {
    let millis = i32::try_from(millis.max(0)).unwrap_or(i32::MAX);
    let window = web_sys::window();
    let handle = window.map(|window| window.set_timeout_with_callback_and_timeout_and_arguments_0(then, millis));
    handle.and_then(Result::ok).unwrap_or_default()
}
