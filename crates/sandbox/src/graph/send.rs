//! `POST /{page}/messages`: Messenger sends, sender actions, and the way to private replies.

use axum::Json;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::parameters::{Parameters, inner_string};
use super::{GraphError, private_reply};
use crate::cast::answers;
use crate::clock;
use crate::form::Field;
use crate::sandbox::Shared;
use crate::state::State;
use crate::state::accounts::facebook_app_number;
use crate::state::facebook::Uploaded;
use crate::state::messenger::{Message, MessageAttachment, Side};
use crate::webhooks::{Update, echo, facebook};

/// Meta: 24 hours from the person's last message.
const WINDOW_SECONDS: i64 = 24 * 3_600;
/// Meta: 7 days with the tag `HUMAN_AGENT`.
const HUMAN_AGENT_SECONDS: i64 = 7 * 24 * 3_600;
const LONGEST_TEXT: usize = 2_000;
/// Meta: metadata of a send has less than 1000 characters.
const METADATA_LIMIT: usize = 1_000;
const RETIRED_TAGS: &[&str] = &["CONFIRMED_EVENT_UPDATE", "ACCOUNT_UPDATE", "POST_PURCHASE_UPDATE"];
const SENDER_ACTIONS: &[&str] = &["MARK_SEEN", "TYPING_ON", "TYPING_OFF", "REACT", "UNREACT"];

/// What a send says, checked.
#[derive(Debug)]
pub(super) struct Content {
    text: Option<String>,
    attachment: Option<MessageAttachment>,
    metadata: Option<String>,
}

/// Answers `{recipient_id, message_id}`.
pub(super) async fn send(sandbox: &Shared, parameters: &Parameters) -> Result<Json<Value>, GraphError> {
    let recipient =
        parameters.object("recipient")?.ok_or_else(|| GraphError::parameter("The parameter recipient is required"))?;
    let target =
        ["id", "comment_id", "post_id"].into_iter().filter(|key| recipient.contains_key(*key)).collect::<Vec<_>>();
    let [key] = target.as_slice() else {
        return Err(GraphError::parameter("Param recipient must hold exactly one of id, comment_id, post_id"));
    };
    let id = inner_string(&recipient, "recipient", key)?.unwrap_or_default();
    if let Some(action) = parameters.string("sender_action")? {
        return sender_action(sandbox, parameters, id, action);
    }
    let (psid, message) = {
        let mut state = sandbox.state();
        let content = content(&mut state, parameters)?;
        let (psid, reply_to) = if *key == "id" {
            check_person(&state, id)?;
            check_window(&state, parameters, id)?;
            (id.to_owned(), reply_to(&state, parameters, id)?)
        } else {
            (private_reply::take(&mut state, id)?, None)
        };
        let message = Message {
            mid: state.ids.messenger(),
            side: Side::Page,
            text: content.text,
            attachments: content.attachment.into_iter().collect(),
            at: Timestamp::now(),
            reply_to,
            metadata: content.metadata,
            app_id: Some(facebook_app_number()),
            quick_reply: None,
        };
        state.messenger.thread_mut(&psid).add(message.clone());
        (psid, message)
    };
    echo::come_back(sandbox, vec![Update::Messaging(facebook::message(&psid, &message))]).await;
    answers::to_message(sandbox, &psid);
    Ok(Json(json!({"recipient_id": psid, "message_id": message.mid})))
}

fn sender_action(
    sandbox: &Shared,
    parameters: &Parameters,
    psid: &str,
    action: &str,
) -> Result<Json<Value>, GraphError> {
    if !SENDER_ACTIONS.contains(&action.to_ascii_uppercase().as_str()) {
        return Err(GraphError::parameter(format!(
            "Param sender_action must be one of {{{}}}",
            SENDER_ACTIONS.join(", ")
        )));
    }
    if parameters.has("message") {
        return Err(GraphError::parameter("A sender_action and a message cannot be sent in one request"));
    }
    check_person(&sandbox.state(), psid)?;
    Ok(Json(json!({"recipient_id": psid})))
}

fn check_person(state: &State, psid: &str) -> Result<(), GraphError> {
    match state.people.on_facebook(psid) {
        None => Err(GraphError::parameter_with(2_018_001, "No matching user found")),
        Some((_, identity)) if identity.unavailable => Err(GraphError::unavailable()),
        Some(_) => Ok(()),
    }
}

