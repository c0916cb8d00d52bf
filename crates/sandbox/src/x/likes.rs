//! Likes: the brand's own, where the plan has them.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State as Extract};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use super::error::{Problem, forbidden, missing, not_enrolled};
use super::parameters::{self, Authorized, Query};
use super::render;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::X_ACCOUNT_ID;
use crate::webhooks::{Update, echo, x_activity};

fn may_like(state: &State, user: &str) -> Result<(), Problem> {
    if !state.settings.x_likes {
        return Err(not_enrolled());
    }
    if user != X_ACCOUNT_ID {
        return Err(forbidden("You are not allowed to perform this action for another user."));
    }
    Ok(())
}

/// `POST /2/users/{me}/likes`.
pub(crate) async fn like(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(user): Path<String>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let updates = {
        let mut state = sandbox.state();
        may_like(&state, &user)?;
        let body = parameters::object(&bytes, &["tweet_id"])?;
        let id = parameters::id(&body, "tweet_id")?;
        let Some(tweet) = state.x.tweets.get(&id).filter(|tweet| !render::is_protected(&state, tweet)).cloned() else {
            return Err(missing("tweet", "tweet_id", &id));
        };
        if state.x.liked.insert(id) {
            vec![Update::X(x_activity::like(&mut state, X_ACCOUNT_ID, &tweet))]
        } else {
            Vec::new()
        }
    };
    echo::come_back(&sandbox, updates).await;
    Ok(Json(json!({"data": {"liked": true}})).into_response())
}

/// `DELETE /2/users/{me}/likes/{tweet_id}`.
pub(crate) async fn unlike(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path((user, id)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let mut state = sandbox.state();
    may_like(&state, &user)?;
    parameters::checked_id("tweet_id", &id)?;
    if !state.x.tweets.contains_key(&id) {
        return Err(missing("tweet", "tweet_id", &id));
    }
    state.x.liked.remove(&id);
    Ok(Json(json!({"data": {"liked": false}})).into_response())
}

/// `GET /2/users/{me}/liked_tweets`: what a like of unknown outcome is looked up in.
pub(crate) async fn liked(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(user): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    let state = sandbox.state();
    may_like(&state, &user)?;
    let fields = super::fields::Fields::parse(&Query::parse(query.as_deref()))?;
    let tweets: Vec<Value> = state
        .x
        .liked
        .iter()
        .rev()
        .filter_map(|id| state.x.tweets.get(id))
        .map(|tweet| fields.tweet(&state, tweet))
        .collect();
    let count = tweets.len();
    Ok(Json(json!({"data": tweets, "meta": {"result_count": count}})).into_response())
}
