//! What people do in Messenger, and what the Page's inbox does natively.

use jiff::Timestamp;
use serde::Deserialize;
use serde_json::json;

use super::act::{Outcome, moment};
use crate::state::State;
use crate::state::accounts::FACEBOOK_INBOX_APP_ID;
use crate::state::messenger::{Message, MessageAttachment, Side};
use crate::state::people::PersonRef;
use crate::webhooks::{Update, facebook};

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerMessage {
    from: PersonRef,
    text: Option<String>,
    /// `image`, `gif`, `video`, `sticker`, `audio`, `file`, `fallback`.
    #[serde(default)]
    attachments: Vec<String>,
    reply_to: Option<String>,
    /// Payload of a tapped quick reply; the text is its title.
    quick_reply: Option<String>,
    at: Option<Timestamp>,
    /// Arrives under `standby`: another app owns the thread.
    #[serde(default)]
    standby: bool,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerPostback {
    from: PersonRef,
    #[serde(default)]
    title: String,
    #[serde(default)]
    payload: String,
    #[serde(rename = "ref")]
    reference: Option<String>,
    at: Option<Timestamp>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerReferral {
    from: PersonRef,
    #[serde(rename = "ref", default)]
    reference: String,
    at: Option<Timestamp>,
}

/// Somebody follows an m.me link.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerLink {
    from: PersonRef,
    /// The link, or a text that has it.
    link: String,
    at: Option<Timestamp>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerReaction {
    from: PersonRef,
    mid: String,
    #[serde(default = "love")]
    reaction: String,
    #[serde(default = "heart")]
    emoji: String,
    #[serde(default = "react")]
    action: String,
    at: Option<Timestamp>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerRead {
    from: PersonRef,
    /// Milliseconds; now when absent.
    watermark: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerDelivery {
    from: PersonRef,
    /// May be absent, as in Meta's events.
    mids: Option<Vec<String>>,
    watermark: Option<i64>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MessengerEdit {
    from: PersonRef,
    mid: String,
    text: String,
    num_edit: Option<u32>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NativeMessenger {
    to: PersonRef,
    text: Option<String>,
    #[serde(default)]
    attachments: Vec<String>,
    at: Option<Timestamp>,
    /// Another app than the Page's inbox.
    app_id: Option<u64>,
    #[serde(default)]
    standby: bool,
}

fn love() -> String {
    "love".to_owned()
}

fn heart() -> String {
    "❤".to_owned()
}

fn react() -> String {
    "react".to_owned()
}

fn attachment(state: &State, kind: &str) -> Result<MessageAttachment, String> {
    let (kind, file) = match kind {
        "image" => ("image", Some("torn-bag.jpg")),
        "gif" => ("image", Some("blinking-lamp.gif")),
        "video" => ("video", Some("dripping-machine.mp4")),
        "sticker" => ("sticker", Some("brand.png")),
        "audio" => ("audio", Some("dripping-machine.mp4")),
        "file" => ("file", Some("terrace.jpg")),
        "fallback" => ("fallback", None),
        other => return Err(format!("no attachment is called {other:?}")),
    };
    Ok(MessageAttachment { kind: kind.to_owned(), url: file.map(|file| state.facebook_media(file)) })
}

pub(crate) fn message(state: &mut State, act: MessengerMessage) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let attachments = act.attachments.iter().map(|kind| attachment(state, kind)).collect::<Result<Vec<_>, _>>()?;
    let message = Message {
        mid: state.ids.messenger(),
        side: Side::Consumer,
        text: act.text,
        attachments,
        at: moment(act.at),
        reply_to: act.reply_to,
        metadata: None,
        app_id: None,
        quick_reply: act.quick_reply,
    };
    state.messenger.thread_mut(&psid).add(message.clone());
    let channel = if act.standby { Update::Standby } else { Update::Messaging };
    let update = channel(facebook::message(&psid, &message));
    Ok(Outcome::new(json!({"mid": message.mid, "person_id": psid}), vec![update]))
}

pub(crate) fn native(state: &mut State, act: NativeMessenger) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.to)?;
    let attachments = act.attachments.iter().map(|kind| attachment(state, kind)).collect::<Result<Vec<_>, _>>()?;
    let message = Message {
        mid: state.ids.messenger(),
        side: Side::Page,
        text: act.text,
        attachments,
        at: moment(act.at),
        reply_to: None,
        metadata: None,
        app_id: Some(act.app_id.unwrap_or(FACEBOOK_INBOX_APP_ID)),
        quick_reply: None,
    };
    state.messenger.thread_mut(&psid).add(message.clone());
    let channel = if act.standby { Update::Standby } else { Update::Messaging };
    let update = channel(facebook::message(&psid, &message));
    Ok(Outcome::new(json!({"mid": message.mid, "person_id": psid}), vec![update]))
}

pub(crate) fn postback(state: &mut State, act: &MessengerPostback) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let at = moment(act.at);
    let mid = state.ids.messenger();
    state.messenger.thread_mut(&psid).opened(at);
    let mut body = json!({"mid": mid, "title": act.title, "payload": act.payload});
    if let Some(reference) = &act.reference {
        body["referral"] = json!({"ref": reference, "source": "SHORTLINK", "type": "OPEN_THREAD"});
    }
    let update = Update::Messaging(facebook::event(&psid, at, "postback", &body));
    Ok(Outcome::new(json!({"mid": mid, "person_id": psid}), vec![update]))
}

pub(crate) fn referral(state: &mut State, act: &MessengerReferral) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let at = moment(act.at);
    // Meta: a referral into an existing thread re-opens the window.
    state.messenger.thread_mut(&psid).opened(at);
    let body = json!({"ref": act.reference, "source": "SHORTLINK", "type": "OPEN_THREAD"});
    Ok(Outcome::new(json!({"person_id": psid}), vec![Update::Messaging(facebook::event(&psid, at, "referral", &body))]))
}

/// Meta: whose thread is there is told of by a referral, and only where the link has a reference; who begins one taps
/// "Get Started", which brings the reference along.
pub(crate) fn follow(state: &mut State, act: MessengerLink) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let of_reference = |it: &char| it.is_ascii_alphanumeric() || "-_".contains(*it);
    let reference = act.link.split_once("?ref=").map(|(_, rest)| rest.chars().take_while(of_reference).collect());
    let is_new = state.messenger.threads.get(&psid).is_none_or(|thread| thread.messages.is_empty());
    let MessengerLink { from, at, .. } = act;
    match reference {
        reference if is_new => {
            let (title, payload) = ("Get Started".to_owned(), "GET_STARTED".to_owned());
            postback(state, &MessengerPostback { from, title, payload, reference, at })
        }
        Some(reference) => referral(state, &MessengerReferral { from, reference, at }),
        None => Ok(Outcome::new(json!({"person_id": psid}), Vec::new())),
    }
}

