//! Both APIs' batches into changes of one form: `{event, payload, users, media, posts, direction}`.

use super::super::inbound::{Change, Malformed, event_id, fingerprint};
use super::super::json::{batch, first_id, id, list, text, unwrapped};
use super::super::vouched::Kept;
use super::users;
use serde_json::{Map, Value, json};

/// Reads an X Activity event, or every event of an Account Activity batch.
pub(in super::super) fn split(body: &[u8]) -> Result<Vec<Change>, Malformed> {
    let batch = batch(body)?;
    let changes = match batch.get("data") {
        Some(Value::Array(events)) => events.iter().flat_map(|event| activity(event, &batch)).collect(),
        Some(event @ Value::Object(_)) => activity(event, &batch),
        _ => account_activity(&batch),
    };
    if changes.is_empty() {
        return Ok(vec![not_understood(&account_of(&batch), "batch", &batch)]);
    }
    Ok(changes)
}

/// Leaves the events of those accounts.
pub(in super::super) fn keep_only(batch: &mut Value, may_tell: impl Fn(&str) -> bool) -> Kept {
    match batch.get_mut("data") {
        Some(Value::Array(events)) if !events.is_empty() => Kept::of_list(events, filtered, may_tell),
        Some(event @ Value::Object(_)) => Kept::of_one(&filtered(event), may_tell),
        _ => Kept::of_one(&account_of(batch), may_tell),
    }
}

/// X Activity API: whose event it is.
fn filtered(event: &Value) -> String {
    event.get("filter").and_then(|filter| id(filter, "user_id")).unwrap_or_default()
}

/// Account Activity API: whose batch it is.
fn account_of(batch: &Value) -> String {
    let account = match batch.get("user_event") {
        Some(event) => event.get("revoke").and_then(|revoke| id(revoke.get("source")?, "user_id")),
        None => id(batch, "for_user_id"),
    };
    account.unwrap_or_default()
}

/// X Activity API: one event, `{event_uuid, event_type, filter, payload, includes}`.
fn activity(event: &Value, batch: &Value) -> Vec<Change> {
    let account = filtered(event);
    let Some(kind) = text(event, "event_type") else { return vec![not_understood(&account, "activity", event)] };
    let payload = unwrapped(event.get("payload").unwrap_or(&Value::Null));
    let includes = unwrapped(event.get("includes").or_else(|| batch.get("includes")).unwrap_or(&Value::Null));
    let directs = list(payload, "direct_message_events");
    let envelope = |payload: &Value| {
        let mut raw = json!({ "event": kind, "payload": payload });
        if let Some(direction) = event.get("filter").and_then(|filter| text(filter, "direction")) {
            raw["direction"] = json!(direction);
        }
        raw
    };
    if !directs.is_empty() {
        let people = event.get("payload").and_then(|payload| unwrapped(payload).get("users"));
        return directs.iter().map(|direct| direct_change(&account, direct, people, envelope(direct))).collect();
    }
    let mut raw = envelope(payload);
    for (key, name) in [("users", "users"), ("tweets", "posts"), ("posts", "posts"), ("media", "media")] {
        if let Some(included) = includes.get(key) {
            raw[name] = included.clone();
        }
    }
    vec![change(&account, kind, payload, event, raw)]
}

/// Account Activity API: `for_user_id` and one list for each kind of event.
fn account_activity(batch: &Value) -> Vec<Change> {
    let account = account_of(batch);
    if let Some(event) = batch.get("user_event") {
        let raw = json!({ "event": "user_event", "payload": event });
        return vec![change(&account, "user_event", event, event, raw)];
    }
    let mut changes = Vec::new();
    let lists = batch.as_object().into_iter().flatten().filter(|(kind, _)| kind.ends_with("_events"));
    for (kind, events) in lists {
        for event in events.as_array().map_or(&[][..], Vec::as_slice) {
            let raw = json!({ "event": kind, "payload": event });
            changes.push(match kind.as_str() {
                "direct_message_events" => direct_change(&account, event, batch.get("users"), raw),
                _ => change(&account, kind, event, event, raw),
            });
        }
    }
    changes
}

