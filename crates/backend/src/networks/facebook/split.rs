//! A batch into its changes, each with an identifier that a redelivery repeats.

use super::super::inbound::{Change, Malformed, event_id, fingerprint};
use super::super::json::{as_id, batch, first_id, id, list, moment, owned, text};
use super::super::vouched::Kept;
use serde_json::{Value, json};

/// Meta: up to 1,000 updates a batch; every entry, and every change of every entry.
pub(in super::super) fn split(body: &[u8]) -> Result<Vec<Change>, Malformed> {
    let batch = batch(body)?;
    let entries = list(&batch, "entry");
    if text(&batch, "object") != Some("page") || entries.is_empty() {
        return Ok(vec![not_understood(String::new(), &batch)]);
    }
    Ok(entries.iter().flat_map(split_entry).collect())
}

/// Leaves the entries of those pages.
pub(in super::super) fn keep_only(batch: &mut Value, may_tell: impl Fn(&str) -> bool) -> Kept {
    match batch.get_mut("entry").and_then(Value::as_array_mut) {
        Some(entries) if !entries.is_empty() => Kept::of_list(entries, page, may_tell),
        _ => Kept::of_one("", may_tell),
    }
}

fn page(entry: &Value) -> String {
    id(entry, "id").unwrap_or_default()
}

fn split_entry(entry: &Value) -> Vec<Change> {
    let page = page(entry);
    let time = entry.get("time").cloned().unwrap_or(Value::Null);
    let mut changes = Vec::new();
    for event in list(entry, "messaging") {
        changes.push(messaging_change(&page, event, "messaging", &time));
    }
    for event in list(entry, "standby") {
        changes.push(messaging_change(&page, event, "standby", &time));
    }
    for change in list(entry, "changes") {
        changes.push(feed_change(&page, change, &time));
    }
    if changes.is_empty() {
        changes.push(not_understood(page, entry));
    }
    changes
}

fn messaging_change(page: &str, event: &Value, channel: &str, time: &Value) -> Change {
    let party = |side: &str| event.get(side).and_then(|party| id(party, "id"));
    let (sender, recipient) = (party("sender"), party("recipient"));
    let consumer = if sender.as_deref() == Some(page) { recipient } else { sender };
    let (identity, subject) = messaging_identity(event, consumer.as_deref().unwrap_or_default());
    Change {
        network_account_id: page.to_owned(),
        event_id: event_id(&[channel, &identity]),
        consumer_key: consumer,
        subject_network_id: subject,
        raw: json!({ channel: event, "time": time }),
    }
}

/// What tells one messaging event from another, and the message that it is about.
fn messaging_identity(event: &Value, consumer: &str) -> (String, Option<String>) {
    let at = event.get("timestamp").and_then(as_id).unwrap_or_default();
    let whole = || fingerprint(event.to_string().as_bytes());
    let of = |key: &str| event.get(key).filter(|value| value.is_object());
    if let Some(message) = of("message") {
        let mid = owned(message, "mid");
        return (format!("message:{}", mid.clone().unwrap_or_else(whole)), mid);
    }
    if let Some(postback) = of("postback") {
        let mid = owned(postback, "mid");
        return (format!("postback:{}", mid.clone().unwrap_or_else(whole)), mid);
    }
    if let Some(edit) = of("message_edit") {
        let mid = owned(edit, "mid");
        let number = id(edit, "num_edit").unwrap_or(at);
        return (format!("edit:{number}:{}", mid.clone().unwrap_or_else(whole)), mid);
    }
    if let Some(reaction) = of("reaction") {
        let action = text(reaction, "action").unwrap_or_default();
        let mid = owned(reaction, "mid");
        return (format!("reaction:{consumer}:{action}:{at}:{}", mid.clone().unwrap_or_default()), mid);
    }
    (format!("event:{}", whole()), None)
}

fn feed_change(page: &str, change: &Value, time: &Value) -> Change {
    let value = change.get("value").unwrap_or(&Value::Null);
    let author = value.get("from").and_then(|from| id(from, "id")).or_else(|| first_id(value, &["sender_id"]));
    let subject = first_id(value, &["comment_id", "post_id"]);
    Change {
        network_account_id: page.to_owned(),
        event_id: feed_identity(change, value, time),
        consumer_key: author.filter(|author| author != page),
        subject_network_id: subject,
        raw: json!({ "change": change, "time": time }),
    }
}

fn feed_identity(change: &Value, value: &Value, time: &Value) -> String {
    let field = text(change, "field").unwrap_or("change");
    let item = text(value, "item").unwrap_or_default();
    let verb = text(value, "verb").unwrap_or_default();
    let Some(subject) = first_id(value, &["comment_id", "post_id"]) else {
        return event_id(&[field, &fingerprint(change.to_string().as_bytes())]);
    };
    match verb {
        // A comment is added and removed once; "mention" and "feed" may both tell of it, and it stays one event.
        "add" | "remove" if item != "reaction" && item != "like" => event_id(&["feed", verb, &subject]),
        "edit" | "edited" if item != "reaction" => {
            // A text may come back to what it was: where nothing tells when it was edited, the batch's time does.
            let edited = moment(value, "edited_time").map_or_else(|| time.to_string(), |at| at.0.to_string());
            let content = fingerprint(text(value, "message").unwrap_or_default().as_bytes());
            event_id(&["feed", "edited", &subject, &edited, &content])
        }
        // What can go to and fro carries the time of the batch, too: to do it once more changes nothing.
        _ => event_id(&["feed", item, verb, &subject, &fingerprint(value.to_string().as_bytes()), &time.to_string()]),
    }
}

fn not_understood(account: String, raw: &Value) -> Change {
    Change {
        network_account_id: account,
        event_id: event_id(&["unknown", &fingerprint(raw.to_string().as_bytes())]),
        consumer_key: None,
        subject_network_id: None,
        raw: json!({ "unknown": raw }),
    }
}
