//! X's objects as API v2 shows them, whole; [`select`] then keeps what was asked for.

pub(crate) mod legacy;

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::text;
use crate::clock;
use crate::state::State;
use crate::state::accounts::{BRAND_NAME, BRAND_PICTURE, BRAND_USERNAME, X_ACCOUNT_ID};
use crate::state::x::{Media, Tweet};

/// What of a text longer than a post is shown in `text`.
const SHOWN_OF_LONG: usize = 276;

/// A whole post.
pub(crate) fn tweet(state: &State, tweet: &Tweet) -> Value {
    let long = text::weighted_length(&tweet.text) > 280;
    let shown = if long {
        format!("{}…", tweet.text.chars().take(SHOWN_OF_LONG).collect::<String>())
    } else {
        tweet.text.clone()
    };
    let (start, end) = text::display_range(tweet, shown.chars().count());
    let replies = state.x.tweets.values().filter(|other| other.in_reply_to.as_ref() == Some(&tweet.id)).count();
    let likes = tweet.likes + u64::from(state.x.liked.contains(&tweet.id));
    let mut value = json!({
        "id": tweet.id, "text": shown, "author_id": tweet.author, "conversation_id": tweet.conversation,
        "created_at": clock::x(tweet.created), "edit_history_tweet_ids": [tweet.id], "display_text_range": [start, end],
        "edit_controls": {"edits_remaining": 5, "is_edit_eligible": false, "editable_until": clock::x(tweet.created)},
        "lang": "en", "possibly_sensitive": false, "reply_settings": "everyone",
        "public_metrics": {"retweet_count": 0, "reply_count": replies, "like_count": likes, "like_count_str": likes.to_string(),
            "quote_count": 0, "bookmark_count": 0, "impression_count": 0},
    });
    let entities = text::entities(state, &shown, if long { &[] } else { &tweet.links });
    if entities.as_object().is_some_and(|entities| !entities.is_empty()) {
        value["entities"] = entities;
    }
    if long {
        value["note_tweet"] = json!({"text": tweet.text, "entities": text::entities(state, &tweet.text, &tweet.links)});
    }
    if let Some(parent) = &tweet.in_reply_to {
        value["in_reply_to_tweet_id"] = json!(parent);
        if let Some(parent) = state.x.tweets.get(parent) {
            value["in_reply_to_user_id"] = json!(parent.author);
        }
    }
    let references: Vec<Value> =
        [("replied_to", &tweet.in_reply_to), ("quoted", &tweet.quoted), ("retweeted", &tweet.reposted)]
            .into_iter()
            .filter_map(|(kind, id)| id.as_ref().map(|id| json!({"type": kind, "id": id})))
            .collect();
    if !references.is_empty() {
        value["referenced_tweets"] = json!(references);
    }
    if !tweet.media.is_empty() {
        let keys: Vec<String> = tweet.media.iter().map(|id| media_key(state, id)).collect();
        value["attachments"] = json!({"media_keys": keys});
    }
    value
}

/// A whole user, the brand included; an unknown id has nothing but itself.
pub(crate) fn user_of(state: &State, id: &str) -> Value {
    if id == X_ACCOUNT_ID {
        return json!({
            "id": id, "username": BRAND_USERNAME, "name": BRAND_NAME, "description": "Small-batch coffee, big on answers. A sandbox brand.",
            "profile_image_url": state.x_avatar(id, BRAND_PICTURE), "created_at": "2015-04-01T08:00:00.000Z", "verified": true,
            "verified_type": "business", "protected": false, "url": "https://t.co/lumencoffee", "receives_your_dm": true,
            "public_metrics": {"followers_count": 48_213, "following_count": 311, "tweet_count": 9_120, "listed_count": 204,
                "like_count": 15_377, "media_count": 1_204},
        });
    }
    let Some((person, identity)) = state.people.on_x(id) else {
        return json!({"id": id});
    };
    let mut value = json!({
        "id": identity.id, "username": identity.username, "name": identity.name, "description": identity.description,
        "profile_image_url": state.x_avatar(&identity.id, &person.picture), "verified": identity.verified,
        "verified_type": if identity.verified { "blue" } else { "none" }, "protected": identity.protected,
        "receives_your_dm": identity.receives_your_dm.unwrap_or(true), "connection_status": [],
        "public_metrics": {"followers_count": identity.followers_count, "following_count": identity.following_count,
            "tweet_count": identity.tweet_count, "listed_count": 0, "like_count": identity.like_count, "media_count": identity.media_count},
    });
    if let Some(location) = &identity.location {
        value["location"] = json!(location);
    }
    if let Some(created) = identity.created_at {
        value["created_at"] = json!(clock::x(created));
    }
    value
}

/// The key of a media object. X: `3_` photo, `7_` video, `16_` animated GIF.
pub(crate) fn media_key(state: &State, id: &str) -> String {
    let kind = match state.x.media.get(id).map(|media| media.kind) {
        Some("video") => 7,
        Some("animated_gif") => 16,
        _ => 3,
    };
    format!("{kind}_{id}")
}

