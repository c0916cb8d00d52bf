//! The Conversations API: where a send of unknown outcome is looked up.

use axum::Json;
use serde_json::{Value, json};

use super::fields::{self, Field};
use super::parameters::Parameters;
use super::{GraphError, Node};
use crate::clock;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::{BRAND_NAME, FACEBOOK_PAGE_ID};
use crate::state::messenger::{Message, Side, Thread};

const FIELDS: &[&str] = &[
    "can_reply",
    "id",
    "is_owner",
    "link",
    "message_count",
    "messages",
    "participants",
    "senders",
    "snippet",
    "unread_count",
    "updated_time",
];
/// Meta: details of the 20 newest messages only.
const DETAILED: usize = 20;

fn person(state: &State, psid: &str) -> Value {
    match state.people.on_facebook(psid).and_then(|(_, identity)| identity.name.as_deref()) {
        Some(name) => json!({"id": psid, "name": name, "email": format!("{psid}@facebook.com")}),
        None => json!({"id": psid}),
    }
}

fn message(state: &State, psid: &str, message: &Message) -> Value {
    let page = json!({"id": FACEBOOK_PAGE_ID, "name": BRAND_NAME, "email": format!("{FACEBOOK_PAGE_ID}@facebook.com")});
    let (from, to) = match message.side {
        Side::Page => (page, person(state, psid)),
        Side::Consumer => (person(state, psid), page),
    };
    let mut value = json!({
        "id": message.mid, "created_time": clock::graph(message.at), "message": message.text.as_deref().unwrap_or_default(),
        "from": from, "to": {"data": [to]},
    });
    if let Some(mid) = &message.reply_to {
        value["reply_to"] = json!({"mid": mid, "is_self_reply": false});
    }
    if !message.attachments.is_empty() {
        let data: Vec<Value> = message
            .attachments
            .iter()
            .map(|attachment| match attachment.kind.as_str() {
                "image" => json!({"id": message.mid, "mime_type": "image/jpeg", "image_data": {"url": attachment.url, "preview_url": attachment.url}}),
                "video" => json!({"id": message.mid, "mime_type": "video/mp4", "video_data": {"url": attachment.url}}),
                _ => json!({"id": message.mid, "file_url": attachment.url}),
            })
            .collect();
        value["attachments"] = json!({"data": data});
    }
    value
}

fn newest(state: &State, psid: &str, thread: &Thread, limit: usize, after: Option<&str>) -> Value {
    let mut rest: Vec<&Message> = thread.messages.iter().rev().collect();
    let place = after.and_then(|after| rest.iter().position(|message| message.mid == after));
    let skipped = place.map_or(0, |place| place + 1);
    rest.drain(..skipped);
    let more = rest.len() > limit;
    rest.truncate(limit);
    let data: Vec<Value> = rest
        .iter()
        .enumerate()
        .map(|(index, item)| {
            if index + skipped < DETAILED {
                message(state, psid, item)
            } else {
                json!({"id": item.mid, "created_time": clock::graph(item.at)})
            }
        })
        .collect();
    let mut value = json!({"data": data});
    if let Some(last) = rest.last().filter(|_| more) {
        value["paging"] = json!({"cursors": {"after": last.mid}});
    }
    value
}

/// A thread with what was asked of it.
pub(super) fn thread(state: &State, id: &str, asked: &[Field]) -> Value {
    let psid = id.trim_start_matches("t_");
    let Some(thread) = state.messenger.threads.get(psid) else {
        return json!({"id": id});
    };
    let limit =
        asked.iter().find(|field| field.name == "messages").and_then(|field| field.number("limit")).unwrap_or(25);
    let last = thread.messages.last();
    let whole = json!({
        "id": id, "link": format!("/{FACEBOOK_PAGE_ID}/inbox/{psid}/"), "message_count": thread.messages.len(), "unread_count": 0,
        "updated_time": last.map(|message| clock::graph(message.at)), "snippet": last.and_then(|message| message.text.as_deref()),
        "can_reply": true, "is_owner": true,
        "participants": {"data": [person(state, psid), {"id": FACEBOOK_PAGE_ID, "name": BRAND_NAME}]},
        "senders": {"data": [person(state, psid), {"id": FACEBOOK_PAGE_ID, "name": BRAND_NAME}]},
        "messages": newest(state, psid, thread, limit, None),
    });
    fields::select(&whole, asked)
}

/// `GET /{page}/conversations?platform=MESSENGER&user_id=`.
pub(super) fn list(sandbox: &Shared, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    if parameters.string("platform")?.is_some_and(|platform| !platform.eq_ignore_ascii_case("messenger")) {
        return Err(GraphError::parameter("Param platform must be one of {MESSENGER}"));
    }
    let asked = fields::asked(parameters, "id,link,updated_time")?;
    fields::check(&asked, FIELDS, Node::Thread)?;
    let user = parameters.string("user_id")?;
    let limit = usize::try_from(parameters.number("limit")?.unwrap_or(25)).unwrap_or(25);
    let state = sandbox.state();
    let mut threads: Vec<(&String, &Thread)> = state
        .messenger
        .threads
        .iter()
        .filter(|(psid, thread)| !thread.messages.is_empty() && user.is_none_or(|user| *psid == user))
        .collect();
    threads.sort_by_key(|(_, thread)| std::cmp::Reverse(thread.messages.last().map(|message| message.at)));
    let data: Vec<Value> =
        threads.iter().take(limit).map(|(psid, _)| thread(&state, &format!("t_{psid}"), &asked)).collect();
    Ok(Json(json!({"data": data})))
}

/// `GET /{thread}/messages`, newest first.
pub(super) fn messages(sandbox: &Shared, id: &str, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let asked = fields::asked(parameters, "id,created_time")?;
    let limit = usize::try_from(parameters.number("limit")?.unwrap_or(25)).unwrap_or(25).min(100);
    let after = parameters.string("after")?;
    let state = sandbox.state();
    let psid = id.trim_start_matches("t_");
    let Some(found) = state.messenger.threads.get(psid) else {
        return Err(GraphError::unsupported(&axum::http::Method::GET, id));
    };
    let mut value = newest(&state, psid, found, limit, after);
    if let Some(data) = value["data"].as_array_mut() {
        for item in data {
            *item = fields::select(item, &asked);
        }
    }
    Ok(Json(value))
}

/// `GET /{message}`.
pub(super) fn one(state: &State, mid: &str, asked: &[Field]) -> Value {
    match state.messenger.find(mid) {
        Some((psid, found)) => fields::select(&message(state, psid, found), asked),
        None => json!({"id": mid}),
    }
}
