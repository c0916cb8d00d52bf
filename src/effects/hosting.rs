//! Does what a host tells, and tells it what it wants to know: what the page shows, who is signed in, how high it is.

use super::{kept, loads, preferences};
use crate::api::request::{Answering, get, read};
use crate::api::stream::wait;
use crate::api::{ApiError, routes, session};
use crate::host::{self, Ability, Asked, Embedding, HostTheme, NoAnswer, Noted, SignedOut, Told};
use crate::live::watch;
use crate::platform::height::HeightObserver;
use crate::platform::timer::{Timer, sleep};
use crate::platform::{address, clock, listen};
use crate::state::hosted::NotTaken;
use crate::state::{Event, HostEvent, Intent, ListKey, Load, Loaded, Resource, State, Theme};
use crate::texts;
use js_sys::{Function, Promise};
use leptos::task::spawn_local;
use social_messaging_domain::api::Session;
use social_messaging_domain::conversation::ConversationSummary;
use social_messaging_domain::time::{MINUTE, SECOND, Timestamp};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// So often the installation is asked for its list of hosts, and so many milliseconds after one another.
const ATTEMPTS: u32 = 4;
const BETWEEN: i64 = SECOND;
/// A session is renewed so many milliseconds before it ends, or a fifth of its life.
const AHEAD: i64 = MINUTE;

thread_local! {
    static STATE: Cell<Option<State>> = const { Cell::new(None) };
    /// Whether the host has this page in front.
    static LOOKED_AT: Cell<bool> = const { Cell::new(true) };
    /// Whether the agent signed out here, and did not ask to be signed in again.
    static LEFT: Cell<bool> = const { Cell::new(false) };
    static TRADING: RefCell<Option<Trading>> = const { RefCell::new(None) };
    static RENEWAL: RefCell<Option<Timer>> = const { RefCell::new(None) };
    /// When the session ends.
    static ENDS: Cell<Timestamp> = const { Cell::new(Timestamp(0)) };
}

/// A token that is being traded.
#[derive(Clone)]
struct Trading {
    /// Kept as soon as it is.
    ended: Promise,
    outcome: Rc<RefCell<Option<Result<Session, ApiError>>>>,
}

/// Begins to hear the page around this one, and to tell it what is shown.
#[inline(never)]
pub(super) fn begin(state: State) {
    STATE.set(Some(state));
    let tell: host::Tell = Rc::new(move |told| take(state, told));
    host::begin(&tell);
    spawn_local(admit());
    tell_of(state);
}

/// Whether the host has this page in front; without a host it is the browser alone that knows.
pub(super) fn is_looked_at() -> bool {
    LOOKED_AT.get()
}

/// Signs in: with a token of the host where it has any, else as a page of its own. Whoever signed out asks for it.
#[inline(never)]
pub(super) fn sign_in() -> Answering<Session> {
    LEFT.set(false);
    Box::pin(async {
        host::settled().await;
        if !host::can(Ability::Token) {
            return session::begin(None).await;
        }
        session::renew_by(sign_in_again);
        launch().await
    })
}

/// The agent signs out here.
#[inline(never)]
pub(super) fn tell_left() {
    LEFT.set(true);
    tell_over();
}

/// The session is over: it is not renewed, and the next one begins with a token of its own.
#[inline(never)]
pub(super) fn tell_over() {
    RENEWAL.take();
    TRADING.take();
}

/// Puts a text where the agent writes in the host.
pub(super) async fn propose(state: State, text: String) {
    let asking = host::current().map(|host| host.ask(Asked::Insert(text)));
    let outcome = match asking {
        Some(asking) => asking.await,
        None => Err(NoAnswer::Unsupported),
    };
    state.apply(Event::Hosted(HostEvent::Proposed(outcome.map_err(|_| NotTaken))));
}

/// Asks which hosts are heard; as long as that is not known, none is.
async fn admit() {
    for attempt in 0..ATTEMPTS {
        match get(routes::embedding()).await.and_then(|text| read::<Embedding>(&text)) {
            Ok(embedding) => return host::admit(&embedding),
            Err(error) if error.is_passing() && attempt + 1 < ATTEMPTS => sleep(BETWEEN).await,
            Err(_) => return host::admit(&Embedding::default()),
        }
    }
}

fn take(state: State, told: Told) {
    match told {
        Told::Connected => connected(state),
        Told::Context(context) => state.apply(Event::Hosted(HostEvent::Shows(context))),
        Told::Theme(theme) => preferences::look_like_host(match theme {
            HostTheme::Light => Theme::Light,
            HostTheme::Dark => Theme::Dark,
            HostTheme::System => Theme::Browser,
        }),
        Told::Language(language) => speak(state, &language),
        Told::Focus(focused) => {
            LOOKED_AT.set(focused);
            state.apply(Event::Visible(focused && listen::is_visible()));
        }
        Told::Closing => kept::write_now(state),
    }
}

/// A host is there, or there again.
fn connected(state: State) {
    state.apply(Event::Hosted(HostEvent::TakesText(host::can(Ability::Insert))));
    note(&Noted::Opened(state.open.get_untracked()));
    if !host::can(Ability::Token) {
        return;
    }
    session::renew_by(sign_in_again);
    // It came after this page had gone on alone; whoever signed out stays so until they want otherwise.
    if !LEFT.get() && state.session.with_untracked(|session| matches!(session, Load::Failed(_))) {
        state.dispatch(Intent::RetryLoading(Resource::Session));
    }
}

