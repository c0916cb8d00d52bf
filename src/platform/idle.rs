//! What can wait until the browser has nothing better to do.

use super::timer;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

type Waiting = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<Waiting>> = const { RefCell::new(VecDeque::new()) };
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Calls `then` while the browser is at rest: one call a rest, so that no rest becomes work. What was asked for first
/// comes first.
pub fn at_rest(then: impl FnOnce() + 'static) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back(Box::new(then)));
    ask();
}

/// Calls at once what waits, for whoever needs it all.
pub fn no_more_rest() {
    while let Some(then) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        then();
    }
}

fn ask() {
    if ASKED.replace(true) {
        return;
    }
    let closure = Closure::once_into_js(|| {
        ASKED.set(false);
        if let Some(then) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            then();
            ask();
        }
    });
    let closure = closure.unchecked_ref();
    let asked = web_sys::window().map(|window| window.request_idle_callback(closure));
    if !matches!(asked, Some(Ok(_))) {
        // Not every browser tells when it rests.
        timer::start(closure, 1);
    }
}
