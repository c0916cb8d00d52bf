//! What people do on X, and what the brand does natively there.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::act::{Outcome, moment};
use crate::media::sample;
use crate::state::State;
use crate::state::accounts::{BRAND_USERNAME, X_ACCOUNT_ID};
use crate::state::people::PersonRef;
use crate::state::x::{Media, Tweet};
use crate::webhooks::{Envelope, Update, x_account_activity, x_activity};
use crate::x::create::{self, NewTweet};
use crate::x::text;

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XMention {
    from: PersonRef,
    text: String,
    /// `image`, `gif` or `video`.
    media: Option<String>,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XReply {
    from: PersonRef,
    /// The post it replies to, the brand's or another's.
    to: String,
    text: String,
    media: Option<String>,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XQuote {
    from: PersonRef,
    of: String,
    text: String,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XRepost {
    from: PersonRef,
    of: String,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XDelete {
    id: String,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XLike {
    from: PersonRef,
    id: String,
    #[serde(default)]
    envelope: Envelope,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct XNativePost {
    text: String,
    in_reply_to: Option<String>,
    media: Option<String>,
    #[serde(default)]
    likes: u64,
    at: Option<Timestamp>,
    #[serde(default)]
    envelope: Envelope,
}

pub(super) fn media(state: &mut State, kind: &str, category: &str) -> Result<String, String> {
    let (kind, file, preview) = sample(kind).ok_or_else(|| format!("no media is called {kind:?}"))?;
    let id = state.ids.x(Timestamp::now());
    state.x.media.insert(
        id.clone(),
        Media {
            id: id.clone(),
            kind,
            file: Some(file),
            preview,
            category: category.to_owned(),
            uploaded: None,
            alt_text: None,
        },
    );
    Ok(id)
}

fn report(state: &mut State, envelope: Envelope, event_types: &[&str], tweet: &Tweet) -> Outcome {
    let updates = match envelope {
        Envelope::Activity => {
            event_types.iter().map(|event_type| Update::X(x_activity::post(state, event_type, tweet))).collect()
        }
        Envelope::AccountActivity => vec![Update::X(x_account_activity::post(state, tweet))],
    };
    Outcome::new(
        json!({"tweet_id": tweet.id, "conversation_id": tweet.conversation, "person_id": tweet.author}),
        updates,
    )
}

fn new_tweet(author: String, text: String, at: Option<Timestamp>) -> NewTweet {
    NewTweet { author, text, at: moment(at), in_reply_to: None, quoted: None, reposted: None, media: Vec::new() }
}

fn known(state: &State, id: &str) -> Result<(), String> {
    if state.x.tweets.contains_key(id) { Ok(()) } else { Err(format!("no post has the id {id:?}")) }
}

pub(crate) fn mention(state: &mut State, act: XMention) -> Result<Outcome, String> {
    let author = state.people.x_id(&act.from)?;
    let mentioned = text::mentions_user(state, &act.text, X_ACCOUNT_ID);
    let words = if mentioned { act.text } else { format!("@{BRAND_USERNAME} {}", act.text) };
    let attached = act.media.map(|kind| media(state, &kind, "tweet_image")).transpose()?;
    let new = NewTweet { media: attached.into_iter().collect(), ..new_tweet(author, words, act.at) };
    let tweet = create::write(state, new);
    Ok(report(state, act.envelope, &["post.mention.create"], &tweet))
}

pub(crate) fn reply(state: &mut State, act: XReply) -> Result<Outcome, String> {
    known(state, &act.to)?;
    let author = state.people.x_id(&act.from)?;
    let attached = act.media.map(|kind| media(state, &kind, "tweet_image")).transpose()?;
    let explicit = text::mentions_user(state, &act.text, X_ACCOUNT_ID);
    let to_brand = state.x.tweets.get(&act.to).is_some_and(|parent| parent.author == X_ACCOUNT_ID);
    let new = NewTweet {
        in_reply_to: Some(act.to),
        media: attached.into_iter().collect(),
        ..new_tweet(author, act.text, act.at)
    };
    let tweet = create::write(state, new);
    // X: a reply that also mentions fires twice.
    let event_types: &[&str] = match (to_brand, explicit) {
        (true, true) => &["post.reply.create", "post.mention.create"],
        (true, false) => &["post.reply.create"],
        (false, true) => &["post.mention.create"],
        (false, false) => &[],
    };
    if event_types.is_empty() {
        let outcome = report(state, act.envelope, &[], &tweet);
        return Ok(Outcome { updates: Vec::new(), ..outcome });
    }
    Ok(report(state, act.envelope, event_types, &tweet))
}

pub(crate) fn quote(state: &mut State, act: XQuote) -> Result<Outcome, String> {
    known(state, &act.of)?;
    let author = state.people.x_id(&act.from)?;
    let new = NewTweet { quoted: Some(act.of), ..new_tweet(author, act.text, act.at) };
    let tweet = create::write(state, new);
    Ok(report(state, act.envelope, &["post.quote.create"], &tweet))
}

pub(crate) fn repost(state: &mut State, act: XRepost) -> Result<Outcome, String> {
    known(state, &act.of)?;
    let author = state.people.x_id(&act.from)?;
    let original = state
        .x
        .tweets
        .get(&act.of)
        .map(|tweet| (text::username(state, &tweet.author), tweet.text.clone()))
        .unwrap_or_default();
    let words = format!("RT @{}: {}", original.0, original.1);
    let new = NewTweet { reposted: Some(act.of), ..new_tweet(author, words, act.at) };
    let tweet = create::write(state, new);
    Ok(report(state, act.envelope, &["post.repost.create"], &tweet))
}

pub(crate) fn delete(state: &mut State, act: &XDelete) -> Result<Outcome, String> {
    let tweet = state.x.tweets.remove(&act.id).ok_or_else(|| format!("no post has the id {:?}", act.id))?;
    let update = match act.envelope {
        Envelope::Activity => x_activity::delete(state, &tweet.id, &tweet.author),
        Envelope::AccountActivity => x_account_activity::delete(&tweet.id, &tweet.author),
    };
    Ok(Outcome::new(json!({"tweet_id": tweet.id}), vec![Update::X(update)]))
}

pub(crate) fn like(state: &mut State, act: &XLike) -> Result<Outcome, String> {
    let liker = state.people.x_id(&act.from)?;
    let tweet = state.x.tweets.get_mut(&act.id).ok_or_else(|| format!("no post has the id {:?}", act.id))?;
    tweet.likes += 1;
    let tweet = tweet.clone();
    let update = match act.envelope {
        Envelope::Activity => x_activity::like(state, &liker, &tweet),
        Envelope::AccountActivity => x_account_activity::like(state, &liker, &tweet),
    };
    Ok(Outcome::new(json!({"tweet_id": tweet.id, "person_id": liker}), vec![Update::X(update)]))
}

pub(crate) fn native_post(state: &mut State, act: XNativePost) -> Result<Outcome, String> {
    let attached = act.media.map(|kind| media(state, &kind, "tweet_image")).transpose()?;
    let new = NewTweet {
        in_reply_to: act.in_reply_to,
        media: attached.into_iter().collect(),
        ..new_tweet(X_ACCOUNT_ID.to_owned(), act.text, act.at)
    };
    let mut tweet = create::write(state, new);
    tweet.likes = act.likes;
    state.x.tweets.insert(tweet.id.clone(), tweet.clone());
    Ok(report(state, act.envelope, &["post.create"], &tweet))
}
