//! Wakes the model when time alone changes something.

use crate::platform::clock;
use crate::platform::timer::Timer;
use crate::state::{Event, State};
use leptos::task::spawn_local;
use social_messaging_domain::time::Timestamp;
use std::cell::RefCell;

thread_local! {
    static NEXT: RefCell<Option<Timer>> = const { RefCell::new(None) };
}

/// Wakes the model at a moment of the backend's clock, instead of any earlier order.
pub(super) fn wake_at(state: State, at: Timestamp) {
    // One millisecond later, so that a browser's rounding does not wake it before the moment.
    let millis = at.since(clock::now()) + 1;
    // A task of its own: the order that follows replaces the timer that is just calling.
    let timer = Timer::after(millis, move || spawn_local(async move { state.apply(Event::Tick) }));
    NEXT.set(Some(timer));
}
