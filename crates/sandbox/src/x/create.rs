//! `POST /2/tweets`, `DELETE /2/tweets/{id}`, `PUT /2/tweets/{id}/hidden`.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::json;

use super::error::{Problem, forbidden, invalid, missing};
use super::parameters::{self, Authorized};
use super::text;
use crate::cast::answers;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::X_ACCOUNT_ID;
use crate::state::x::{Link, Tweet};
use crate::webhooks::{Update, echo, x_activity};

const KEYS: &[&str] = &[
    "card_uri",
    "community_id",
    "direct_message_deep_link",
    "edit_options",
    "for_super_followers_only",
    "geo",
    "made_with_ai",
    "media",
    "nullcast",
    "paid_partnership",
    "poll",
    "quote_tweet_id",
    "reply",
    "reply_settings",
    "share_with_followers",
    "text",
];
const REPLY_KEYS: &[&str] = &["auto_populate_reply_metadata", "exclude_reply_user_ids", "in_reply_to_tweet_id"];
const MEDIA_KEYS: &[&str] =
    &["call_to_actions", "description", "embeddable", "media_ids", "preview_media_id", "tagged_user_ids", "title"];
const REPLY_SETTINGS: &[&str] = &["following", "mentionedUsers", "subscribers", "verified"];

/// A post to be written, whoever writes it.
#[derive(Debug, Clone)]
pub(crate) struct NewTweet {
    pub(crate) author: String,
    pub(crate) text: String,
    pub(crate) at: Timestamp,
    pub(crate) in_reply_to: Option<String>,
    pub(crate) quoted: Option<String>,
    pub(crate) reposted: Option<String>,
    pub(crate) media: Vec<String>,
}

/// Writes a post: links and media become t.co addresses, and a reply carries its leading mention.
pub(crate) fn write(state: &mut State, new: NewTweet) -> Tweet {
    let id = state.ids.x(new.at);
    let parent = new.in_reply_to.as_ref().and_then(|id| state.x.tweets.get(id)).cloned();
    let mut wanted = new.text;
    if let Some(parent) = parent.as_ref().filter(|parent| parent.author != new.author) {
        // X: a delivered reply carries a leading @author outside display_text_range.
        if !text::mentions_user(state, &wanted, &parent.author) {
            wanted = format!("@{} {wanted}", text::username(state, &parent.author));
        }
    }
    let (mut shown, mut links) = text::shorten(&mut state.ids, &wanted);
    if let Some(first) = new.media.first().and_then(|id| state.x.media.get(id)) {
        let kind = if first.kind == "photo" { "photo" } else { "video" };
        let expanded = format!("https://x.com/{}/status/{id}/{kind}/1", text::username(state, &new.author));
        if !shown.is_empty() {
            shown.push(' ');
        }
        let event = state.ids.event();
        let short = format!("https://t.co/{}", event.get(event.len().saturating_sub(10)..).unwrap_or(&event));
        let start = shown.chars().count();
        links.push(Link { start, end: start + short.chars().count(), short: short.clone(), expanded });
        shown.push_str(&short);
    }
    let tweet = Tweet {
        conversation: parent.as_ref().map_or_else(|| id.clone(), |parent| parent.conversation.clone()),
        id,
        author: new.author,
        text: shown,
        links,
        created: new.at,
        in_reply_to: new.in_reply_to,
        quoted: new.quoted,
        reposted: new.reposted,
        media: new.media,
        hidden: false,
        likes: 0,
    };
    state.x.tweets.insert(tweet.id.clone(), tweet.clone());
    tweet
}

/// `POST /2/tweets`: 201 with id and text.
pub(crate) async fn create(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let (tweet, update) = {
        let mut state = sandbox.state();
        let new = checked(&state, &bytes)?;
        let tweet = write(&mut state, new);
        let update = Update::X(x_activity::post(&mut state, "post.create", &tweet));
        (tweet, update)
    };
    echo::come_back(&sandbox, vec![update]).await;
    answers::to_tweet(&sandbox, &tweet);
    let data = json!({"data": {"id": tweet.id, "text": tweet.text, "edit_history_tweet_ids": [tweet.id]}});
    Ok((StatusCode::CREATED, Json(data)).into_response())
}

