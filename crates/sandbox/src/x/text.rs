//! X's texts: links become t.co addresses, mentions and links become entities.

use serde_json::{Value, json};

use crate::state::State;
use crate::state::accounts::{BRAND_USERNAME, X_ACCOUNT_ID};
use crate::state::ids::Ids;
use crate::state::x::{Link, Tweet};

/// The weighted length of a text, by twitter-text's own parser. X: 280 at most, links count 23.
pub(crate) fn weighted_length(text: &str) -> usize {
    // The crate's default configuration is twitter-text's current one, v3.
    let parsed = twitter_text::parse(text, &Default::default(), true);
    usize::try_from(parsed.weighted_length).unwrap_or_default()
}

/// Replaces each link by a t.co address.
pub(crate) fn shorten(ids: &mut Ids, text: &str) -> (String, Vec<Link>) {
    let (mut shortened, mut links) = (String::new(), Vec::new());
    for word in text.split_inclusive(char::is_whitespace) {
        let body = word.trim_end();
        let address = body.trim_end_matches(['.', ',', '!', '?', ')', ';', ':']);
        if !(address.starts_with("https://") || address.starts_with("http://")) || address.starts_with("https://t.co/")
        {
            shortened.push_str(word);
            continue;
        }
        let event = ids.event();
        let short = format!("https://t.co/{}", event.get(event.len().saturating_sub(10)..).unwrap_or(&event));
        let start = shortened.chars().count();
        let end = start + short.chars().count();
        shortened.push_str(&short);
        shortened.push_str(word.get(address.len()..).unwrap_or_default());
        links.push(Link { start, end, short, expanded: address.to_owned() });
    }
    (shortened, links)
}

/// An address as X displays it: no scheme, cut at 27 characters.
pub(crate) fn display_url(expanded: &str) -> String {
    let bare = expanded.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    if bare.chars().count() <= 27 {
        bare.to_owned()
    } else {
        format!("{}…", bare.chars().take(26).collect::<String>())
    }
}

/// A mention in a text: start and end in characters, and the handle without `@`.
#[derive(Debug)]
pub(crate) struct Mention {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) username: String,
}

/// The mentions of a text. X: handles are at most 15 of `[A-Za-z0-9_]`.
pub(crate) fn mentions(text: &str) -> Vec<Mention> {
    let characters: Vec<char> = text.chars().collect();
    let mut mentions = Vec::new();
    let mut index = 0;
    while index < characters.len() {
        let after_word =
            index > 0 && characters.get(index - 1).is_some_and(|before| before.is_alphanumeric() || *before == '_');
        if !matches!(characters.get(index), Some('@' | '＠')) || after_word {
            index += 1;
            continue;
        }
        let username: String = characters
            .iter()
            .skip(index + 1)
            .take_while(|c| c.is_ascii_alphanumeric() || **c == '_')
            .take(15)
            .collect();
        let end = index + 1 + username.len();
        if !username.is_empty() {
            mentions.push(Mention { start: index, end, username });
        }
        index = end;
    }
    mentions
}

/// The id behind a handle.
pub(crate) fn user_id(state: &State, username: &str) -> Option<String> {
    if username.eq_ignore_ascii_case(BRAND_USERNAME) {
        return Some(X_ACCOUNT_ID.to_owned());
    }
    state.people.by_username(username).map(|(_, identity)| identity.id.clone())
}

/// The handle behind an id.
pub(crate) fn username(state: &State, id: &str) -> String {
    if id == X_ACCOUNT_ID {
        return BRAND_USERNAME.to_owned();
    }
    state.people.on_x(id).map_or_else(|| format!("user{id}"), |(_, identity)| identity.username.clone())
}

/// Whether a text mentions the account with this id.
pub(crate) fn mentions_user(state: &State, text: &str, id: &str) -> bool {
    mentions(text).iter().any(|mention| user_id(state, &mention.username).as_deref() == Some(id))
}

/// v2 `entities`.
pub(crate) fn entities(state: &State, text: &str, links: &[Link]) -> Value {
    let mut entities = json!({});
    let mentions: Vec<Value> = mentions(text)
        .iter()
        .map(|mention| {
            let mut entity = json!({"start": mention.start, "end": mention.end, "username": mention.username});
            if let Some(id) = user_id(state, &mention.username) {
                entity["id"] = json!(id);
            }
            entity
        })
        .collect();
    if !mentions.is_empty() {
        entities["mentions"] = json!(mentions);
    }
    let urls: Vec<Value> = links
        .iter()
        .map(|link| {
            json!({"start": link.start, "end": link.end, "url": link.short, "expanded_url": link.expanded, "display_url": display_url(&link.expanded)})
        })
        .collect();
    if !urls.is_empty() {
        entities["urls"] = json!(urls);
    }
    entities
}

/// `[start, end]` in characters of what is shown: a reply's leading mentions and a trailing media link are not.
pub(crate) fn display_range(tweet: &Tweet, length: usize) -> (usize, usize) {
    let mut start = 0;
    if tweet.in_reply_to.is_some() {
        for mention in mentions(&tweet.text) {
            if mention.start != start {
                break;
            }
            start = mention.end + 1;
        }
    }
    let trailing =
        tweet.links.last().filter(|link| link.expanded.contains("/photo/1") || link.expanded.contains("/video/1"));
    let end = trailing.map_or(length, |link| link.start.saturating_sub(1));
    (start.min(end), end)
}
