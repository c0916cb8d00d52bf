//! The routes under `/api/v1`, one function each.

use crate::platform::address::encode;
use crate::state::person::MOST_OFFERED;
use crate::state::{Filter, ListKey, ListScope, Place, Sought};
use social_messaging_domain::ids::{AccountId, AttachmentId, ConversationId, MessageId};
use social_messaging_domain::networks::Network;
use social_messaging_domain::person::MOST_LINKS;
use social_messaging_domain::visibility::Visibility;

/// How many rows of a list are asked for at once.
const ROWS: u32 = 50;

/// How many are asked for to be linked: the open one and those that are linked already may come first, and are not offered.
const LINKABLE: usize = MOST_OFFERED + MOST_LINKS + 1;

/// A path that the backend has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route(pub(super) String);

/// The file of a language's texts; no route of the API.
#[must_use]
pub fn language(code: &str) -> String {
    format!("/languages/{code}.txt")
}

/// The file of a language's emoji; no route of the API.
#[must_use]
pub fn emoji(code: &str) -> String {
    format!("/emoji/{code}.txt")
}

/// `/session`.
#[must_use]
pub fn session() -> Route {
    Route("/session".to_owned())
}

/// `/session/launch`.
#[must_use]
pub fn launch() -> Route {
    Route("/session/launch".to_owned())
}

/// `/embedding`.
#[must_use]
pub fn embedding() -> Route {
    Route("/embedding".to_owned())
}

/// `/conversations`.
#[must_use]
pub fn conversations(key: ListKey, cursor: Option<&str>) -> Route {
    let list = match key.scope {
        ListScope::Mine => "mine",
        ListScope::All => "all",
    };
    let state = if key.closed { "closed" } else { "open" };
    let mut path = format!("/conversations?list={list}&state={state}&limit={ROWS}");
    add_cursor(&mut path, cursor);
    Route(path)
}

/// `/conversations`, narrowed.
#[must_use]
pub fn found(key: ListKey, filter: &Filter, cursor: Option<&str>) -> Route {
    let Route(mut path) = conversations(key, cursor);
    let network = filter.network.map_or("", Network::code);
    let visibility = filter.visibility.map_or("", Visibility::code);
    let search = filter.search.trim();
    narrow(&mut path, &[("&search=", search), ("&network=", network), ("&visibility=", visibility)]);
    Route(path)
}

/// `/conversations`, those with somebody, open or closed.
#[must_use]
#[inline(never)] // The first view does without it.
pub fn sought(of: &Sought) -> Route {
    let mut path = format!("/conversations?list=all&state=any&limit={ROWS}");
    let (consumer, handle) = (of.consumer.as_deref().unwrap_or_default(), of.handle.as_deref().unwrap_or_default());
    let network = of.network.map_or("", Network::code);
    narrow(&mut path, &[("&consumer=", consumer), ("&handle=", handle), ("&network=", network)]);
    Route(path)
}

/// `/conversations`, the first of all by what is looked for, open or closed.
#[must_use]
pub fn named(words: &str) -> Route {
    Route(format!("/conversations?list=all&state=any&limit={LINKABLE}&search={}", encode(words)))
}

/// `/conversations/{id}`.
#[must_use]
pub fn conversation(id: &ConversationId) -> Route {
    under(id, "")
}

/// `/conversations/{id}/presence`.
#[must_use]
pub fn presence(id: &ConversationId) -> Route {
    under(id, "/presence")
}

/// `/conversations/{id}/messages`.
#[must_use]
pub fn messages(id: &ConversationId, place: &Place, limit: u32) -> Route {
    let Route(mut path) = under(id, "/messages?limit=");
    path.push_str(&limit.to_string());
    let at = match place {
        Place::Newest => None,
        Place::Before(message) => Some(("&before=", message)),
        Place::After(message) => Some(("&after=", message)),
        Place::Around(message) => Some(("&around=", message)),
    };
    if let Some((name, message)) = at {
        path.push_str(name);
        path.push_str(&encode(message.as_str()));
    }
    Route(path)
}

/// `/conversations/{id}/context`.
#[must_use]
pub fn context(id: &ConversationId, message: &MessageId) -> Route {
    let Route(path) = under(id, "/context?message=");
    Route(path + &encode(message.as_str()))
}

/// `/conversations/{id}/history`.
#[must_use]
pub fn history(id: &ConversationId) -> Route {
    under(id, "/history")
}

/// `/conversations/{id}/attachments`.
#[must_use]
pub fn attachments(id: &ConversationId, cursor: Option<&str>) -> Route {
    page(under(id, "/attachments"), cursor)
}