fn checked(state: &State, bytes: &[u8]) -> Result<NewTweet, Problem> {
    let body = parameters::object(bytes, KEYS)?;
    let words = parameters::string(&body, "text")?.unwrap_or_default();
    let media = match parameters::nested(&body, "media", MEDIA_KEYS)? {
        Some(media) => parameters::ids(&media, "media_ids", 4)?,
        None => Vec::new(),
    };
    let in_reply_to = match parameters::nested(&body, "reply", REPLY_KEYS)? {
        Some(reply) => Some(parameters::id(&reply, "in_reply_to_tweet_id")?),
        None => None,
    };
    let quoted = body.contains_key("quote_tweet_id").then(|| parameters::id(&body, "quote_tweet_id")).transpose()?;
    if let Some(setting) = parameters::string(&body, "reply_settings")?
        && !REPLY_SETTINGS.contains(&setting.as_str())
    {
        return Err(invalid("reply_settings", &setting, "$.reply_settings: does not have a value in the enumeration"));
    }
    if parameters::string(&body, "direct_message_deep_link")?.is_some() && body.contains_key("card_uri") {
        return Err(invalid("card_uri", "", "card_uri and direct_message_deep_link are mutually exclusive"));
    }
    if words.trim().is_empty() && media.is_empty() {
        return Err(invalid("text", &words, "$.text: one of text or media.media_ids is required"));
    }
    if text::weighted_length(&words) > 280 {
        return Err(forbidden(
            "Your Tweet text is too long. For more information on how Twitter determines text length see https://github.com/twitter/twitter-text.",
        ));
    }
    for id in &media {
        let ready = state.x.media.get(id).is_some_and(|media| {
            media.category.starts_with("tweet_") && media.uploaded.as_ref().is_none_or(|upload| upload.finished)
        });
        if !ready {
            return Err(invalid("media.media_ids", id, "Your media IDs are invalid."));
        }
    }
    // X: up to four photos, or one GIF or video.
    let moves = |id: &String| state.x.media.get(id).is_some_and(|media| media.kind != "photo");
    if media.len() > 1 && media.iter().any(moves) {
        return Err(invalid("media.media_ids", "", "A post holds up to 4 photos or 1 animated GIF or 1 video."));
    }
    if let Some(parent) = &in_reply_to {
        may_reply(state, parent)?;
    }
    if quoted.is_some() && !state.settings.x_likes {
        // X: quote posts left the self-serve plans together with likes.
        return Err(super::error::not_enrolled());
    }
    let duplicate =
        state.settings.x_duplicates_refused
            && state.x.tweets.values().any(|tweet| {
                tweet.author == X_ACCOUNT_ID && tweet.in_reply_to == in_reply_to && same_words(tweet, &words)
            });
    if duplicate && media.is_empty() {
        return Err(forbidden("You are not allowed to create a Tweet with duplicate content."));
    }
    let author = X_ACCOUNT_ID.to_owned();
    Ok(NewTweet { author, text: words, at: Timestamp::now(), in_reply_to, quoted, reposted: None, media })
}

/// X: on self-serve plans only who was mentioned or quoted by the author may reply.
fn may_reply(state: &State, parent: &str) -> Result<(), Problem> {
    let Some(parent) = state.x.tweets.get(parent).filter(|parent| !super::render::is_protected(state, parent)) else {
        return Err(forbidden("You attempted to reply to a Tweet that is deleted or not visible to you."));
    };
    let answers_us = parent
        .in_reply_to
        .as_ref()
        .and_then(|id| state.x.tweets.get(id))
        .is_some_and(|tweet| tweet.author == X_ACCOUNT_ID);
    let quotes_us =
        parent.quoted.as_ref().and_then(|id| state.x.tweets.get(id)).is_some_and(|tweet| tweet.author == X_ACCOUNT_ID);
    let summoned = parent.author == X_ACCOUNT_ID
        || answers_us
        || quotes_us
        || text::mentions_user(state, &parent.text, X_ACCOUNT_ID);
    if summoned || !state.settings.x_summons {
        return Ok(());
    }
    Err(forbidden(
        "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.",
    ))
}

/// Whether a post says the same, its links and its leading mention aside.
fn same_words(tweet: &Tweet, words: &str) -> bool {
    let mut text = tweet.text.clone();
    for link in &tweet.links {
        text = text.replace(&link.short, &link.expanded);
    }
    text == words || text.split_once(' ').is_some_and(|(mention, rest)| mention.starts_with('@') && rest == words)
}

/// `DELETE /2/tweets/{id}`: the brand's own only.
pub(crate) async fn delete(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    parameters::checked_id("id", &id)?;
    let update = {
        let mut state = sandbox.state();
        match state.x.tweets.get(&id) {
            None => return Err(missing("tweet", "id", &id)),
            Some(tweet) if tweet.author != X_ACCOUNT_ID => {
                return Err(forbidden("You are not authorized to delete this Tweet."));
            }
            Some(_) => {}
        }
        state.x.tweets.remove(&id);
        Update::X(x_activity::delete(&mut state, &id, X_ACCOUNT_ID))
    };
    echo::come_back(&sandbox, vec![update]).await;
    Ok(Json(json!({"data": {"deleted": true}})).into_response())
}

/// `PUT /2/tweets/{id}/hidden`: replies in the brand's own conversations only.
pub(crate) async fn hide(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(id): Path<String>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    parameters::checked_id("tweet_id", &id)?;
    let body = parameters::object(&bytes, &["hidden"])?;
    let hidden = parameters::boolean(&body, "hidden")?.ok_or_else(|| parameters::required("hidden"))?;
    let mut state = sandbox.state();
    let Some(tweet) = state.x.tweets.get(&id) else {
        return Err(missing("tweet", "tweet_id", &id));
    };
    let ours = state.x.tweets.get(&tweet.conversation).is_some_and(|root| root.author == X_ACCOUNT_ID);
    if !ours || tweet.in_reply_to.is_none() {
        return Err(forbidden("You can only hide replies to your own conversations."));
    }
    if let Some(tweet) = state.x.tweets.get_mut(&id) {
        tweet.hidden = hidden;
    }
    Ok(Json(json!({"data": {"hidden": hidden}})).into_response())
}
