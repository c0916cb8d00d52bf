//! One event stream for all tabs of an agent: a browser has few connections to one place, and with all of them taken by
//! streams a page could ask for nothing more.
//!
//! The tab whose turn it is reads the stream and tells the others each piece of it; when it goes, the next one goes on
//! after the last event that it heard of. Whoever hears nothing for long, or cannot hear others, reads a stream of its own.

use super::stream;
use crate::api::frames::Frame;
use crate::platform::clock;
use crate::platform::tabs::{self, Channel, Turn};
use crate::platform::timer::{self, Timer};
use crate::state::{Connection, Event, State};
use social_messaging_domain::time::{MINUTE, SECOND};
use std::cell::RefCell;
use web_sys::AbortController;

/// How long a tab waits for the first word of the one that reads, in milliseconds.
const ANSWER: i64 = 3 * SECOND;
/// How long the one that reads may be silent: it tells of each sign of life of the backend, which comes each 15 s.
const SILENCE: i64 = MINUTE;

/// First in the name of the channel: tabs with another way to say things do not hear one another.
const VERSION: &str = "1";

thread_local! {
    static SHARED: RefCell<Option<Shared>> = const { RefCell::new(None) };
}

struct Shared {
    channel: Channel,
    /// Ends the waiting for a turn.
    waits: AbortController,
    part: Part,
    /// Whether the stream stands.
    stands: bool,
    /// After which event it goes on, empty where it named none; `None` before anything was heard.
    last: Option<String>,
}

enum Part {
    /// Hears what another tab reads, and loses patience.
    Hears(#[expect(dead_code, reason = "it acts when it is dropped")] Timer),
    Reads,
}

impl Shared {
    fn reads(&self) -> bool {
        matches!(self.part, Part::Reads)
    }

    fn say(&self, words: &[&str]) {
        self.channel.say(words.iter().copied());
    }

