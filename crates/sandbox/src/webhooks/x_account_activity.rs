//! Bodies of the older Account Activity API, in v1.1 shapes.

use serde_json::{Map, Value, json};

use crate::state::State;
use crate::state::accounts::X_ACCOUNT_ID;
use crate::state::x::{DirectMessage, Tweet};
use crate::x::render::legacy;

/// `tweet_create_events`: mentions, replies, quotes, reposts and the brand's own.
pub(crate) fn post(state: &State, tweet: &Tweet) -> Value {
    json!({"for_user_id": X_ACCOUNT_ID, "user_has_blocked": false, "tweet_create_events": [legacy::tweet(state, tweet)]})
}

/// `tweet_delete_events`.
pub(crate) fn delete(id: &str, author: &str) -> Value {
    let timestamp = jiff::Timestamp::now().as_millisecond().to_string();
    json!({"for_user_id": X_ACCOUNT_ID, "tweet_delete_events": [{"status": {"id": id, "user_id": author}, "timestamp_ms": timestamp}]})
}

/// `favorite_events`.
pub(crate) fn like(state: &mut State, liker: &str, tweet: &Tweet) -> Value {
    let now = jiff::Timestamp::now();
    let id = state.ids.event();
    json!({"for_user_id": X_ACCOUNT_ID, "favorite_events": [{
        "id": id, "created_at": crate::clock::x_legacy(now), "timestamp_ms": now.as_millisecond(),
        "favorited_status": legacy::tweet(state, tweet), "user": legacy::user(state, liker),
    }]})
}

/// `direct_message_events` with the maps `users` and `apps`.
pub(crate) fn direct_message(state: &State, message: &DirectMessage) -> Value {
    let mut users = Map::new();
    for id in [&message.sender, &message.recipient] {
        users.insert(id.clone(), legacy::direct_message_user(state, id));
    }
    let mut body = json!({
        "for_user_id": X_ACCOUNT_ID, "direct_message_events": [legacy::direct_message(state, message)], "users": users,
    });
    if let Some(app) = message.app {
        body["apps"] = json!({app: {"id": app, "name": "Social Messaging", "url": "https://www.example.com/"}});
    }
    body
}
