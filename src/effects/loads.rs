//! Asks the backend for what the model wants to know.

use super::{emoji, hosting, refused};
use crate::api::request::{get, read};
use crate::api::routes::{self, Route};
use crate::api::{ApiError, session};
use crate::host;
use crate::platform::timer::Timer;
use crate::state::transcript::measures::PAGE;
use crate::state::{Event, Loaded, Resource, SessionInfo, State};
use social_messaging_domain::api::{Session, Token};
use std::cell::RefCell;

/// An answer that takes longer than this, in milliseconds, is drawn as a slow one.
const SLOW: i64 = 800;

thread_local! {
    /// What somebody was sent here with, until the backend has seen it.
    static TOKEN: RefCell<Option<Token>> = const { RefCell::new(None) };
}

/// Keeps the token of the address for the first question.
pub(super) fn keep_token(token: Option<Token>) {
    TOKEN.set(token);
}

/// Asks, and applies the answer.
pub(super) async fn load(state: State, resource: Resource) {
    let slow = resource.clone();
    let timer = Timer::after(SLOW, move || state.apply(Event::Slow(slow)));
    let answer = ask(&resource).await;
    drop(timer);
    match answer {
        Ok(loaded) => state.apply(Event::Loaded(resource, loaded)),
        Err(error) => refused(state, error, |error| Event::Failed(resource, error)),
    }
}

/// How an answer is read. A pointer, so that what reads an answer that the first view does not ask for is not among the
/// functions that it runs.
type Reader = fn(&str) -> Result<Loaded, ApiError>;

async fn ask(resource: &Resource) -> Result<Loaded, ApiError> {
    let (route, reader): (Route, Reader) = match resource {
        Resource::Session => return Ok(Loaded::Session(Box::new(info(begin().await?)))),
        Resource::Emoji => return emoji::load().await,
        Resource::List(key, cursor) => {
            (routes::conversations(*key, cursor.as_deref()), |text| read(text).map(Loaded::List))
        }
        Resource::Found(key, filter, cursor) => {
            (routes::found(*key, filter, cursor.as_deref()), |text| read(text).map(Loaded::List))
        }
        Resource::Detail(id) => (routes::conversation(id), |text| read(text).map(Loaded::Detail)),
        Resource::Messages(id, place) => (routes::messages(id, place, PAGE), |text| read(text).map(Loaded::Messages)),
        Resource::Context(id, message) => (routes::context(id, message), |text| read(text).map(Loaded::Context)),
        Resource::History(id) => (routes::history(id), |text| read(text).map(Loaded::History)),
        Resource::Attachments(id, cursor) => {
            (routes::attachments(id, cursor.as_deref()), |text| read(text).map(Loaded::Attachments))
        }
        Resource::Notes(id, cursor) => (routes::notes(id, cursor.as_deref()), |text| read(text).map(Loaded::Notes)),
        Resource::Related(id) => (routes::related(id), |text| read(text).map(Loaded::Related)),
        Resource::Linkable(_, words) => (routes::named(words), |text| read(text).map(Loaded::List)),
        Resource::PersonNotes(id) => (routes::person_notes(id), |text| read(text).map(Loaded::PersonNotes)),
        Resource::Sought(sought) => (routes::sought(sought), |text| read(text).map(Loaded::List)),
        Resource::Agents => (routes::agents(), |text| read(text).map(Loaded::Agents)),
        Resource::Replies(account) => (routes::saved_replies_of(account), |text| read(text).map(Loaded::Replies)),
    };
    reader(&get(route).await?)
}

async fn begin() -> Result<Session, ApiError> {
    let token = TOKEN.with_borrow(Clone::clone);
    if token.is_none() && host::is_framed() {
        return hosting::sign_in().await;
    }
    let session = session::begin(token.as_ref()).await;
    if !matches!(session, Err(ApiError::Network)) {
        TOKEN.set(None);
    }
    session
}

pub(super) fn info(session: Session) -> SessionInfo {
    SessionInfo { agent: session.agent, accounts: session.accounts, settings: session.settings }
}
