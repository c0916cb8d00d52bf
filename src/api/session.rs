//! The session: the bearer token is held in memory only, and the cookie can do nothing but mint another.

use super::error::ApiError;
use super::request::{self, Answering, Verb, answer, fetch};
use super::routes;
use crate::platform::clock;
use serde::Serialize;
use social_messaging_domain::api::{Session, Token};
use social_messaging_domain::ids::AgentId;
use std::cell::{Cell, RefCell};
use web_sys::RequestCredentials;

thread_local! {
    static HELD: RefCell<Option<Held>> = const { RefCell::new(None) };
    /// How a session is renewed where the cookie has no part in it.
    static WAY: Cell<Option<Way>> = const { Cell::new(None) };
    /// How many sessions have ended on this page.
    static ENDED: Cell<u32> = const { Cell::new(0) };
}

/// A token, and the agent in whose name it acts.
pub(super) type Held = (Token, AgentId);

/// A way to another session.
pub type Way = fn() -> Answering<Session>;

/// The body of `POST /session/launch`.
#[derive(Serialize)]
struct Launch<'a> {
    token: &'a Token,
}

/// From now on sessions are renewed this way, and no request takes a cookie along.
pub fn renew_by(way: Way) {
    WAY.set(Some(way));
}

/// What goes along with every request beside its token.
pub(super) fn credentials() -> RequestCredentials {
    if WAY.get().is_some() { RequestCredentials::Omit } else { RequestCredentials::SameOrigin }
}

/// The token of every request.
pub(super) fn held() -> Option<Held> {
    HELD.with_borrow(Clone::clone)
}

/// How many sessions have ended on this page: what began at another number belongs to one of them.
pub fn ended() -> u32 {
    ENDED.get()
}

/// Begins a session with the token that somebody was sent here with, else with the cookie of an earlier one.
///
/// # Errors
/// [`ApiError::Unauthorized`] when neither is good, or is somebody else's than this page is.
pub async fn begin(token: Option<&Token>) -> Result<Session, ApiError> {
    let ended = ended();
    let response = fetch(Verb::Post(None), &routes::session(), token, &[], None).await?;
    let session: Session = request::read(&answer(response).await?)?;
    hold(&session, ended)?;
    Ok(session)
}

/// Begins or renews a session with a launch token, which is good once, as long as no more sessions have [`ended`].
///
/// The future's error is [`ApiError::Problem`] for whatever the backend refuses, with the reason as its type, and
/// [`ApiError::Unauthorized`] for a token of somebody else than the agent of this page, or that comes too late.
#[must_use]
#[inline(never)] // The first view of a page that is not framed does without it.
pub fn launch(token: &Token, ended: u32) -> Answering<Session> {
    // What the page writes can always be written as JSON.
    let body = serde_json::to_string(&Launch { token }).ok();
    Box::pin(async move {
        let response = fetch(Verb::Post(body), &routes::launch(), None, &[], None).await?;
        let (is_good, status) = (response.ok(), response.status());
        let text = response.text().await.map_err(|_| ApiError::Network)?;
        if !is_good {
            return Err(ApiError::Problem(request::problem(status, &text)));
        }
        let session: Session = request::read(&text)?;
        hold(&session, ended)?;
        Ok(session)
    })
}

/// Holds a session, unless the one that it was to begin or renew is over, or this page is another agent's.
fn hold(session: &Session, since: u32) -> Result<(), ApiError> {
    let agent = &session.agent.id;
    if since != ended() || HELD.with_borrow(|held| held.as_ref().is_some_and(|(_, other)| other != agent)) {
        return Err(ApiError::Unauthorized);
    }
    clock::set(session.server_time);
    HELD.set(Some((session.token.clone(), agent.clone())));
    Ok(())
}