/// `/conversations/{id}/notes`.
#[must_use]
pub fn notes(id: &ConversationId, cursor: Option<&str>) -> Route {
    page(under(id, "/notes"), cursor)
}

/// `/conversations/{id}/person-notes`.
#[must_use]
pub fn person_notes(id: &ConversationId) -> Route {
    under(id, "/person-notes")
}

/// `/conversations/{id}/person-notes/{note}`.
#[must_use]
pub fn person_note(id: &ConversationId, note: &str) -> Route {
    let Route(path) = under(id, "/person-notes/");
    Route(path + &encode(note))
}

/// `/conversations/{id}/person-notes/{note}/pin`.
#[must_use]
pub fn person_note_pin(id: &ConversationId, note: &str) -> Route {
    let Route(path) = person_note(id, note);
    Route(path + "/pin")
}

/// `/conversations/{id}/related`.
#[must_use]
pub fn related(id: &ConversationId) -> Route {
    under(id, "/related")
}

/// `/conversations/{id}/related/{other}`.
#[must_use]
pub fn related_one(id: &ConversationId, other: &ConversationId) -> Route {
    let Route(path) = under(id, "/related/");
    Route(path + &encode(other.as_str()))
}

/// `/conversations/{id}/commands`. After [`ApiError::Network`](super::ApiError::Network) the same command may be posted
/// again: it is one intent.
#[must_use]
pub fn commands(id: &ConversationId) -> Route {
    under(id, "/commands")
}

/// `/conversations/{id}/uploads`.
#[must_use]
pub fn uploads(id: &ConversationId, name: &str) -> Route {
    let Route(path) = under(id, "/uploads?name=");
    Route(path + &encode(name))
}

/// `/conversations/{id}/uploads/from-address`.
#[must_use]
pub fn uploads_from_address(id: &ConversationId) -> Route {
    under(id, "/uploads/from-address")
}

/// `/uploads/{id}`.
#[must_use]
pub fn upload(id: &AttachmentId) -> Route {
    Route(format!("/uploads/{}", encode(id.as_str())))
}

/// `/conversations/{id}/take`.
#[must_use]
pub fn take(id: &ConversationId) -> Route {
    under(id, "/take")
}

/// `/conversations/{id}/reopen`.
#[must_use]
pub fn reopen(id: &ConversationId) -> Route {
    under(id, "/reopen")
}

/// `/conversations/{id}/close`.
#[must_use]
pub fn close(id: &ConversationId) -> Route {
    under(id, "/close")
}

/// `/conversations/{id}/reassign`.
#[must_use]
pub fn reassign(id: &ConversationId) -> Route {
    under(id, "/reassign")
}

/// `/conversations/{id}/read`.
#[must_use]
pub fn read(id: &ConversationId) -> Route {
    under(id, "/read")
}

/// `/agents`.
#[must_use]
pub fn agents() -> Route {
    Route("/agents".to_owned())
}

/// `/saved-replies`, of a brand account.
#[must_use]
pub fn saved_replies_of(account: &AccountId) -> Route {
    Route(format!("/saved-replies?account={}", encode(account.as_str())))
}

/// `/saved-replies`.
#[must_use]
pub fn saved_replies() -> Route {
    Route("/saved-replies".to_owned())
}

/// `/saved-replies/{id}`.
#[must_use]
pub fn saved_reply(id: &str) -> Route {
    Route(format!("/saved-replies/{}", encode(id)))
}

/// `/accounts/{id}/settings`.
#[must_use]
pub fn account_settings(account: &AccountId) -> Route {
    Route(format!("/accounts/{}/settings", encode(account.as_str())))
}

/// `/events`.
#[must_use]
pub fn events() -> Route {
    Route("/events".to_owned())
}

fn under(id: &ConversationId, rest: &str) -> Route {
    Route(format!("/conversations/{}{rest}", encode(id.as_str())))
}

fn page(Route(mut path): Route, cursor: Option<&str>) -> Route {
    path.push_str(&format!("?limit={ROWS}"));
    add_cursor(&mut path, cursor);
    Route(path)
}

/// Adds parameters that have a value.
fn narrow(path: &mut String, parameters: &[(&str, &str)]) {
    for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
        path.push_str(name);
        path.push_str(&encode(value));
    }
}

fn add_cursor(path: &mut String, cursor: Option<&str>) {
    if let Some(cursor) = cursor {
        path.push_str("&cursor=");
        path.push_str(&encode(cursor));
    }
}
