//! Meta's Graph API: `/{version}/{object}` and `/{version}/{object}/{edge}`, a Page's token alone.

mod blocked;
mod comments;
mod conversations;
mod error;
mod fields;
mod likes;
mod objects;
mod page;
mod parameters;
mod photos;
mod private_reply;
mod profile;
mod send;
pub(crate) mod write;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State as Extract};
use axum::http::{HeaderMap, Method};
use axum::response::{IntoResponse, Response};
use axum::routing::any;

use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::FACEBOOK_PAGE_ID;

pub(crate) use error::{GraphError, rate_limited};
use parameters::Parameters;

/// Everything under `/graph`.
pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/{version}/{object}", any(object))
        .route("/{version}/{object}/{edge}", any(edge))
        .fallback(async |uri: axum::http::Uri| GraphError::unknown_path(uri.path()))
}

/// What an id names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Node {
    Page,
    Post,
    Comment,
    Person,
    Thread,
    Message,
}

fn node(state: &State, id: &str) -> Option<Node> {
    if id == FACEBOOK_PAGE_ID {
        return Some(Node::Page);
    }
    if state.facebook.posts.contains_key(id) {
        return Some(Node::Post);
    }
    if state.facebook.comments.contains_key(id) {
        return Some(Node::Comment);
    }
    if state.people.on_facebook(id).is_some() {
        return Some(Node::Person);
    }
    if id.strip_prefix("t_").is_some_and(|psid| state.messenger.threads.contains_key(psid)) {
        return Some(Node::Thread);
    }
    state.messenger.find(id).map(|_| Node::Message)
}

/// `me` is the token's own Page.
fn own(id: String) -> String {
    if id == "me" { FACEBOOK_PAGE_ID.to_owned() } else { id }
}

fn checked_version(version: &str) -> Result<(), GraphError> {
    let numbers = version.strip_prefix('v').and_then(|rest| rest.split_once('.'));
    let well_formed = numbers.is_some_and(|(major, minor)| {
        !major.is_empty() && major.bytes().chain(minor.bytes()).all(|byte| byte.is_ascii_digit()) && minor.len() == 1
    });
    if well_formed { Ok(()) } else { Err(GraphError::unknown_path(version)) }
}

async fn object(
    Extract(sandbox): Extract<Shared>,
    method: Method,
    Path((version, id)): Path<(String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, GraphError> {
    checked_version(&version)?;
    let parameters = Parameters::read(query.as_deref(), &headers, &body).await?;
    parameters.check_token(&headers)?;
    let id = own(id);
    match method {
        Method::GET => objects::get(&sandbox, &id, &parameters).map(IntoResponse::into_response),
        Method::POST => objects::update(&sandbox, &id, &parameters).await.map(IntoResponse::into_response),
        Method::DELETE => objects::delete(&sandbox, &id).await.map(IntoResponse::into_response),
        _ => Err(GraphError::unsupported(&method, &id)),
    }
}

async fn edge(
    Extract(sandbox): Extract<Shared>,
    method: Method,
    Path((version, id, edge)): Path<(String, String, String)>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
    body: Bytes,
) -> Result<Response, GraphError> {
    checked_version(&version)?;
    let parameters = Parameters::read(query.as_deref(), &headers, &body).await?;
    parameters.check_token(&headers)?;
    let id = own(id);
    let found = node(&sandbox.state(), &id).ok_or_else(|| GraphError::unsupported(&method, &id))?;
    let answer = match (&method, found, edge.as_str()) {
        (&Method::POST, Node::Page, "messages") => send::send(&sandbox, &parameters).await,
        (&Method::POST, Node::Post | Node::Comment, "comments") => comments::create(&sandbox, &id, &parameters).await,
        (&Method::GET, Node::Post | Node::Comment, "comments") => comments::list(&sandbox, &id, &parameters),
        (&Method::POST, Node::Post | Node::Comment, "likes") => likes::change(&sandbox, &id, likes::Change::Like).await,
        (&Method::DELETE, Node::Post | Node::Comment, "likes") => {
            likes::change(&sandbox, &id, likes::Change::Unlike).await
        }
        (&Method::GET, Node::Post | Node::Comment, "likes" | "reactions") => likes::list(&sandbox, &id),
        (&Method::POST, Node::Page, "photos") => photos::upload(&sandbox, &parameters),
        (&Method::POST, Node::Page, "blocked") => blocked::block(&sandbox, &parameters),
        (&Method::DELETE, Node::Page, "blocked") => blocked::unblock(&sandbox, &parameters),
        (&Method::GET, Node::Page, "blocked") => Ok(blocked::list(&sandbox)),
        (&Method::GET, Node::Page, "conversations") => conversations::list(&sandbox, &parameters),
        (&Method::GET, Node::Thread, "messages") => conversations::messages(&sandbox, &id, &parameters),
        (&Method::GET, Node::Page, "feed" | "published_posts" | "visitor_posts") => {
            page::feed(&sandbox, &edge, &parameters)
        }
        (_, Node::Page, "subscribed_apps") => Ok(page::subscribed_apps(&method)),
        (&Method::GET, ..) => Err(GraphError::nonexisting_field(&edge, found)),
        _ => Err(GraphError::unsupported(&method, &id)),
    };
    answer.map(IntoResponse::into_response)
}