/// A whole media object of a post.
pub(crate) fn media(state: &State, media: &Media) -> Value {
    let mut value = json!({"media_key": media_key(state, &media.id), "type": media.kind, "width": 480, "height": 360});
    if let Some(words) = &media.alt_text {
        value["alt_text"] = json!(words);
    }
    let file = media.file.unwrap_or("terrace.jpg");
    if media.kind == "photo" {
        value["url"] = json!(state.x_picture(file));
        return value;
    }
    value["preview_image_url"] = json!(state.x_picture(media.preview.unwrap_or(file)));
    value["variants"] =
        json!([{"bit_rate": 832_000, "content_type": "video/mp4", "url": format!("{}/video/{file}", state.media_url)}]);
    if media.kind == "video" {
        value["duration_ms"] = json!(3_000);
    }
    value
}

/// Everything that these posts expand to, whole.
pub(crate) fn includes(state: &State, tweets: &[&Tweet]) -> Value {
    expanded(state, tweets, &EXPANSIONS.iter().map(|name| (*name).to_owned()).collect(), &|_, value| value)
}

/// The expansions of posts; the specification's names and the prose's.
pub(crate) const EXPANSIONS: &[&str] = &[
    "author_id",
    "referenced_tweets.id",
    "referenced_posts.id",
    "referenced_tweets.id.author_id",
    "referenced_posts.id.author_id",
    "in_reply_to_user_id",
    "attachments.media_keys",
    "entities.mentions.username",
    "edit_history_tweet_ids",
    "article.cover_media",
    "article.media_entities",
    "attachments.media_source_tweet",
    "attachments.poll_ids",
    "geo.place_id",
    "referenced_tweets.id.attachments.media_keys",
];

/// The `includes` of posts under the given expansions; `fields` keeps what was asked of each object.
pub(crate) fn expanded(
    state: &State,
    tweets: &[&Tweet],
    expansions: &BTreeSet<String>,
    fields: &dyn Fn(&str, Value) -> Value,
) -> Value {
    let asked = |names: &[&str]| names.iter().any(|name| expansions.contains(*name));
    let (mut users, mut media) = (BTreeSet::new(), BTreeSet::new());
    let references: Vec<&Tweet> = tweets
        .iter()
        .flat_map(|tweet| [&tweet.in_reply_to, &tweet.quoted, &tweet.reposted])
        .filter_map(|id| id.as_ref().and_then(|id| state.x.tweets.get(id)))
        .filter(|tweet| !is_protected(state, tweet))
        .collect();
    for tweet in tweets {
        if asked(&["author_id"]) {
            users.insert(tweet.author.clone());
        }
        if asked(&["in_reply_to_user_id"]) {
            users.extend(
                tweet.in_reply_to.as_ref().and_then(|id| state.x.tweets.get(id)).map(|parent| parent.author.clone()),
            );
        }
        if asked(&["entities.mentions.username"]) {
            users.extend(
                text::mentions(&tweet.text).iter().filter_map(|mention| text::user_id(state, &mention.username)),
            );
        }
        if asked(&["attachments.media_keys"]) {
            media.extend(tweet.media.iter().cloned());
        }
    }
    if asked(&["referenced_tweets.id.author_id", "referenced_posts.id.author_id"]) {
        users.extend(references.iter().map(|tweet| tweet.author.clone()));
    }
    if asked(&["referenced_tweets.id.attachments.media_keys"]) {
        media.extend(references.iter().flat_map(|tweet| tweet.media.iter().cloned()));
    }
    let mut includes = Map::new();
    let mut put = |name: &str, values: Vec<Value>| {
        if !values.is_empty() {
            includes.insert(name.to_owned(), json!(values));
        }
    };
    put("users", users.iter().map(|id| fields("users", user_of(state, id))).collect());
    if asked(&["referenced_tweets.id", "referenced_posts.id"]) {
        put("tweets", references.iter().map(|reference| fields("tweets", tweet(state, reference))).collect());
    }
    put(
        "media",
        media
            .iter()
            .filter_map(|id| state.x.media.get(id))
            .map(|item| fields("media", self::media(state, item)))
            .collect(),
    );
    Value::Object(includes)
}

/// Whether a post's author is protected: X does not show it.
pub(crate) fn is_protected(state: &State, tweet: &Tweet) -> bool {
    state.people.on_x(&tweet.author).is_some_and(|(_, identity)| identity.protected)
}

/// Keeps the fields asked for, and those that X always gives.
pub(crate) fn select(value: &Value, asked: &BTreeSet<String>, always: &[&str]) -> Value {
    let mut kept = Map::new();
    for (key, field) in value.as_object().into_iter().flatten() {
        if asked.contains(key) || always.contains(&key.as_str()) {
            kept.insert(key.clone(), field.clone());
        }
    }
    Value::Object(kept)
}
