//! Keeps the event stream standing.

use super::{kept, sharing};
use crate::api::ApiError;
use crate::api::read::{self, Given};
use crate::api::stream::{EventStream, wait};
use crate::platform::{clock, timer};
use crate::state::{Connection, Event, State};
use leptos::task::spawn_local;
use social_messaging_domain::events::Event as StreamEvent;
use std::cell::{Cell, RefCell};
use web_sys::AbortController;

thread_local! {
    /// Grows with every stream that is opened, so that an older one ends.
    static NUMBER: Cell<u32> = const { Cell::new(0) };
    static CURRENT: RefCell<Option<AbortController>> = const { RefCell::new(None) };
}

/// Opens the stream and keeps it open until the session is over.
pub(super) fn open(state: State) {
    close();
    let number = NUMBER.get();
    spawn_local(async move {
        let (_turn, last_id) = sharing::wait(state).await;
        run(state, number, last_id).await;
    });
}

/// Ends the stream.
pub(super) fn close() {
    NUMBER.set(NUMBER.get().wrapping_add(1));
    sharing::leave();
    if let Some(controller) = CURRENT.take() {
        controller.abort();
    }
    timer::hurry();
}

/// Another tab of this agent has signed out: what this one would still keep is forgotten, too.
#[inline(never)] // The first view does without it.
pub(super) fn end(state: State) {
    close();
    kept::forget(state);
    state.apply(Event::SignedOut);
}

/// Tries again at once: the network came back, or somebody looks at the page.
pub(super) fn hurry() {
    sharing::hurry();
    timer::hurry();
}

async fn run(state: State, number: u32, mut last_id: Option<String>) {
    let mut attempt = 0;
    while NUMBER.get() == number {
        let ended = read(state, &mut last_id, &mut attempt, number).await;
        if NUMBER.get() != number {
            return;
        }
        match ended {
            ApiError::Unauthorized => return state.apply(Event::SignedOut),
            // The backend does not know the place: start afresh, and ask for what is.
            ApiError::Problem(problem) if problem.status < 500 => last_id = None,
            _ => {}
        }
        sharing::tell_lost();
        state.apply(Event::Connection(Connection::Resuming { since: clock::now() }));
        timer::pause(wait(attempt, js_sys::Math::random())).await;
        attempt += 1;
    }
}

/// Takes one event.
#[inline(never)] // The first view does without it.
pub(super) fn take(state: State, event: &str, data: &str) {
    let event = read::parse(data).and_then(|data| StreamEvent::read(event, Given(&data)));
    match event {
        Ok(event) => state.apply(Event::Stream(event)),
        Err(_) => state.apply(Event::Missed),
    }
}

/// Reads one stream to its end, and says how it ended.
async fn read(state: State, last_id: &mut Option<String>, attempt: &mut u32, number: u32) -> ApiError {
    let mut stream = match EventStream::open(last_id.as_deref()).await {
        Ok(stream) => stream,
        Err(error) => return error,
    };
    if NUMBER.get() != number {
        return ApiError::Network;
    }
    CURRENT.set(Some(stream.controller()));
    let mut stands = false;
    loop {
        let frames = match stream.next().await {
            Ok(frames) => frames,
            Err(error) => return error,
        };
        if NUMBER.get() != number {
            return ApiError::Network;
        }
        if !stands {
            // The first bytes say that from here on nothing is missed.
            stands = true;
            *attempt = 0;
            sharing::tell_stands(last_id.as_deref());
            state.apply(Event::Connected { resumed: last_id.is_some() });
        }
        frames.iter().for_each(|frame| take(state, &frame.event, &frame.data));
        if let Some(id) = stream.last_id() {
            *last_id = Some(id.to_owned());
        }
        sharing::tell_frames(&frames, last_id.as_deref());
    }
}
