//! Direct messages: sending and reading.

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, RawQuery, State as Extract};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::error::{Problem, forbidden, invalid};
use super::parameters::{self, Authorized, Query, checked_id};
use super::{render, text};
use crate::cast::answers;
use crate::clock;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::{X_ACCOUNT_ID, X_APP_ID};
use crate::state::x::{DirectMessage, X};
use crate::webhooks::{Update, echo, x_activity};

/// X names no maximum; v1.1 said 10,000.
const LONGEST: usize = 10_000;
const EVENT_FIELDS: &[&str] = &[
    "attachments",
    "created_at",
    "dm_conversation_id",
    "entities",
    "event_type",
    "id",
    "participant_ids",
    "referenced_tweets",
    "referenced_posts",
    "sender_id",
    "text",
];
const EXPANSIONS: &[&str] =
    &["attachments.media_keys", "participant_ids", "referenced_tweets.id", "referenced_posts.id", "sender_id"];

/// A direct message to be written, whoever sends it.
#[derive(Debug)]
pub(crate) struct NewMessage<'a> {
    pub(crate) sender: &'a str,
    pub(crate) recipient: &'a str,
    pub(crate) words: &'a str,
    pub(crate) media: Option<String>,
    pub(crate) at: Timestamp,
    pub(crate) app: Option<&'static str>,
}

/// Writes a direct message; media ends as a link, as X has it.
pub(crate) fn write(state: &mut State, new: NewMessage<'_>) -> DirectMessage {
    let NewMessage { sender, recipient, words, media, at, app } = new;
    let id = state.ids.x(at);
    let wanted = match &media {
        Some(media) => format!("{words} https://x.com/messages/media/{id}?{media}").trim_start().to_owned(),
        None => words.to_owned(),
    };
    let (text, links) = text::shorten(&mut state.ids, &wanted);
    let message =
        DirectMessage { id, sender: sender.to_owned(), recipient: recipient.to_owned(), text, links, media, at, app };
    state.x.add_direct_message(message.clone());
    message
}

/// `POST /2/dm_conversations/with/{participant_id}/messages`.
pub(crate) async fn send_to_participant(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(participant): Path<String>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    checked_id("participant_id", &participant)?;
    send(&sandbox, &participant, &bytes).await
}

/// `POST /2/dm_conversations/{dm_conversation_id}/messages`.
pub(crate) async fn send_to_conversation(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(conversation): Path<String>,
    bytes: Bytes,
) -> Result<Response, Problem> {
    let Some(participant) = X::participant(&conversation).map(str::to_owned) else {
        return Err(invalid("dm_conversation_id", &conversation, "The dm_conversation_id is not one of this user's"));
    };
    send(&sandbox, &participant, &bytes).await
}

async fn send(sandbox: &Shared, participant: &str, bytes: &[u8]) -> Result<Response, Problem> {
    let (message, update) = {
        let mut state = sandbox.state();
        let (words, media) = checked(&state, participant, bytes)?;
        let message = write(
            &mut state,
            NewMessage {
                sender: X_ACCOUNT_ID,
                recipient: participant,
                words: &words,
                media,
                at: Timestamp::now(),
                app: Some(X_APP_ID),
            },
        );
        let update = Update::X(x_activity::direct_message(&mut state, &message));
        (message, update)
    };
    echo::come_back(sandbox, vec![update]).await;
    answers::to_direct_message(sandbox, participant, &message.text);
    let conversation = X::conversation_id(&message.sender, &message.recipient);
    let data = json!({"data": {"dm_conversation_id": conversation, "dm_event_id": message.id}});
    Ok((StatusCode::CREATED, Json(data)).into_response())
}

