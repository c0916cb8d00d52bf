//! `POST /sandbox/act`: one thing that a consumer, or the brand natively, does.

use axum::Json;
use axum::extract::State as Extract;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::Nonsense;
use super::facebook_acts::{
    self, FacebookComment, FacebookEdit, FacebookHide, FacebookPost, FacebookReaction, FacebookRemove, NativeComment,
};
use super::messenger_acts::{
    self, MessengerDelivery, MessengerEdit, MessengerLink, MessengerMessage, MessengerPostback, MessengerReaction,
    MessengerRead, MessengerReferral, NativeMessenger,
};
use super::x_acts::{self, XDelete, XLike, XMention, XNativePost, XQuote, XReply, XRepost};
use super::x_messages::{self, XEncrypted, XMessage, XNativeMessage};
use crate::sandbox::Shared;
use crate::state::State;
use crate::webhooks::{Update, deliveries};

/// Everything that can happen, tagged by its key.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Act {
    FacebookPost(FacebookPost),
    FacebookComment(FacebookComment),
    FacebookEdit(FacebookEdit),
    FacebookHide(FacebookHide),
    FacebookRemove(FacebookRemove),
    FacebookReaction(FacebookReaction),
    NativeComment(NativeComment),
    MessengerMessage(MessengerMessage),
    MessengerPostback(MessengerPostback),
    MessengerReferral(MessengerReferral),
    MessengerLink(MessengerLink),
    MessengerReaction(MessengerReaction),
    MessengerRead(MessengerRead),
    MessengerDelivery(MessengerDelivery),
    MessengerEdit(MessengerEdit),
    NativeMessenger(NativeMessenger),
    XMention(XMention),
    XReply(XReply),
    XQuote(XQuote),
    XRepost(XRepost),
    XDelete(XDelete),
    XLike(XLike),
    XDm(XMessage),
    XNativePost(XNativePost),
    XNativeDm(XNativeMessage),
    XEncrypted(XEncrypted),
}

/// What an act did: the ids of what it made, and what the network reports of it.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) ids: Map<String, Value>,
    pub(crate) updates: Vec<Update>,
}

impl Outcome {
    pub(crate) fn new(ids: Value, updates: Vec<Update>) -> Self {
        let ids = match ids {
            Value::Object(map) => map,
            _ => Map::new(),
        };
        Self { ids, updates }
    }
}

/// When it happened: now, unless said otherwise.
pub(crate) fn moment(at: Option<Timestamp>) -> Timestamp {
    at.unwrap_or_else(Timestamp::now)
}

/// Changes the state; nothing is sent yet.
pub(crate) fn perform(state: &mut State, act: Act) -> Result<Outcome, String> {
    match act {
        Act::FacebookPost(act) => facebook_acts::post(state, &act),
        Act::FacebookComment(act) => facebook_acts::comment(state, &act),
        Act::FacebookEdit(act) => facebook_acts::edit(state, &act),
        Act::FacebookHide(act) => facebook_acts::hide(state, &act),
        Act::FacebookRemove(act) => facebook_acts::remove(state, &act),
        Act::FacebookReaction(act) => facebook_acts::reaction(state, &act),
        Act::NativeComment(act) => facebook_acts::native_comment(state, act),
        Act::MessengerMessage(act) => messenger_acts::message(state, act),
        Act::MessengerPostback(act) => messenger_acts::postback(state, &act),
        Act::MessengerReferral(act) => messenger_acts::referral(state, &act),
        Act::MessengerLink(act) => messenger_acts::follow(state, act),
        Act::MessengerReaction(act) => messenger_acts::reaction(state, &act),
        Act::MessengerRead(act) => messenger_acts::read(state, &act),
        Act::MessengerDelivery(act) => messenger_acts::delivery(state, &act),
        Act::MessengerEdit(act) => messenger_acts::edit(state, &act),
        Act::NativeMessenger(act) => messenger_acts::native(state, act),
        Act::XMention(act) => x_acts::mention(state, act),
        Act::XReply(act) => x_acts::reply(state, act),
        Act::XQuote(act) => x_acts::quote(state, act),
        Act::XRepost(act) => x_acts::repost(state, act),
        Act::XDelete(act) => x_acts::delete(state, &act),
        Act::XLike(act) => x_acts::like(state, &act),
        Act::XDm(act) => x_messages::message(state, &act),
        Act::XNativePost(act) => x_acts::native_post(state, act),
        Act::XNativeDm(act) => x_messages::native_message(state, &act),
        Act::XEncrypted(act) => x_messages::encrypted(state, &act),
    }
}

/// Reads an act; `envelope` beside the tag goes inside.
pub(crate) fn read(body: Value) -> Result<Act, String> {
    let Value::Object(mut map) = body else {
        return Err("an act is an object of one key".to_owned());
    };
    if let Some(envelope) = map.remove("envelope")
        && let Some(Value::Object(inner)) = map.values_mut().next()
    {
        inner.insert("envelope".to_owned(), envelope);
    }
    serde_json::from_value(Value::Object(map)).map_err(|error| error.to_string())
}

/// Answers with the ids and the backend's status, after the backend took it. `"silent": true` beside the tag sends nothing;
/// `"repeat": 3` sends the same webhook that often.
pub(super) async fn act(
    Extract(sandbox): Extract<Shared>,
    Json(mut body): Json<Value>,
) -> Result<Json<Value>, Nonsense> {
    let (mut silent, mut repeat) = (false, 1);
    if let Some(map) = body.as_object_mut() {
        silent = map.remove("silent").and_then(|value| value.as_bool()).unwrap_or_default();
        repeat = map.remove("repeat").and_then(|value| value.as_u64()).unwrap_or(1);
    }
    let act = read(body)?;
    let outcome = perform(&mut sandbox.state(), act)?;
    let mut answer = outcome.ids;
    if !silent {
        let bodies = deliveries(&outcome.updates, 1000);
        for _ in 0..repeat {
            let status = sandbox.webhooks.deliver(bodies.clone()).await;
            answer.insert("webhook_status".to_owned(), json!(status));
        }
    }
    Ok(Json(Value::Object(answer)))
}
