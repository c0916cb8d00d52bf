//! X's v1.1 shapes, which the Account Activity API and all direct message events still have.

use serde_json::{Value, json};

use crate::clock;
use crate::state::State;
use crate::state::accounts::{BRAND_NAME, BRAND_PICTURE, BRAND_USERNAME};
use crate::state::x::{DirectMessage, Link, Tweet};
use crate::x::text;

/// v1.1 cuts what is longer and puts the whole into `extended_tweet`.
const CLASSIC_LENGTH: usize = 140;

fn number(id: &str) -> u64 {
    id.parse().unwrap_or_default()
}

/// v1.1 `entities`.
fn entities(state: &State, text: &str, links: &[Link]) -> Value {
    let urls: Vec<Value> = links
        .iter()
        .map(|link| {
            json!({"url": link.short, "expanded_url": link.expanded, "display_url": text::display_url(&link.expanded), "indices": [link.start, link.end]})
        })
        .collect();
    let mentions: Vec<Value> = text::mentions(text)
        .iter()
        .map(|mention| {
            let id = text::user_id(state, &mention.username);
            json!({"screen_name": mention.username, "name": mention.username, "id": id.as_deref().map(number), "id_str": id,
                "indices": [mention.start, mention.end]})
        })
        .collect();
    json!({"hashtags": [], "symbols": [], "user_mentions": mentions, "urls": urls})
}

/// A v1.1 user.
pub(crate) fn user(state: &State, id: &str) -> Value {
    let whole = crate::x::render::user_of(state, id);
    let metrics = &whole["public_metrics"];
    json!({
        "id": number(id), "id_str": id, "name": whole["name"], "screen_name": whole["username"], "description": whole["description"],
        "location": whole["location"], "protected": whole["protected"], "verified": whole["verified"],
        "followers_count": metrics["followers_count"], "friends_count": metrics["following_count"],
        "listed_count": metrics["listed_count"], "favourites_count": metrics["like_count"], "statuses_count": metrics["tweet_count"],
        "created_at": "Thu Apr 02 08:00:00 +0000 2015", "profile_image_url_https": whole["profile_image_url"],
    })
}

/// The user of a direct message event's map.
pub(crate) fn direct_message_user(state: &State, id: &str) -> Value {
    let (name, username, picture) = match state.people.on_x(id) {
        Some((person, identity)) => (identity.name.as_str(), identity.username.as_str(), person.picture.as_str()),
        None => (BRAND_NAME, BRAND_USERNAME, BRAND_PICTURE),
    };
    json!({
        "id": id, "created_timestamp": "1427961600000", "name": name, "screen_name": username, "protected": false, "verified": false,
        "followers_count": 9, "friends_count": 4, "statuses_count": 50, "profile_image_url_https": state.x_avatar(id, picture),
    })
}

/// A v1.1 post.
pub(crate) fn tweet(state: &State, tweet: &Tweet) -> Value {
    let parent = tweet.in_reply_to.as_ref().and_then(|id| state.x.tweets.get(id));
    let mut value = json!({
        "created_at": clock::x_legacy(tweet.created), "id": number(&tweet.id), "id_str": tweet.id, "source": "<a href=\"https://x.com\">X</a>",
        "in_reply_to_status_id": tweet.in_reply_to.as_deref().map(number), "in_reply_to_status_id_str": tweet.in_reply_to,
        "in_reply_to_user_id": parent.map(|parent| number(&parent.author)), "in_reply_to_user_id_str": parent.map(|parent| &parent.author),
        "in_reply_to_screen_name": parent.map(|parent| text::username(state, &parent.author)),
        "user": user(state, &tweet.author), "is_quote_status": tweet.quoted.is_some(), "favorited": false, "retweeted": false,
        "timestamp_ms": tweet.created.as_millisecond().to_string(), "lang": "en", "filter_level": "low",
    });
    let length = tweet.text.chars().count();
    let (start, end) = text::display_range(tweet, length);
    if length > CLASSIC_LENGTH {
        let shown: String = tweet.text.chars().take(CLASSIC_LENGTH - 1).collect::<String>() + "…";
        value["entities"] = entities(state, &shown, &[]);
        value["text"] = json!(shown);
        value["truncated"] = json!(true);
        value["extended_tweet"] = json!({"full_text": tweet.text, "display_text_range": [start, end], "entities": entities(state, &tweet.text, &tweet.links)});
    } else {
        value["text"] = json!(tweet.text);
        value["truncated"] = json!(false);
        value["display_text_range"] = json!([start, end]);
        value["entities"] = entities(state, &tweet.text, &tweet.links);
    }
    if !tweet.media.is_empty() {
        let media: Vec<Value> = tweet.media.iter().map(|id| media(state, id)).collect();
        let holder = if length > CLASSIC_LENGTH { &mut value["extended_tweet"] } else { &mut value };
        holder["extended_entities"] = json!({"media": media});
    }
    for (key, id) in [("quoted_status", &tweet.quoted), ("retweeted_status", &tweet.reposted)] {
        if let Some(other) = id.as_ref().and_then(|id| state.x.tweets.get(id)) {
            value[key] = self::tweet(state, other);
        }
    }
    value
}

fn media(state: &State, id: &str) -> Value {
    let Some(media) = state.x.media.get(id) else {
        return json!({"id_str": id, "type": "photo"});
    };
    let file = media.file.unwrap_or("terrace.jpg");
    let picture = if media.kind == "photo" { file } else { media.preview.unwrap_or(file) };
    let mut value =
        json!({"id": number(id), "id_str": id, "type": media.kind, "media_url_https": state.x_picture(picture)});
    if media.kind != "photo" {
        value["video_info"] = json!({"aspect_ratio": [4, 3], "duration_millis": 3_000,
            "variants": [{"bitrate": 832_000, "content_type": "video/mp4", "url": format!("{}/video/{file}", state.media_url)}]});
    }
    value
}

/// A v1.1 direct message event; the brand's own name the app that sent them.
pub(crate) fn direct_message(state: &State, message: &DirectMessage) -> Value {
    let mut data = json!({"text": message.text, "entities": entities(state, &message.text, &message.links)});
    if let Some(media) = message.media.as_ref().and_then(|id| state.x.media.get(id)) {
        let file = media.file.unwrap_or("upload.jpg");
        // The stand-in for https://ton.twitter.com/1.1/ton/data/dm/{dm_id}/{media_id}/{resource_id}.
        let picture = if media.kind == "photo" { file } else { media.preview.unwrap_or(file) };
        let address = format!("{}/ton/1.1/ton/data/dm/{}/{}/{picture}", state.media_url, message.id, media.id);
        let short = message.links.last().map(|link| link.short.clone());
        let mut item = json!({"id": number(&media.id), "id_str": media.id, "type": media.kind, "media_url_https": address, "url": short});
        if media.kind != "photo" {
            item["video_info"] = json!({"duration_millis": 3_000, "variants": [{"bitrate": 832_000, "content_type": "video/mp4",
                "url": format!("{}/ton/1.1/ton/data/dm/{}/{}/{file}", state.media_url, message.id, media.id)}]});
        }
        data["attachment"] = json!({"type": "media", "media": item});
    }
    let mut create =
        json!({"target": {"recipient_id": message.recipient}, "sender_id": message.sender, "message_data": data});
    if let Some(app) = message.app {
        create["source_app_id"] = json!(app);
    }
    json!({"type": "message_create", "id": message.id, "created_timestamp": message.at.as_millisecond().to_string(), "message_create": create})
}
