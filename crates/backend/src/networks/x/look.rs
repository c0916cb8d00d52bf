//! Looking for a call whose outcome is not known: among the brand's latest posts and direct messages.

use super::super::call::{Call, Found, Sent};
use super::super::client::Credentials;
use super::super::json::{first_id, id, list, moment, text};
use super::client::Client;
use super::errors::Problem;
use super::text as texts;
use serde_json::Value;
use social_messaging_domain::time::{MINUTE, SECOND, Timestamp};

/// How far X's clock may be behind ours.
const CLOCK_SKEW: i64 = 2 * MINUTE;
/// X: the most that one page holds.
const PAGE: usize = 100;

pub(super) async fn look_for(
    client: &Client,
    credentials: &Credentials,
    call: &Call,
    since: Timestamp,
    known: &[String],
) -> Found {
    let since = since.plus(-CLOCK_SKEW);
    let with_file = !call.files().is_empty();
    match call {
        Call::XReply { in_reply_to, text, .. } => {
            let start = Timestamp(since.0 - since.0.rem_euclid(SECOND)).to_string();
            let query = [
                ("max_results", "100"),
                ("start_time", start.as_str()),
                ("tweet.fields", "created_at,referenced_tweets,entities,note_tweet,display_text_range,attachments"),
            ];
            let ours = |post: &Value| {
                answers(post, in_reply_to) && same(&texts::of_post(post), text) && (!with_file || has_file(post))
            };
            among(
                ask(client, credentials, &["users", &credentials.network_id, "tweets"], &query).await,
                since,
                known,
                ours,
            )
        }
        Call::XDirectMessage { participant, text, .. } => {
            let query = [
                ("max_results", "100"),
                ("dm_event.fields", "id,text,event_type,created_at,sender_id,entities,attachments"),
            ];
            let own = &credentials.network_id;
            let ours = |event: &Value| {
                id(event, "sender_id").as_ref() == Some(own)
                    && same(&texts::of_direct(event), text)
                    && (!with_file || has_file(event))
            };
            let path = ["dm_conversations", "with", participant, "dm_events"];
            among(ask(client, credentials, &path, &query).await, since, known, ours)
        }
        Call::Delete { object } => gone(client, credentials, object).await,
        // To like what is liked changes nothing, nor does it to hide what is hidden.
        Call::Like { .. } | Call::Unlike { .. } | Call::Hide { .. } | Call::Unhide { .. } => Found::NotFound,
        _ => Found::CannotTell { detail: "not a call for X".to_owned() },
    }
}

/// Whether what was to be deleted is gone.
async fn gone(client: &Client, credentials: &Credentials, post: &str) -> Found {
    match client.ask(credentials, &["tweets", post], &[]).await {
        Err(detail) => Found::CannotTell { detail },
        Ok(answer) if answer.body.get("data").is_some() => Found::NotFound,
        Ok(answer) if Problem::of(&answer.body).is_some_and(|problem| problem.is_gone()) => {
            Found::Found(Sent::default())
        }
        Ok(answer) => Found::CannotTell { detail: format!("status {}", answer.status) },
    }
}

async fn ask(
    client: &Client,
    credentials: &Credentials,
    path: &[&str],
    query: &[(&str, &str)],
) -> Result<Value, Found> {
    let answer = client.ask(credentials, path, query).await.map_err(|detail| Found::CannotTell { detail })?;
    let listed = answer.body.get("data").is_some_and(Value::is_array) || answer.body.get("meta").is_some();
    if !answer.is_success() || !listed || (answer.body.get("data").is_none() && Problem::of(&answer.body).is_some()) {
        return Err(Found::CannotTell { detail: format!("status {}", answer.status) });
    }
    Ok(answer.body)
}

/// The oldest that is ours; the page holds the newest.
fn among(body: Result<Value, Found>, since: Timestamp, known: &[String], ours: impl Fn(&Value) -> bool) -> Found {
    let body = match body {
        Ok(body) => body,
        Err(found) => return found,
    };
    let items = list(&body, "data");
    let at = |item: &Value| moment(item, "created_at");
    let fits = |item: &&Value| {
        at(item).is_none_or(|at| at >= since) && id(item, "id").is_some_and(|id| !known.contains(&id)) && ours(item)
    };
    if let Some(found) = items.iter().filter(fits).min_by_key(|item| at(item)) {
        return Found::Found(Sent { network_id: id(found, "id"), consumer_network_id: None });
    }
    let reaches_back = items.len() < PAGE || items.iter().any(|item| at(item).is_some_and(|at| at < since));
    if reaches_back { Found::NotFound } else { Found::CannotTell { detail: "too much was written since".to_owned() } }
}

fn answers(post: &Value, in_reply_to: &str) -> bool {
    let referenced = ["referenced_tweets", "referenced_posts"].iter().flat_map(|key| list(post, key));
    let mut parents =
        referenced.filter(|other| text(other, "type") == Some("replied_to")).filter_map(|other| id(other, "id"));
    parents.any(|parent| parent == in_reply_to)
        || first_id(post, &["in_reply_to_tweet_id"]).as_deref() == Some(in_reply_to)
}

/// Whether something hangs on a post or a direct message.
fn has_file(item: &Value) -> bool {
    item.get("attachments").is_some_and(|attachments| !list(attachments, "media_keys").is_empty())
}

/// Whether two texts are the same but for what X changes: leading mentions, the form of links, white space.
fn same(read: &str, sent: &str) -> bool {
    let plain = |text: &str| -> Vec<String> {
        let words = text.split_whitespace().skip_while(|word| word.starts_with('@'));
        words.filter(|word| !word.starts_with("http://") && !word.starts_with("https://")).map(str::to_owned).collect()
    };
    plain(read) == plain(sent)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_however_x_writes_its_links_and_mentions() {
        assert!(same("@ada on its way https://t.co/x", "on its way  https://example.org/parcel"));
        assert!(!same("on its way", "on its way now"));
    }
}
