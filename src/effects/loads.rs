//! Asks the backend for what the model wants to know.

use super::{emoji, refused};
use crate::api::request::{get, read};
use crate::api::{ApiError, routes, session};
use crate::platform::timer::Timer;
use crate::state::transcript::PAGE;
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

async fn ask(resource: &Resource) -> Result<Loaded, ApiError> {
    let route = match resource {
        Resource::Session => return Ok(Loaded::Session(Box::new(info(begin().await?)))),
        Resource::Emoji => return emoji::load().await,
        Resource::List(key, cursor) => routes::conversations(*key, cursor.as_deref()),
        Resource::Found(key, filter, cursor) => routes::found(*key, filter, cursor.as_deref()),
        Resource::Detail(id) => routes::conversation(id),
        Resource::Messages(id, place) => routes::messages(id, place, PAGE),
        Resource::Context(id, message) => routes::context(id, message),
        Resource::History(id) => routes::history(id),
        Resource::Attachments(id, cursor) => routes::attachments(id, cursor.as_deref()),
        Resource::Agents => routes::agents(),
        Resource::Replies(account) => routes::saved_replies_of(account),
    };
    answered(resource, &get(route).await?)
}

fn answered(resource: &Resource, text: &str) -> Result<Loaded, ApiError> {
    Ok(match resource {
        // Answered already: the session is begun, and the emoji are a file.
        Resource::Session | Resource::Emoji => return Err(ApiError::Malformed),
        Resource::List(..) | Resource::Found(..) => Loaded::List(read(text)?),
        Resource::Detail(_) => Loaded::Detail(read(text)?),
        Resource::Messages(..) => Loaded::Messages(read(text)?),
        Resource::Context(..) => Loaded::Context(read(text)?),
        Resource::History(_) => Loaded::History(read(text)?),
        Resource::Attachments(..) => Loaded::Attachments(read(text)?),
        Resource::Agents => Loaded::Agents(read(text)?),
        Resource::Replies(_) => Loaded::Replies(read(text)?),
    })
}

async fn begin() -> Result<Session, ApiError> {
    let token = TOKEN.with_borrow(Clone::clone);
    let session = session::begin(token.as_ref()).await;
    if !matches!(session, Err(ApiError::Network)) {
        TOKEN.set(None);
    }
    session
}

fn info(session: Session) -> SessionInfo {
    SessionInfo { agent: session.agent, accounts: session.accounts, settings: session.settings }
}