pub(crate) fn reaction(state: &mut State, act: &MessengerReaction) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let at = moment(act.at);
    state.messenger.thread_mut(&psid).opened(at);
    let mut body = json!({"mid": act.mid, "action": act.action});
    if act.action == "react" {
        body["reaction"] = json!(act.reaction);
        body["emoji"] = json!(act.emoji);
    }
    Ok(Outcome::new(json!({"person_id": psid}), vec![Update::Messaging(facebook::event(&psid, at, "reaction", &body))]))
}

pub(crate) fn read(state: &mut State, act: &MessengerRead) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let now = Timestamp::now();
    let body = json!({"watermark": act.watermark.unwrap_or(now.as_millisecond())});
    Ok(Outcome::new(json!({"person_id": psid}), vec![Update::Messaging(facebook::event(&psid, now, "read", &body))]))
}

pub(crate) fn delivery(state: &mut State, act: &MessengerDelivery) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let now = Timestamp::now();
    let mut body = json!({"watermark": act.watermark.unwrap_or(now.as_millisecond())});
    if let Some(mids) = &act.mids {
        body["mids"] = json!(mids);
    }
    let mut event = facebook::event(&psid, now, "delivery", &body);
    // Meta's sample has no time of its own.
    if let Some(event) = event.as_object_mut() {
        event.remove("timestamp");
    }
    Ok(Outcome::new(json!({"person_id": psid}), vec![Update::Messaging(event)]))
}

pub(crate) fn edit(state: &mut State, act: &MessengerEdit) -> Result<Outcome, String> {
    let psid = state.people.facebook_id(&act.from)?;
    let thread = state.messenger.thread_mut(&psid);
    let message = thread
        .messages
        .iter_mut()
        .find(|message| message.mid == act.mid)
        .ok_or_else(|| format!("no message is {:?}", act.mid))?;
    message.text = Some(act.text.clone());
    // Meta's sample prints the number as a string.
    let body = json!({"mid": act.mid, "text": act.text, "num_edit": act.num_edit.unwrap_or(1).to_string()});
    let update = Update::Messaging(facebook::event(&psid, Timestamp::now(), "message_edit", &body));
    Ok(Outcome::new(json!({"mid": act.mid, "person_id": psid}), vec![update]))
}