/// Another language is spoken by a page that begins anew; not where that would lose what was written.
fn speak(state: State, language: &str) {
    let wanted = language.split('-').next().unwrap_or_default().to_ascii_lowercase();
    let known = texts::LANGUAGES.iter().any(|(code, _)| *code == wanted);
    // What the address names already could not be loaded, and would not be the next time.
    let tried = address::parameter(address::LANGUAGE).as_deref() == Some(&wanted);
    if !known || tried || wanted == texts::language() || !state.drafts_kept.get_untracked() {
        return;
    }
    kept::write_now(state);
    address::reload_in(&wanted);
}

/// Another session by another token. Whoever is refused is signed out, and reads why; what may pass is no refusal as
/// long as the session that there is has not ended.
fn sign_in_again() -> Answering<Session> {
    Box::pin(async {
        let ended = session::ended();
        let outcome = launch().await;
        if session::ended() != ended {
            return Err(ApiError::Unauthorized);
        }
        let Some(state) = STATE.get() else { return outcome };
        match outcome {
            Ok(session) => {
                let info = Box::new(loads::info(session.clone()));
                state.apply(Event::Loaded(Resource::Session, Loaded::Session(info)));
                Ok(session)
            }
            Err(error) if error.spares_session(left()) => Err(error),
            Err(error) => {
                state.apply(Event::Hosted(HostEvent::SignInFailed(error)));
                Err(ApiError::Unauthorized)
            }
        }
    })
}

/// How many milliseconds the session still lasts.
fn left() -> i64 {
    ENDS.get().since(clock::now())
}

/// Renews the session before it ends, and tries again what may pass.
async fn renew() {
    let mut attempt = 0;
    // What still fails when it has ended is said by the page, or tried again with the next request.
    while sign_in_again().await.is_err_and(|error| error.is_passing()) && left() > 0 {
        sleep(wait(attempt, js_sys::Math::random()).min(left())).await;
        attempt += 1;
    }
}

/// Trades one token of the host; whoever asks meanwhile gets what that one brought.
fn launch() -> Answering<Session> {
    Box::pin(async {
        if let Some(trading) = TRADING.with_borrow(Clone::clone) {
            // The promise is only ever kept.
            let _ = JsFuture::from(trading.ended).await;
            return trading.outcome.borrow().clone().unwrap_or(Err(ApiError::Network));
        }
        let mut kept = None;
        let ended = Promise::new(&mut |keep: Function, _: Function| kept = Some(keep));
        let trading = Trading { ended, outcome: Rc::default() };
        TRADING.set(Some(trading.clone()));
        let outcome = trade().await;
        trading.outcome.replace(Some(outcome.clone()));
        // Meanwhile the session may have ended and another one begun to be asked for.
        TRADING.with_borrow_mut(|current| {
            current.take_if(|current| Rc::ptr_eq(&current.outcome, &trading.outcome));
        });
        if let Some(keep) = kept {
            // The resolver of a promise does not throw.
            let _ = keep.call0(&JsValue::UNDEFINED);
        }
        outcome
    })
}

async fn trade() -> Result<Session, ApiError> {
    let ended = session::ended();
    let host = host::current().ok_or(ApiError::NoToken)?;
    let token = host.token().await.map_err(|_| ApiError::NoToken)?;
    // The agent signed out while the host looked for it.
    if session::ended() != ended {
        return Err(ApiError::Unauthorized);
    }
    let session = session::launch(&token, ended).await?;
    ENDS.set(session.expires_at);
    let life = session.expires_at.since(session.server_time);
    RENEWAL.set(Some(Timer::after(life - AHEAD.min(life / 5), || super::spawn(renew()))));
    Ok(session)
}

fn note(noted: &Noted) {
    if let Some(host) = host::current() {
        host.note(noted);
    }
}

/// Tells the host what changes on this page.
fn tell_of(state: State) {
    watch(move || note(&Noted::Opened(state.open.get())));
    watch(move || {
        let mine =
            state.list(ListKey::MINE).with(|list| list.loaded().map(|page| page.ids.clone())).unwrap_or_default();
        let unread = |row: &Option<ConversationSummary>| row.as_ref().map_or(0, |row| row.unread);
        note(&Noted::Unread(mine.iter().map(|id| state.row(id).with(unread)).sum()));
    });
    watch(move || {
        let reason = state.session.with(|session| match session {
            Load::Failed(ApiError::Unauthorized) if LEFT.get() => Some(SignedOut::Left),
            Load::Failed(ApiError::Unauthorized) => Some(SignedOut::Expired),
            Load::Failed(ApiError::Problem(_) | ApiError::NoToken) => Some(SignedOut::Refused),
            _ => None,
        });
        if let Some(reason) = reason {
            note(&Noted::SignedOut(reason));
        }
    });
    let view = address::parameter("view");
    if matches!(view.as_deref(), Some("panel" | "transcript"))
        && let Some(observer) = HeightObserver::new(|height| note(&Noted::Height(height)))
    {
        watch(move || {
            // Whatever is drawn anew is looked at anew.
            state.open.live().track();
            state.detail.live().track();
            state.transcript.live().track();
            state.context.live().track();
            state.hosted.live().track();
            state.session.live().track();
            observer.look_again();
        });
    }
}
