//! Carries effects out: the one place where state meets api, host and platform.

mod administration;
mod emoji;
mod files;
mod hosting;
mod kept;
mod loads;
mod people;
mod posts;
mod preferences;
mod presence;
mod sharing;
mod speaking;
mod stream;
mod waking;

pub use speaking::speak;

use crate::api::{ApiError, session};
use crate::host;
use crate::platform::listen::{self, Target};
use crate::platform::{address, chosen, clock, identifiers, normalize, sound};
use crate::state::{Effect, Event, Runtime, State};
use leptos::task::spawn_local;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

/// The world as the browser gives it.
#[must_use]
pub fn runtime() -> Runtime {
    Runtime { now: clock::now, new_id: identifiers::new_id, normalize: normalize::normalize, run }
}

/// Makes the state, provides it to the current component and sets everything going.
pub fn start() -> State {
    loads::keep_token(address::take_token());
    let state = State::new(runtime());
    state.provide();
    listen_to_page(state);
    if host::is_framed() {
        hosting::begin(state);
    }
    let chosen = preferences::kept();
    preferences::show_theme(chosen.theme);
    state.apply(Event::Preferences(chosen));
    state.apply(Event::Visible(listen::is_visible()));
    if let Some(standing) = kept::standing() {
        state.apply(Event::Standing(standing));
    }
    state.apply(Event::Address(address::conversation()));
    spawn_local(presence::tell(state));
    state
}

/// Tells the model what became of a question or an order that was refused; whoever is signed out hears that, too.
fn refused(state: State, error: ApiError, event: impl FnOnce(ApiError) -> Event) {
    let over = error == ApiError::Unauthorized;
    state.apply(event(error));
    if over {
        state.apply(Event::SignedOut);
    }
}

/// Does something for the agent who is signed in. What is not done when their session ends is left: another agent must
/// neither do it nor hear of it.
fn spawn(task: impl Future<Output = ()> + 'static) {
    spawn_local(of_session(Box::pin(task)));
}

fn of_session(mut task: Pin<Box<dyn Future<Output = ()>>>) -> impl Future<Output = ()> {
    let ended = session::ended();
    poll_fn(move |context| if session::ended() == ended { task.as_mut().poll(context) } else { Poll::Ready(()) })
}

fn run(state: State, effect: Effect) {
    match effect {
        Effect::Load(resource) => spawn(loads::load(state, resource)),
        Effect::Read(conversation, message) => spawn(posts::read(state, conversation, message)),
        Effect::ReadKept(agent) => kept::read(state, &agent),
        Effect::KeepStanding(standing) => kept::keep_standing(state, standing),
        Effect::OpenStream => stream::open(state),
        Effect::ShowInAddress(id) => address::show_conversation(id.as_ref()),
        Effect::WakeAt(at) => waking::wake_at(state, at),
        other => run_later(state, other),
    }
}

/// What follows from something that the agent does: the first view does without it.
#[inline(never)]
fn run_later(state: State, effect: Effect) {
    match effect {
        Effect::Post(conversation, request) => spawn(posts::post(state, conversation, request)),
        Effect::Work(conversation, work) => spawn(posts::work(state, conversation, work)),
        Effect::KeepDraft(draft) => kept::keep_draft(state, draft),
        Effect::Upload(conversation, key, name) => spawn(files::upload(state, conversation, key, name)),
        Effect::FetchFile(conversation, key, address) => {
            spawn(files::fetch(state, conversation, key, address));
        }
        Effect::ReadFile(key, id) => spawn(files::ask(state, key, id)),
        Effect::DropFile(key, id) => spawn(files::forget(key, id)),
        Effect::KeepOutgoing(outgoing) => kept::keep_outgoing(state, &outgoing),
        Effect::ForgetOutgoing(outgoing) => kept::forget_outgoing(state, &outgoing),
        Effect::Decide(account, decision) => spawn(administration::decide(state, account, decision)),
        Effect::KeepReply(account, reply, text) => {
            spawn(administration::keep_reply(state, account, reply, text));
        }
        Effect::RemoveReply(account, reply) => spawn(administration::remove_reply(state, account, reply)),
        Effect::NotePerson(conversation, order) => spawn(people::note(state, conversation, order)),
        Effect::LinkPerson(conversation, order) => spawn(people::link(state, conversation, order)),
        Effect::KeepPreferences(preferences) => {
            kept::write_now(state);
            preferences::keep(&preferences);
        }
        Effect::KeepEmojiHabits(habits) => emoji::keep(&habits),
        Effect::Propose(text) => spawn(hosting::propose(state, text)),
        Effect::Sound if sharing::is_the_one_that_reads() => sound::chime(),
        Effect::Sound => {}
        Effect::SignOut(agent) => {
            hosting::tell_left();
            sharing::tell_over();
            stream::close();
            kept::forget_agent(&agent);
            let ending = session::end();
            // The page is signed out whether the backend hears of it or not; the cookie ends by itself.
            spawn_local(async { drop(ending.await) });
        }
        Effect::EndSession => {
            // What the agent wrote last is kept in their name, before another one has this page.
            kept::write_now(state);
            hosting::tell_over();
            stream::close();
            session::forget();
        }
        // These are [`run`]'s. They are named so that a new effect cannot be forgotten here.
        Effect::Load(_)
        | Effect::Read(..)
        | Effect::ReadKept(_)
        | Effect::KeepStanding(_)
        | Effect::OpenStream
        | Effect::ShowInAddress(_)
        | Effect::WakeAt(_) => {}
    }
}

fn listen_to_page(state: State) {
    chosen::keep_page();
    for name in ["hashchange", "popstate"] {
        listen::on(Target::Window, name, move |_| {
            if address::has_token() {
                return address::reload();
            }
            state.apply(Event::Address(address::conversation()));
        });
    }
    listen::on(Target::Document, "visibilitychange", move |_| {
        let visible = listen::is_visible() && hosting::is_looked_at();
        if visible {
            stream::hurry();
            // A page that nobody saw may have been put to sleep and missed what another wrote.
            kept::read_other_tabs(state);
            state.apply(Event::Tick);
        } else {
            kept::write_now(state);
        }
        state.apply(Event::Visible(visible));
    });
    listen::on(Target::Document, "focusout", move |_| kept::write_now(state));
    listen::on(Target::Window, "pagehide", move |_| kept::write_now(state));
    listen::on(Target::Window, "storage", move |_| kept::read_other_tabs(state));
    listen::on(Target::Window, "online", move |_| stream::hurry());
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use std::cell::Cell;
    use std::rc::Rc;
    use std::task::{Context, Waker};

    #[test]
    fn what_waits_when_the_session_ends_is_not_done_in_the_next_one() {
        let steps = Rc::new(Cell::new(0));
        let taken = steps.clone();
        let mut waits = 2;
        let task = poll_fn(move |_| {
            taken.set(taken.get() + 1);
            waits -= 1;
            if waits == 0 { Poll::Ready(()) } else { Poll::Pending }
        });
        let mut task = Box::pin(of_session(Box::pin(task)));
        let mut context = Context::from_waker(Waker::noop());
        assert!(task.as_mut().poll(&mut context).is_pending());
        session::forget();
        assert!(task.as_mut().poll(&mut context).is_ready());
        assert_eq!(steps.get(), 1);
    }
}
