//! What can wait until the browser has nothing better to do.

use super::timer;
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

type Waiting = Box<dyn FnOnce() -> bool>;

/// As many are called in one rest: so few that it is no work.
const AT_ONCE: usize = 3;

thread_local! {
    static WAITING: RefCell<VecDeque<Waiting>> = const { RefCell::new(VecDeque::new()) };
    static ASKED: Cell<bool> = const { Cell::new(false) };
}

/// Calls `then` while the browser is at rest, few a rest, so that no rest becomes work. What was asked for first comes
/// first. `then` says whether it was still wanted: what was not takes nobody's place.
pub fn at_rest(then: impl FnOnce() -> bool + 'static) {
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
        let mut wanted = 0;
        while let Some(then) = WAITING.with_borrow_mut(VecDeque::pop_front) {
            wanted += usize::from(then());
            if wanted == AT_ONCE {
                return ask();
            }
        }
    });
    let closure = closure.unchecked_ref();
    let asked = web_sys::window().map(|window| window.request_idle_callback(closure));
    if !matches!(asked, Some(Ok(_))) {
        // Not every browser tells when it rests.
        timer::start(closure, 1);
    }
}