    fn say_where(&self) {
        match &self.last {
            Some(last) if self.stands => self.say(&["stands", last]),
            Some(_) => self.say(&["lost"]),
            // It has never stood: whoever has just come waits for it like this tab.
            None => self.say(&["soon"]),
        }
    }
}

/// Whether this tab is the one that reads the stream, or reads one of its own: of many tabs one is heard.
pub(super) fn is_the_one_that_reads() -> bool {
    SHARED.with_borrow(|shared| shared.as_ref().is_none_or(Shared::reads))
}

/// Waits until this tab is to read the stream, hearing what another one reads meanwhile; answers with the event to go
/// on after. As long as the turn is kept no other tab reads for all.
pub(super) async fn wait(state: State) -> (Option<Turn>, Option<String>) {
    let Some((name, waits)) = join(state) else { return (None, None) };
    let turn = tabs::turn(&name, &waits.signal()).await;
    let mut last = None;
    SHARED.with_borrow_mut(|shared| {
        // Another session may have begun meanwhile; what it shares is its own.
        let Some(own) = shared.as_mut().filter(|shared| shared.waits == waits) else { return };
        last = own.last.clone().filter(|last| !last.is_empty());
        own.part = Part::Reads;
        if turn.is_none() {
            *shared = None;
        }
    });
    (turn, last)
}

/// Ends hearing, telling and waiting.
pub(super) fn leave() {
    if let Some(shared) = SHARED.take() {
        shared.waits.abort();
    }
}

/// The stream stands, and brings all that comes after this event.
pub(super) fn tell_stands(last: Option<&str>) {
    tell(|shared| {
        (shared.stands, shared.last) = (true, Some(last.unwrap_or_default().to_owned()));
        shared.say_where();
    });
}

/// The stream broke.
pub(super) fn tell_lost() {
    tell(|shared| {
        shared.stands = false;
        shared.say(&["lost"]);
    });
}

/// The stream brought something, if only a sign of life.
pub(super) fn tell_frames(frames: &[Frame], last: Option<&str>) {
    tell(|shared| {
        let before = shared.last.replace(last.unwrap_or_default().to_owned()).unwrap_or_default();
        let ends = ["frames", &before, last.unwrap_or_default()];
        let pairs = frames.iter().flat_map(|frame| [frame.event.as_str(), frame.data.as_str()]);
        shared.channel.say(ends.into_iter().chain(pairs));
    });
}

/// The agent has signed out: here, and so in every tab.
pub(super) fn tell_over() {
    SHARED.with_borrow(|shared| {
        if let Some(shared) = shared {
            shared.say(&["over"]);
        }
    });
}

/// Somebody looks at this tab, or the network came back: whoever reads tries again at once.
pub(super) fn hurry() {
    SHARED.with_borrow(|shared| {
        if let Some(shared) = shared.as_ref().filter(|shared| !shared.reads()) {
            shared.say(&["hurry"]);
        }
    });
}

fn tell(change: impl FnOnce(&mut Shared)) {
    SHARED.with_borrow_mut(|shared| {
        if let Some(shared) = shared.as_mut().filter(|shared| shared.reads()) {
            change(shared);
        }
    });
}

fn join(state: State) -> Option<(String, AbortController)> {
    let name = name(state)?;
    let waits = AbortController::new().ok()?;
    let channel = Channel::join(&name, move |words| hear(state, &words))?;
    let part = Part::Hears(patience(ANSWER, &waits));
    let shared = Shared { channel, waits: waits.clone(), part, stands: false, last: None };
    shared.say(&["hello"]);
    SHARED.set(Some(shared));
    Some((name, waits))
}

/// Tabs of one agent with the same brand accounts share a stream: another's brings something else.
fn name(state: State) -> Option<String> {
    state.with_model(|model| {
        let session = model.session().loaded()?;
        // In what order a page knows them says nothing.
        let mut accounts: Vec<&str> = Vec::new();
        for account in &session.accounts {
            let place = accounts.partition_point(|before| *before < account.id.as_str());
            accounts.insert(place, account.id.as_str());
        }
        Some(format!("social-messaging/stream/{VERSION}/{}/{}", session.agent.id, accounts.join(",")))
    })?
}

fn patience(millis: i64, waits: &AbortController) -> Timer {
    let waits = waits.clone();
    Timer::after(millis, move || waits.abort())
}

fn hear(state: State, words: &[String]) {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if words == ["over"] {
        return stream::end(state);
    }
    let event = SHARED.with_borrow_mut(|shared| heard(shared.as_mut()?, &words));
    if let Some(event) = event {
        state.apply(event);
    }
    if let ["frames", _, _, frames @ ..] = &words[..]
        && SHARED.with_borrow(|shared| shared.as_ref().is_some_and(|shared| !shared.reads() && shared.stands))
    {
        for pair in frames.chunks_exact(2) {
            stream::take(state, pair[0], pair[1]);
        }
    }
}

/// Takes what another tab says, and answers with what it means.
fn heard(shared: &mut Shared, words: &[&str]) -> Option<Event> {
    if shared.reads() {
        match words {
            ["hello"] => shared.say_where(),
            ["hurry"] => timer::hurry(),
            _ => {}
        }
        return None;
    }
    if matches!(words, ["stands" | "soon" | "lost" | "frames", ..]) {
        shared.part = Part::Hears(patience(SILENCE, &shared.waits));
    }
    match words {
        ["stands", last] => {
            let same = shared.last.replace((*last).to_owned()).as_deref() == Some(last);
            let stood = std::mem::replace(&mut shared.stands, true);
            // Without the name of an event nobody knows what was missed.
            (!(stood && same)).then_some(Event::Connected { resumed: same && !last.is_empty() })
        }
        ["lost"] => {
            shared.stands = false;
            Some(Event::Connection(Connection::Resuming { since: clock::now() }))
        }
        ["frames", before, last, ..] if shared.stands => {
            let follows = shared.last.replace((*last).to_owned()).as_deref() == Some(before);
            (!follows).then_some(Event::Missed)
        }
        _ => None,
    }
}
