//! Bodies of the X Activity API: one event each.

use serde_json::{Map, Value, json};

use crate::state::State;
use crate::state::accounts::{BRAND_NAME, BRAND_USERNAME, X_ACCOUNT_ID};
use crate::state::x::{DirectMessage, Tweet};
use crate::x::render;

fn event(state: &mut State, event_type: &str, payload: &Value, includes: Option<Value>) -> Value {
    let tag = event_type.replace('.', "-");
    let mut data = json!({
        "event_uuid": state.ids.event(), "event_type": event_type, "filter": {"user_id": X_ACCOUNT_ID}, "tag": tag, "payload": payload,
    });
    if let Some(includes) = includes {
        data["includes"] = includes;
    }
    json!({"data": data})
}

/// `post.create` (the brand's own), `post.mention.create`, `post.reply.create`, `post.quote.create`, `post.repost.create`.
pub(crate) fn post(state: &mut State, event_type: &str, tweet: &Tweet) -> Value {
    let payload = render::tweet(state, tweet);
    let includes = render::includes(state, &[tweet]);
    event(state, event_type, &payload, Some(includes))
}

/// `post.delete`. X: the users of this event are wrapped once more as `{"data": {...}}`.
pub(crate) fn delete(state: &mut State, id: &str, author: &str) -> Value {
    let user = render::user_of(state, author);
    let includes = json!({"users": [{"data": user}]});
    event(state, "post.delete", &json!({"id": id, "author_id": author}), Some(includes))
}

/// `like.create`.
pub(crate) fn like(state: &mut State, liker: &str, tweet: &Tweet) -> Value {
    let now = jiff::Timestamp::now();
    let id = state.ids.event();
    let payload = json!({
        "id": id, "liked_tweet_id": tweet.id, "liked_tweet_author_id": tweet.author, "user_id": liker,
        "created_at": crate::clock::x(now), "timestamp_ms": now.as_millisecond().to_string(),
    });
    event(state, "like.create", &payload, Some(json!({})))
}

/// `dm.received` and `dm.sent`: a v1.1 message inside, its users wrapped once more.
pub(crate) fn direct_message(state: &mut State, message: &DirectMessage) -> Value {
    let event_type = if message.sender == X_ACCOUNT_ID { "dm.sent" } else { "dm.received" };
    let mut users = Map::new();
    for id in [&message.sender, &message.recipient] {
        let user = if id == X_ACCOUNT_ID {
            json!({"id": id, "username": BRAND_USERNAME, "name": BRAND_NAME})
        } else {
            render::user_of(state, id)
        };
        users.insert(id.clone(), json!({"data": user}));
    }
    let payload = json!({"direct_message_events": [render::legacy::direct_message(state, message)], "users": users});
    event(state, event_type, &payload, None)
}

/// `chat.received`: an end-to-end encrypted message of which only ciphertext is seen.
pub(crate) fn encrypted(state: &mut State, sender: &str) -> Value {
    let now = jiff::Timestamp::now();
    let id = state.ids.x(now);
    let payload = json!({
        "id": id, "sender_id": sender, "conversation_id": crate::state::x::X::conversation_id(sender, X_ACCOUNT_ID),
        "created_at_msec": now.as_millisecond().to_string(), "encoded_event": "c2VhbGVkIGluIGFuIGVudmVsb3Bl", "conversation_key_version": "1",
    });
    event(state, "chat.received", &payload, None)
}