fn checked(state: &State, participant: &str, bytes: &[u8]) -> Result<(String, Option<String>), Problem> {
    let body = parameters::object(bytes, &["text", "attachments"])?;
    let words = parameters::string(&body, "text")?;
    if words.as_ref().is_some_and(|words| words.is_empty() || words.chars().count() > LONGEST) {
        return Err(invalid("text", "", "$.text: must be at least 1 character long and at most 10000"));
    }
    let media = match body.get("attachments") {
        None => None,
        Some(Value::Array(list)) if list.len() == 1 => {
            let Some(item) = list.first().and_then(Value::as_object) else {
                return Err(invalid("attachments", "", "$.attachments[0]: object expected"));
            };
            let id = parameters::id(item, "media_id")?;
            let usable = state.x.media.get(&id).is_some_and(|media| {
                media.category.starts_with("dm_") && media.uploaded.as_ref().is_none_or(|upload| upload.finished)
            });
            if !usable {
                return Err(invalid("attachments", &id, "Your media IDs are invalid."));
            }
            Some(id)
        }
        Some(other) => {
            return Err(invalid("attachments", &other.to_string(), "$.attachments: exactly one attachment is allowed"));
        }
    };
    if words.is_none() && media.is_none() {
        return Err(invalid("text", "", "$: at least one of text, attachments is required"));
    }
    let reachable =
        state.people.on_x(participant).is_some_and(|(_, identity)| identity.receives_your_dm.unwrap_or(true));
    if !reachable {
        return Err(forbidden("You do not have permission to DM one or more participants."));
    }
    Ok((words.unwrap_or_default(), media))
}

fn event(state: &State, message: &DirectMessage) -> Value {
    let mut value = json!({
        "id": message.id, "event_type": "MessageCreate", "text": message.text, "sender_id": message.sender, "created_at": clock::x(message.at),
        "dm_conversation_id": X::conversation_id(&message.sender, &message.recipient),
    });
    if let Some(media) = &message.media {
        value["attachments"] = json!({"media_keys": [render::media_key(state, media)]});
    }
    let entities = text::entities(state, &message.text, &message.links);
    if entities.as_object().is_some_and(|entities| !entities.is_empty()) {
        value["entities"] = entities;
    }
    value
}

fn list(state: &State, query: Option<&str>, belongs: impl Fn(&str) -> bool) -> Result<Response, Problem> {
    let query = Query::parse(query);
    let asked = query.list(&["dm_event.fields"], EVENT_FIELDS)?;
    let expansions = query.list(&["expansions"], EXPANSIONS)?;
    let count = query.max_results(1, 100, 100)?;
    let before = query.get("pagination_token").and_then(|token| token.parse::<u64>().ok()).unwrap_or(u64::MAX);
    let number = |message: &DirectMessage| message.id.parse::<u64>().unwrap_or_default();
    let mut found: Vec<&DirectMessage> = state
        .x
        .conversations
        .iter()
        .filter(|(id, _)| belongs(id))
        .flat_map(|(_, messages)| messages)
        .filter(|message| number(message) < before)
        .collect();
    found.sort_by_key(|message| std::cmp::Reverse(number(message)));
    let more = found.len() > count;
    found.truncate(count);
    let data: Vec<Value> = found
        .iter()
        .map(|message| render::select(&event(state, message), &asked, &["id", "event_type", "text"]))
        .collect();
    let mut body = json!({"meta": {"result_count": found.len()}});
    if !data.is_empty() {
        body["data"] = json!(data);
    }
    if let Some(last) = found.last().filter(|_| more) {
        body["meta"]["next_token"] = json!(last.id);
    }
    if expansions.contains("attachments.media_keys") {
        let media: Vec<Value> = found
            .iter()
            .filter_map(|message| state.x.media.get(message.media.as_ref()?))
            .map(|media| render::media(state, media))
            .collect();
        if !media.is_empty() {
            body["includes"] = json!({"media": media});
        }
    }
    Ok(Json(body).into_response())
}

/// `GET /2/dm_conversations/with/{participant_id}/dm_events`, newest first.
pub(crate) async fn with_participant(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(participant): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    checked_id("participant_id", &participant)?;
    let conversation = X::conversation_id(X_ACCOUNT_ID, &participant);
    list(&sandbox.state(), query.as_deref(), |id| id == conversation)
}

/// `GET /2/dm_conversations/{id}/dm_events`.
pub(crate) async fn of_conversation(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    Path(conversation): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    list(&sandbox.state(), query.as_deref(), |id| id == conversation)
}

/// `GET /2/dm_events`.
pub(crate) async fn all(
    _: Authorized,
    Extract(sandbox): Extract<Shared>,
    RawQuery(query): RawQuery,
) -> Result<Response, Problem> {
    list(&sandbox.state(), query.as_deref(), |_| true)
}
