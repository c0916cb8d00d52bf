//! Looking for a call whose outcome is not known: Graph takes no idempotency key.

use super::super::call::{Call, Found, PrivateReplyTo, Sent};
use super::super::client::Credentials;
use super::super::json::{flag, id, list, moment, text};
use super::client::Client;
use super::errors::GraphError;
use serde_json::Value;
use social_messaging_domain::time::{MINUTE, Timestamp};

/// How far the network's clock may be behind ours.
const CLOCK_SKEW: i64 = 2 * MINUTE;
/// Meta: details of a thread are limited to its 20 newest messages.
const MESSAGES: usize = 20;
/// How many comments are read back.
const COMMENTS: usize = 100;

/// What is looked for among what the page wrote lately.
struct Wanted<'a> {
    page: &'a str,
    text: &'a str,
    /// Whether it has a file.
    with_file: bool,
    since: Timestamp,
    known: &'a [String],
}

pub(super) async fn look_for(
    client: &Client,
    credentials: &Credentials,
    call: &Call,
    since: Timestamp,
    known: &[String],
) -> Found {
    let since = since.plus(-CLOCK_SKEW);
    let with_file = !call.files().is_empty();
    let wanted = |text| Wanted { page: &credentials.network_id, text, with_file, since, known };
    match call {
        Call::FacebookComment { object, message, .. } => comment(client, credentials, object, &wanted(message)).await,
        Call::Messenger { recipient, text, .. } => message(client, credentials, recipient, &wanted(text)).await,
        Call::MessengerFile { recipient, .. } => message(client, credentials, recipient, &wanted("")).await,
        Call::PrivateReply { to, text, .. } => private_reply(client, credentials, to, &wanted(text)).await,
        Call::Delete { object } => gone(client, credentials, object).await,
        // To like what is liked changes nothing, nor does it to hide what is hidden or to block who is blocked.
        Call::Like { .. }
        | Call::Unlike { .. }
        | Call::Hide { .. }
        | Call::Unhide { .. }
        | Call::Block { .. }
        | Call::Unblock { .. } => Found::NotFound,
        Call::XReply { .. } | Call::XDirectMessage { .. } => {
            Found::CannotTell { detail: "not a call for Facebook".to_owned() }
        }
    }
}

async fn comment(client: &Client, credentials: &Credentials, object: &str, wanted: &Wanted<'_>) -> Found {
    let limit = COMMENTS.to_string();
    let query = [
        ("fields", "id,message,from,created_time,attachment"),
        ("filter", "toplevel"),
        ("order", "reverse_chronological"),
        ("limit", limit.as_str()),
    ];
    match ask(client, credentials, &[object, "comments"], &query).await {
        Ok(body) => among(list(&body, "data"), COMMENTS, wanted),
        Err(found) => found,
    }
}

async fn message(client: &Client, credentials: &Credentials, recipient: &str, wanted: &Wanted<'_>) -> Found {
    let fields = format!("messages.limit({MESSAGES}){{id,from,to,message,created_time,attachments}}");
    let query = [("platform", "MESSENGER"), ("user_id", recipient), ("fields", fields.as_str())];
    match ask(client, credentials, &[&credentials.network_id, "conversations"], &query).await {
        Ok(body) => {
            let threads = list(&body, "data").iter();
            let messages: Vec<Value> = threads
                .flat_map(|thread| thread.get("messages").map_or(&[][..], |messages| list(messages, "data")))
                .cloned()
                .collect();
            among(&messages, MESSAGES, wanted)
        }
        Err(found) => found,
    }
}

async fn private_reply(client: &Client, credentials: &Credentials, to: &PrivateReplyTo, wanted: &Wanted<'_>) -> Found {
    let thread = format!("private_reply_conversation{{messages.limit({MESSAGES}){{id,from,to,message,created_time}}}}");
    // Meta: a comment names the thread of its private reply, a post does not.
    let (object, fields) = match to {
        PrivateReplyTo::Comment(comment) => (comment, format!("can_reply_privately,{thread}")),
        PrivateReplyTo::Post(post) => (post, "can_reply_privately".to_owned()),
    };
    let body = match ask(client, credentials, &[object], &[("fields", fields.as_str())]).await {
        Ok(body) => body,
        Err(found) => return found,
    };
    let thread = body.get("private_reply_conversation").and_then(|thread| thread.get("messages"));
    if let Some(Found::Found(sent)) = thread.map(|messages| among(list(messages, "data"), MESSAGES, wanted)) {
        return Found::Found(sent);
    }
    if flag(&body, "can_reply_privately") == Some(true) {
        return Found::NotFound;
    }
    Found::CannotTell { detail: "the private reply is used, but not to be seen".to_owned() }
}

/// Whether what was to be deleted is gone.
async fn gone(client: &Client, credentials: &Credentials, object: &str) -> Found {
    match client.ask(credentials, &[object], &[("fields", "id")]).await {
        Err(detail) => Found::CannotTell { detail },
        Ok(answer) => match GraphError::of(&answer.body) {
            Some(error) if error.is_gone() => Found::Found(Sent::default()),
            None if answer.is_success() => Found::NotFound,
            _ => Found::CannotTell { detail: format!("status {}", answer.status) },
        },
    }
}