fn direct_change(account: &str, direct: &Value, people: Option<&Value>, mut raw: Value) -> Change {
    let created = direct.get("message_create").unwrap_or(&Value::Null);
    let sender = id(created, "sender_id");
    let recipient = created.get("target").and_then(|target| id(target, "recipient_id"));
    // Only the two who write are kept of the people whom the batch names.
    let mut kept = Map::new();
    for person in [&sender, &recipient].into_iter().flatten() {
        if let Some(found) = people.and_then(|people| people.get(person)) {
            kept.insert(person.clone(), unwrapped(found).clone());
        }
    }
    raw["users"] = Value::Object(kept);
    let network_id = id(direct, "id");
    let identity = network_id.clone().unwrap_or_else(|| fingerprint(direct.to_string().as_bytes()));
    Change {
        network_account_id: account.to_owned(),
        event_id: event_id(&["direct", &identity]),
        consumer_key: if sender.as_deref() == Some(account) { recipient } else { sender },
        subject_network_id: network_id,
        raw,
    }
}

fn change(account: &str, kind: &str, payload: &Value, event: &Value, raw: Value) -> Change {
    let subject = subject(kind, payload);
    let author = first_id(payload, &["author_id", "sender_id"]).or_else(|| {
        let user = payload.get("user")?;
        first_id(user, &["id_str", "id"])
    });
    let answered = first_id(payload, &["in_reply_to_user_id_str", "in_reply_to_user_id"]);
    let other = |person: &String| person != account;
    Change {
        network_account_id: account.to_owned(),
        event_id: identity(kind, subject.as_deref(), event),
        consumer_key: author.filter(other).or_else(|| answered.filter(other)),
        subject_network_id: subject,
        raw,
    }
}

/// The post that a change is about. Of an edited post the first version counts: what answers it, answers that one.
fn subject(kind: &str, payload: &Value) -> Option<String> {
    match kind {
        "post.delete" | "tweet_delete_events" => first_id(payload.get("status").unwrap_or(payload), &["id", "id_str"]),
        "like.create" => id(payload, "liked_tweet_id"),
        "favorite_events" => first_id(payload.get("favorited_status")?, &["id_str", "id"]),
        _ if kind.starts_with("post.") || kind == "tweet_create_events" => Some(users::first_version(payload)?.0),
        _ => None,
    }
}

/// A reply that also mentions the brand fires twice, and two subscriptions fire for one direct message: it stays one event.
fn identity(kind: &str, subject: Option<&str>, event: &Value) -> String {
    let payload = unwrapped(event.get("payload").unwrap_or(event));
    match (kind, subject) {
        ("post.delete" | "tweet_delete_events", Some(post)) => event_id(&["delete", post]),
        ("like.create" | "favorite_events", Some(_)) => {
            let like = first_id(payload, &["id"]).unwrap_or_else(|| fingerprint(payload.to_string().as_bytes()));
            event_id(&["like", &like])
        }
        (_, Some(_)) => {
            let version = first_id(payload, &["id_str", "id"]).unwrap_or_default();
            event_id(&["post", &version])
        }
        _ => event_id(&[kind, &id(event, "event_uuid").unwrap_or_else(|| fingerprint(event.to_string().as_bytes()))]),
    }
}

fn not_understood(account: &str, kind: &str, raw: &Value) -> Change {
    Change {
        network_account_id: account.to_owned(),
        event_id: event_id(&["unknown", &fingerprint(raw.to_string().as_bytes())]),
        consumer_key: None,
        subject_network_id: None,
        raw: json!({ "event": format!("unknown.{kind}"), "payload": raw }),
    }
}