/// Another token of the same agent than the one that was refused: one that came meanwhile, else one for the cookie or
/// from the host. Without a session there is none: whoever was here before has no part in the next one.
pub(super) fn renewed(refused: Option<Held>) -> Answering<Held> {
    Box::pin(async move {
        let refused = refused.ok_or(ApiError::Unauthorized)?;
        match held() {
            Some(held) if held.1 == refused.1 && held != refused => return Ok(held),
            Some(held) if held == refused => {}
            _ => return Err(ApiError::Unauthorized),
        }
        let since = ended();
        let session = match WAY.get() {
            Some(way) => way().await,
            None => begin(None).await,
        };
        match session {
            Ok(session) if session.agent.id == refused.1 && since == ended() => Ok((session.token, refused.1)),
            // Somebody else signed in at this browser: this page must not act in their name.
            Ok(_) | Err(ApiError::Unauthorized) => {
                if since == ended() {
                    forget();
                }
                Err(ApiError::Unauthorized)
            }
            Err(error) => Err(error),
        }
    })
}

/// Ends the session: the token is forgotten at once, whatever becomes of the request.
///
/// The future's error: see [`ApiError`].
#[must_use]
pub fn end() -> Answering<()> {
    let token = held().map(|(token, _)| token);
    forget();
    Box::pin(async move {
        let response = fetch(Verb::Delete, &routes::session(), token.as_ref(), &[], None).await?;
        answer(response).await.map(drop)
    })
}

/// Forgets the token: nobody is signed in any more, and what is under way cannot change that.
pub fn forget() {
    HELD.set(None);
    ENDED.set(ENDED.get().wrapping_add(1));
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;
    use social_messaging_domain::api::{AgentInfo, Role, Settings};
    use social_messaging_domain::time::Timestamp;
    use std::future::ready;
    use std::task::{Context, Poll, Waker};

    fn held_by(token: &str, agent: &str) -> Held {
        (Token::new(token.to_owned()), agent.into())
    }

    fn of(agent: &str) -> Answering<Session> {
        Box::pin(ready(Ok(Session {
            token: Token::new("another".to_owned()),
            expires_at: Timestamp(1),
            agent: AgentInfo { id: agent.into(), name: String::new(), role: Role::Agent },
            accounts: Vec::new(),
            language: None,
            settings: Settings { undo_seconds: 5 },
            server_time: Timestamp(0),
        })))
    }

    fn renewed_now(refused: Option<Held>) -> Result<Held, ApiError> {
        match renewed(refused).as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(outcome) => outcome,
            Poll::Pending => Err(ApiError::Network),
        }
    }

    #[test]
    fn a_session_is_renewed_for_its_own_agent() {
        renew_by(|| of("ada"));
        HELD.set(Some(held_by("first", "ada")));
        assert_eq!(renewed_now(Some(held_by("first", "ada"))), Ok(held_by("another", "ada")));
    }

    #[test]
    fn another_agent_at_renewal_ends_the_session_for_every_request_of_the_first() {
        renew_by(|| of("bea"));
        HELD.set(Some(held_by("first", "ada")));
        for _ in 0..2 {
            assert_eq!(renewed_now(Some(held_by("first", "ada"))), Err(ApiError::Unauthorized));
            assert_eq!(held(), None, "and nobody's token is held");
        }
    }

    #[test]
    fn no_request_begins_a_session() {
        renew_by(|| of("bea"));
        for refused in [None, Some(held_by("first", "ada"))] {
            assert_eq!(renewed_now(refused), Err(ApiError::Unauthorized));
        }
    }

    #[test]
    fn the_token_of_whoever_came_meanwhile_goes_only_to_themselves() {
        HELD.set(Some(held_by("second", "ada")));
        assert_eq!(renewed_now(Some(held_by("first", "ada"))), Ok(held_by("second", "ada")));
        HELD.set(Some(held_by("theirs", "bea")));
        for refused in [None, Some(held_by("first", "ada"))] {
            assert_eq!(renewed_now(refused), Err(ApiError::Unauthorized));
        }
        assert_eq!(held(), Some(held_by("theirs", "bea")), "who stays signed in");
    }

    #[test]
    fn what_comes_after_the_end_is_not_held() {
        renew_by(|| {
            forget();
            of("ada")
        });
        HELD.set(Some(held_by("first", "ada")));
        assert_eq!(renewed_now(Some(held_by("first", "ada"))), Err(ApiError::Unauthorized));
        assert_eq!(held(), None);
    }
}