async fn ask(
    client: &Client,
    credentials: &Credentials,
    path: &[&str],
    query: &[(&str, &str)],
) -> Result<Value, Found> {
    let answer = client.ask(credentials, path, query).await.map_err(|detail| Found::CannotTell { detail })?;
    if !answer.is_success() || GraphError::of(&answer.body).is_some() || !answer.body.is_object() {
        return Err(Found::CannotTell { detail: format!("status {}", answer.status) });
    }
    Ok(answer.body)
}

/// The oldest of the page's that has the text: `items` are the newest, at most `limit` of them.
fn among(items: &[Value], limit: usize, wanted: &Wanted<'_>) -> Found {
    let at = |item: &Value| moment(item, "created_time");
    let ours = |item: &&Value| {
        let author = item.get("from").and_then(|from| id(from, "id"));
        author.is_none_or(|author| author == wanted.page)
            && at(item).is_none_or(|at| at >= wanted.since)
            && reads_as(wanted.text, text(item, "message").unwrap_or_default())
            && (!wanted.with_file || has_file(item))
            && id(item, "id").is_some_and(|id| !wanted.known.contains(&id))
    };
    if let Some(found) = items.iter().filter(ours).min_by_key(|item| at(item)) {
        return Found::Found(Sent { network_id: id(found, "id"), consumer_network_id: None });
    }
    let reaches_back = items.len() < limit || items.iter().any(|item| at(item).is_some_and(|at| at < wanted.since));
    if reaches_back { Found::NotFound } else { Found::CannotTell { detail: "too much was written since".to_owned() } }
}

/// Whether something hangs on a comment or a message.
fn has_file(item: &Value) -> bool {
    let listed = item.get("attachments").is_some_and(|attachments| !list(attachments, "data").is_empty());
    listed || item.get("attachment").is_some_and(Value::is_object)
}

/// Whether a text that was sent reads back like this: every `@[number]` comes back as some name.
fn reads_as(sent: &str, read: &str) -> bool {
    let mut parts = Vec::new();
    let mut rest = sent;
    while let Some((before, (number, after))) =
        rest.split_once("@[").and_then(|(before, after)| Some((before, after.split_once(']')?)))
    {
        if !number.bytes().all(|byte| byte.is_ascii_digit()) {
            break;
        }
        parts.push(before);
        rest = after;
    }
    parts.push(rest);
    let (first, last) = (parts[0], parts[parts.len() - 1]);
    if parts.len() == 1 {
        return sent.trim() == read.trim();
    }
    let Some(mut middle) = read.trim().strip_prefix(first.trim_start()) else { return false };
    for part in &parts[1..parts.len() - 1] {
        let Some(at) = middle.find(part) else { return false };
        middle = &middle[at + part.len()..];
    }
    middle.ends_with(last.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_mention_reads_back_as_a_name() {
        assert!(reads_as("Hello", "Hello"));
        assert!(!reads_as("Hello", "Hello you"));
        assert!(reads_as("@[77] please write", "Ada Example please write"));
        assert!(reads_as("Hi @[77] and @[78]!", "Hi Ada Example and Bob!"));
        assert!(!reads_as("Hi @[77] and @[78]!", "Hi Ada Example"));
        assert!(!reads_as("@[77] please write", "Ada Example please call"));
    }

    #[test]
    fn a_file_is_found_by_what_hangs_on_the_message() {
        let at = 1_780_000_100;
        let said = json!({"id": "1", "message": "", "created_time": at});
        let shown = json!({"id": "2", "message": "", "created_time": at, "attachments": {"data": [{"id": "3"}]}});
        let wanted = Wanted { page: "9", text: "", with_file: true, since: Timestamp(1_780_000_000_000), known: &[] };
        assert_eq!(among(std::slice::from_ref(&said), 20, &wanted), Found::NotFound);
        let found = Sent { network_id: Some("2".to_owned()), consumer_network_id: None };
        assert_eq!(among(&[said, shown], 20, &wanted), Found::Found(found));
    }

    #[test]
    fn what_is_known_already_or_older_is_not_what_was_sent() {
        let items = [json!({"id": "1", "message": "Yes", "from": {"id": "9"}, "created_time": 1_780_000_100})];
        let wanted = |known: &'static [String], since| Wanted {
            page: "9",
            text: "Yes",
            with_file: false,
            since: Timestamp(since),
            known,
        };
        let known: &'static [String] = Box::leak(Box::new(["1".to_owned()]));
        assert!(matches!(among(&items, 20, &wanted(&[], 1_780_000_000_000)), Found::Found(_)));
        assert_eq!(among(&items, 20, &wanted(known, 1_780_000_000_000)), Found::NotFound);
        assert_eq!(among(&items, 20, &wanted(&[], 1_780_000_200_000)), Found::NotFound);
        assert!(matches!(among(&items, 1, &wanted(known, 1_780_000_000_000)), Found::CannotTell { .. }));
    }
}