/// The window by the person's last message; public comments do not open it.
fn check_window(state: &State, parameters: &Parameters, psid: &str) -> Result<(), GraphError> {
    let tag = parameters.string("tag")?;
    let limit = match (parameters.string("messaging_type")?, tag) {
        (None, _) => return Err(GraphError::parameter("The parameter messaging_type is required")),
        (Some("RESPONSE" | "UPDATE"), None) => WINDOW_SECONDS,
        (Some("RESPONSE" | "UPDATE"), Some(_)) => {
            return Err(GraphError::parameter("Param tag is allowed with messaging_type MESSAGE_TAG only"));
        }
        (Some("MESSAGE_TAG"), Some("HUMAN_AGENT")) if state.settings.human_agent => HUMAN_AGENT_SECONDS,
        (Some("MESSAGE_TAG"), Some("HUMAN_AGENT")) => {
            return Err(GraphError::permission(
                "Application does not have permission for this action: the Human Agent feature",
            ));
        }
        (Some("MESSAGE_TAG"), Some(tag)) if RETIRED_TAGS.contains(&tag) => {
            return Err(GraphError::parameter_with(1_893_061, "This message tag has been deprecated"));
        }
        (Some("MESSAGE_TAG"), _) => return Err(GraphError::parameter("Param tag must be one of {HUMAN_AGENT}")),
        (Some("UTILITY"), _) => return Err(GraphError::permission("Requires pages_utility_messaging permission")),
        (Some(_), _) => {
            return Err(GraphError::parameter(
                "Param messaging_type must be one of {RESPONSE, UPDATE, MESSAGE_TAG, UTILITY}",
            ));
        }
    };
    let last = state.messenger.threads.get(psid).and_then(|thread| thread.last_inbound);
    let open = last.is_some_and(|last| clock::seconds_between(last, Timestamp::now()) < limit);
    if open { Ok(()) } else { Err(GraphError::outside_window()) }
}

fn reply_to(state: &State, parameters: &Parameters, psid: &str) -> Result<Option<String>, GraphError> {
    let Some(reply) = parameters.object("reply_to")? else {
        return Ok(None);
    };
    let mid = inner_string(&reply, "reply_to", "mid")?
        .ok_or_else(|| GraphError::parameter("The parameter reply_to[mid] is required"))?;
    if state.messenger.message(psid, mid).is_none() {
        return Err(GraphError::parameter("Param reply_to[mid] is not a message of this conversation"));
    }
    Ok(Some(mid.to_owned()))
}

/// Meta: text XOR attachment.
fn content(state: &mut State, parameters: &Parameters) -> Result<Content, GraphError> {
    let message =
        parameters.object("message")?.ok_or_else(|| GraphError::parameter("The parameter message is required"))?;
    let text = inner_string(&message, "message", "text")?.map(str::to_owned);
    let attachment = attachment(state, &message, parameters.file("filedata"))?;
    if text.is_some() == attachment.is_some() {
        return Err(GraphError::parameter("Message must hold exactly one of text, attachment"));
    }
    if let Some(text) = &text {
        if text.trim().is_empty() {
            return Err(GraphError::parameter("Message cannot be empty, must provide valid attachment or text"));
        }
        if text.chars().count() > LONGEST_TEXT {
            return Err(GraphError::parameter(format!(
                "Length of param message[text] must be less than or equal to {LONGEST_TEXT}"
            )));
        }
    }
    let metadata = inner_string(&message, "message", "metadata")?.map(str::to_owned);
    if metadata.as_ref().is_some_and(|metadata| metadata.chars().count() >= METADATA_LIMIT) {
        return Err(GraphError::parameter(format!(
            "Length of param message[metadata] must be less than {METADATA_LIMIT}"
        )));
    }
    Ok(Content { text, attachment, metadata })
}

/// Meta: an attachment is an address, a saved one, or the file that comes along as `filedata`.
fn attachment(
    state: &mut State,
    message: &Map<String, Value>,
    file: Option<&Field>,
) -> Result<Option<MessageAttachment>, GraphError> {
    let Some(attachment) = message.get("attachment") else {
        return Ok(None);
    };
    let kind = attachment["type"].as_str().unwrap_or_default();
    if !["image", "audio", "video", "file", "template"].contains(&kind) {
        return Err(GraphError::parameter(
            "Param message[attachment][type] must be one of {audio, file, image, template, video}",
        ));
    }
    if let Some(file) = file {
        return uploaded(state, kind, file).map(Some);
    }
    let payload = &attachment["payload"];
    let url = match (payload["url"].as_str(), payload["attachment_id"].as_str()) {
        (Some(url), None) if url.starts_with("https://") || url.starts_with("http://") => url.to_owned(),
        (None, Some(_)) => state.facebook_media("terrace.jpg"),
        _ if kind == "template" && payload.is_object() => String::new(),
        _ => {
            return Err(GraphError::parameter(
                "Param message[attachment][payload] must hold a valid url or attachment_id",
            ));
        }
    };
    Ok(Some(MessageAttachment { kind: kind.to_owned(), url: Some(url).filter(|url| !url.is_empty()) }))
}

/// Meta: pictures of up to 8 MB, all else of up to 25 MB.
fn uploaded(state: &mut State, kind: &str, file: &Field) -> Result<MessageAttachment, GraphError> {
    let content_type = file.content_type.clone().unwrap_or_default();
    let (family, _) = content_type.split_once('/').unwrap_or_default();
    if ["image", "audio", "video"].contains(&kind) && family != kind {
        return Err(GraphError::parameter("Param filedata is not of the type that message[attachment][type] says"));
    }
    let largest = if kind == "image" { 8_000_000 } else { 25_000_000 };
    if file.bytes.is_empty() || file.bytes.len() > largest {
        return Err(GraphError::parameter_with(2_018_109, "Attachment size exceeds allowable limit"));
    }
    let id = state.ids.facebook();
    state.facebook.uploads.insert(id.clone(), Uploaded { content_type, bytes: file.bytes.clone() });
    Ok(MessageAttachment { kind: kind.to_owned(), url: Some(state.facebook_upload(&id)) })
}
