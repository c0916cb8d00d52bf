//! Reading posts and users, with `expansions` and `*.fields`.

use axum::Json;
use axum::extract::{Path, RawQuery, State as Extract};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::error::{Problem, invalid, not_authorized, not_found, required_parameter};
use super::fields::{Fields, USER_EXPANSIONS, USER_FIELDS};
use super::parameters::{Authorized, Query, checked_id};
use super::{render, text};
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::X_ACCOUNT_ID;
use crate::state::x::Tweet;

fn answer(data: Option<Value>, includes: Value, errors: Vec<Value>) -> Response {
    let mut body = json!({});
    if let Some(data) = data {
        body["data"] = data;
    }
    if includes.as_object().is_some_and(|includes| !includes.is_empty()) {
        body["includes"] = includes;
    }
    if !errors.is_empty() {
        body["errors"] = Value::Array(errors);
    }
    Json(body).into_response()
}

/// Errors for the posts that these refer to and that cannot be shown; 200 all the same.
fn partial(state: &State, tweets: &[&Tweet]) -> Vec<Value> {
    let references = tweets.iter().flat_map(|tweet| [&tweet.in_reply_to, &tweet.quoted]).flatten();
    references
        .filter_map(|id| match state.x.tweets.get(id) {
            None => Some(not_found("tweet", "referenced_tweets.id", id)),
            Some(tweet) if render::is_protected(state, tweet) => {
                Some(not_authorized("tweet", "referenced_tweets.id", id))
            }
            Some(_) => None,
        })
        .collect()
}

/// `GET /2/tweets/{id}`. X: what is not there is 200 with `errors` and without `data`.
pub(crate) async fn tweet(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    checked_id("id", &id)?;
    let fields = Fields::parse(&Query::parse(query.as_deref()))?;
    let state = sandbox.state();
    Ok(match state.x.tweets.get(&id) {
        None => answer(None, json!({}), vec![not_found("tweet", "id", &id)]),
        Some(tweet) if render::is_protected(&state, tweet) => {
            answer(None, json!({}), vec![not_authorized("tweet", "id", &id)])
        }
        Some(tweet) => {
            let errors = if fields.expands("referenced_tweets.id") { partial(&state, &[tweet]) } else { Vec::new() };
            answer(Some(fields.tweet(&state, tweet)), fields.includes(&state, &[tweet]), errors)
        }
    })
}

/// `GET /2/tweets?ids=`.
pub(crate) async fn tweets(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Query::parse(query.as_deref());
    let fields = Fields::parse(&query)?;
    let ids: Vec<&str> = query.get("ids").ok_or_else(|| required_parameter("ids"))?.split(',').collect();
    for id in &ids {
        checked_id("ids", id)?;
    }
    let state = sandbox.state();
    let found: Vec<&Tweet> = ids.iter().filter_map(|id| state.x.tweets.get(*id)).collect();
    let errors =
        ids.iter().filter(|id| !state.x.tweets.contains_key(**id)).map(|id| not_found("tweet", "ids", id)).collect();
    let data = found.iter().map(|tweet| fields.tweet(&state, tweet)).collect();
    Ok(answer(Some(Value::Array(data)), fields.includes(&state, &found), errors))
}

fn list(state: &State, query: &Query, belongs: impl Fn(&Tweet) -> bool) -> Result<Response, Problem> {
    let fields = Fields::parse(query)?;
    let count = query.max_results(5, 100, 10)?;
    let since: u64 = query.get("since_id").and_then(|id| id.parse().ok()).unwrap_or_default();
    let start = query.time("start_time")?;
    let mut found: Vec<&Tweet> = state
        .x
        .tweets
        .values()
        .filter(|tweet| {
            belongs(tweet)
                && tweet.id.parse::<u64>().unwrap_or_default() > since
                && start.is_none_or(|start| tweet.created >= start)
                && !render::is_protected(state, tweet)
        })
        .collect();
    found.sort_by_key(|tweet| std::cmp::Reverse(tweet.id.parse::<u64>().unwrap_or_default()));
    found.truncate(count);
    let includes = fields.includes(state, &found);
    let data: Vec<Value> = found.iter().map(|tweet| fields.tweet(state, tweet)).collect();
    let mut body = json!({"meta": {"result_count": found.len()}});
    if let (Some(first), Some(last)) = (found.first(), found.last()) {
        body["meta"]["newest_id"] = json!(first.id);
        body["meta"]["oldest_id"] = json!(last.id);
        body["data"] = json!(data);
    }
    if includes.as_object().is_some_and(|includes| !includes.is_empty()) {
        body["includes"] = includes;
    }
    Ok(Json(body).into_response())
}

/// `GET /2/users/{id}/tweets`, newest first.
pub(crate) async fn timeline(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    checked_id("id", &id)?;
    list(&sandbox.state(), &Query::parse(query.as_deref()), |tweet| tweet.author == id)
}

/// `GET /2/users/{id}/mentions`, newest first.
pub(crate) async fn mentions(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    checked_id("id", &id)?;
    let state = sandbox.state();
    list(&state, &Query::parse(query.as_deref()), |tweet| {
        tweet.author != id && text::mentions_user(&state, &tweet.text, &id)
    })
}

/// `GET /2/tweets/search/recent`: of the operators only `conversation_id:`, `from:`, `to:` and `in_reply_to_tweet_id:`; else words.
pub(crate) async fn search(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let query = Query::parse(query.as_deref());
    let wanted = query.get("query").ok_or_else(|| required_parameter("query"))?.to_owned();
    let state = sandbox.state();
    let user = |word: &str| text::user_id(&state, word).unwrap_or_else(|| word.to_owned());
    list(&state, &query, |tweet| {
        wanted.split_whitespace().all(|term| match term.split_once(':') {
            Some(("conversation_id", id)) => tweet.conversation == id,
            Some(("in_reply_to_tweet_id", id)) => tweet.in_reply_to.as_deref() == Some(id),
            Some(("from", author)) => tweet.author == user(author),
            Some(("to", reader)) => text::mentions_user(&state, &tweet.text, &user(reader)),
            _ => tweet.text.contains(term),
        })
    })
}

fn user_answer(state: &State, id: &str, parameter: &str, query: Option<&str>) -> Result<Response, Problem> {
    let query = Query::parse(query);
    let asked = query.list(&["user.fields"], USER_FIELDS)?;
    query.list(&["expansions"], USER_EXPANSIONS)?;
    if id != X_ACCOUNT_ID && state.people.on_x(id).is_none() {
        return Ok(answer(None, json!({}), vec![not_found("user", parameter, id)]));
    }
    let user = render::select(&render::user_of(state, id), &asked, &["id", "name", "username"]);
    Ok(answer(Some(user), json!({}), Vec::new()))
}

/// `GET /2/users/{id}`.
pub(crate) async fn user(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    checked_id("id", &id)?;
    user_answer(&sandbox.state(), &id, "id", query.as_deref())
}

/// `GET /2/users/me`.
pub(crate) async fn me(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    user_answer(&sandbox.state(), X_ACCOUNT_ID, "id", query.as_deref())
}

/// `GET /2/users/by/username/{username}`.
pub(crate) async fn by_username(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(username): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    if username.is_empty() || username.len() > 15 {
        return Err(invalid(
            "username",
            &username,
            "The `username` query parameter value does not match ^[A-Za-z0-9_]{1,15}$",
        ));
    }
    let state = sandbox.state();
    let id = text::user_id(&state, &username).unwrap_or(username);
    user_answer(&state, &id, "username", query.as_deref())
}
