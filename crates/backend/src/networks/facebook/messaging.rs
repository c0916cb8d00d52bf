//! Messenger: messages and their echoes, taps, edits, reactions, receipts, and who holds the thread.

use super::super::inbound::{BrandAccount, Inbound, InboundAuthor, InboundMessage, Person};
use super::super::json::{flag, id, list, moment, owned, text};
use super::attachments;
use serde_json::Value;
use social_messaging_domain::conversation::ThreadOwner;
use social_messaging_domain::message::Kind;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// Under which list of the entry an event came.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Thread {
    /// `messaging`: we may answer.
    Ours,
    /// `standby`: another application holds the thread and we may only read.
    Standby,
}

/// The two sides of an event, as every one of them names them.
struct Parties {
    consumer: String,
    by_brand: bool,
    at: Timestamp,
}

/// Meta: "Webhooks for Messenger Platform", one event.
pub(super) fn read(event: &Value, thread: Thread, brand: &BrandAccount) -> Vec<Inbound> {
    let Some(parties) = parties(event, brand) else { return vec![Inbound::unknown("facebook.messaging", event)] };
    let of = |key: &str| event.get(key).filter(|value| value.is_object());
    if let Some(message) = of("message") {
        return read_message(message, &parties, thread);
    }
    if let Some(postback) = of("postback") {
        let mut read = vec![tapped(postback, &parties), window_opened(&parties)];
        read.extend(holder(&parties, thread));
        return read;
    }
    if let Some(referral) = of("referral") {
        return vec![followed(referral, &parties, brand), window_opened(&parties)];
    }
    if let Some(edit) = of("message_edit") {
        let changed = owned(edit, "mid").zip(edit.get("text").and_then(Value::as_str));
        let edited =
            changed.map(|(network_id, text)| Inbound::Edited { network_id, text: text.to_owned(), at: parties.at });
        return vec![edited.unwrap_or_else(|| Inbound::unknown("facebook.message_edit", edit))];
    }
    if let Some(reaction) = of("reaction") {
        return read_reaction(reaction, &parties);
    }
    if let Some(receipt) = of("read").or_else(|| of("delivery")) {
        return read_receipt(event, receipt, &parties);
    }
    thread_control(event, &parties, brand)
        .map_or_else(|| vec![Inbound::unknown("facebook.messaging", event)], |owner| vec![owner])
}

fn parties(event: &Value, brand: &BrandAccount) -> Option<Parties> {
    let party = |side: &str| event.get(side).and_then(|party| id(party, "id"));
    let echo = event.get("message").and_then(|message| flag(message, "is_echo")).unwrap_or(false);
    let sender = party("sender")?;
    let by_brand = echo || sender == brand.network_id;
    let consumer = if by_brand { party("recipient")? } else { sender };
    // A delivery's own time is its watermark.
    let mark = || ["read", "delivery"].iter().find_map(|key| moment(event.get(key)?, "watermark"));
    let at = moment(event, "timestamp").or_else(mark)?;
    (consumer != brand.network_id).then_some(Parties { consumer, by_brand, at })
}

fn read_message(message: &Value, parties: &Parties, thread: Thread) -> Vec<Inbound> {
    let Some(mid) = owned(message, "mid") else { return vec![Inbound::unknown("facebook.message", message)] };
    if flag(message, "is_deleted") == Some(true) {
        return vec![Inbound::Deleted { network_id: mid, at: parties.at }];
    }
    let attached = attachments::read(message);
    let text = owned(message, "text").unwrap_or_else(|| attached.lines.join("\n"));
    let kind = if text.is_empty() && attached.attachments.is_empty() {
        Kind::Unsupported
    } else if message.get("text").is_none() && !attached.lines.is_empty() && attached.attachments.is_empty() {
        Kind::Event
    } else {
        Kind::MessengerMessage
    };
    let answers = message.get("reply_to").and_then(|reply| owned(reply, "mid"));
    let author = author(message, parties);
    let read = InboundMessage {
        author,
        text,
        attachments: attached.attachments,
        parent_network_id: answers,
        ..direct(mid, kind, parties)
    };
    let mut all = vec![Inbound::Message(Box::new(read))];
    all.extend(holder(parties, thread));
    all
}

/// Meta: an echo carries the app that sent it and what that app passed along.
fn author(message: &Value, parties: &Parties) -> InboundAuthor {
    if parties.by_brand {
        return InboundAuthor::Brand { app_id: id(message, "app_id"), metadata: owned(message, "metadata") };
    }
    InboundAuthor::Consumer(Person { network_id: parties.consumer.clone(), ..Person::default() })
}

/// A message of the thread without content.
fn direct(network_id: String, kind: Kind, parties: &Parties) -> InboundMessage {
    let author = if parties.by_brand {
        InboundAuthor::Brand { app_id: None, metadata: None }
    } else {
        InboundAuthor::Consumer(Person { network_id: parties.consumer.clone(), ..Person::default() })
    };
    InboundMessage {
        network_id,
        kind,
        visibility: Visibility::Direct,
        author,
        consumer_network_id: Some(parties.consumer.clone()),
        text: String::new(),
        attachments: Vec::new(),
        mentions: Vec::new(),
        parent_network_id: None,
        reference: None,
        post_network_id: None,
        answer_under: None,
        sent_at: parties.at,
        edited_at: None,
        hidden: false,
        on_ad: None,
        permalink: None,
    }
}

/// Who may write from now on: `standby` says that it is another application, `messaging` that it is us.
fn holder(parties: &Parties, thread: Thread) -> Option<Inbound> {
    let owner = match thread {
        Thread::Standby => ThreadOwner::Elsewhere,
        Thread::Ours if parties.by_brand => return None,
        Thread::Ours => ThreadOwner::Ours,
    };
    Some(Inbound::ThreadOwner { consumer_network_id: parties.consumer.clone(), owner, at: parties.at })
}

fn window_opened(parties: &Parties) -> Inbound {
    Inbound::WindowOpened { consumer_network_id: parties.consumer.clone(), at: parties.at }
}

/// A tapped button; under `standby` it comes without its payload.
fn tapped(postback: &Value, parties: &Parties) -> Inbound {
    let network_id =
        owned(postback, "mid").unwrap_or_else(|| format!("postback:{}:{}", parties.consumer, parties.at.0));
    let label = owned(postback, "title").or_else(|| owned(postback, "payload"));
    let kind = if label.is_some() { Kind::Event } else { Kind::Unsupported };
    // Meta: who begins a thread by an m.me link taps a button first.
    let reference = postback.get("referral").and_then(|referral| owned(referral, "ref"));
    let line = InboundMessage { text: label.unwrap_or_default(), reference, ..direct(network_id, kind, parties) };
    Inbound::Message(Box::new(line))
}

/// A link into the thread that was followed: an m.me link, or an advertisement.
fn followed(referral: &Value, parties: &Parties, brand: &BrandAccount) -> Inbound {
    let network_id = format!("referral:{}:{}", parties.consumer, parties.at.0);
    let advertisement = referral.get("ads_context_data").and_then(|context| owned(context, "ad_title"));
    let place = brand.username.as_ref().unwrap_or(&brand.network_id);
    let reference = owned(referral, "ref");
    let label = advertisement
        .or_else(|| reference.as_ref().map(|reference| format!("m.me/{place}?ref={reference}")))
        .or_else(|| owned(referral, "source"))
        .unwrap_or_else(|| format!("m.me/{place}"));
    Inbound::Message(Box::new(InboundMessage { text: label, reference, ..direct(network_id, Kind::Event, parties) }))
}

fn read_reaction(reaction: &Value, parties: &Parties) -> Vec<Inbound> {
    let Some(network_id) = owned(reaction, "mid") else { return vec![Inbound::unknown("facebook.reaction", reaction)] };
    let reacts = text(reaction, "action") != Some("unreact");
    let word = owned(reaction, "reaction").or_else(|| owned(reaction, "emoji")).filter(|_| reacts);
    let by = (!parties.by_brand).then(|| parties.consumer.clone());
    let mut read = vec![Inbound::Reaction { network_id, by, reaction: word, at: parties.at }];
    // Meta: a reaction opens the standard window as a message does.
    if reacts && !parties.by_brand {
        read.push(window_opened(parties));
    }
    read
}

fn read_receipt(event: &Value, receipt: &Value, parties: &Parties) -> Vec<Inbound> {
    let Some(watermark) = moment(receipt, "watermark") else {
        return vec![Inbound::unknown("facebook.receipt", receipt)];
    };
    if parties.by_brand {
        return Vec::new();
    }
    let consumer_network_id = parties.consumer.clone();
    if event.get("read").is_some() {
        return vec![Inbound::Read { consumer_network_id, watermark, last_network_id: None }];
    }
    let network_ids = list(receipt, "mids").iter().filter_map(|mid| mid.as_str().map(str::to_owned)).collect();
    vec![Inbound::Delivered { consumer_network_id, watermark, network_ids }]
}

/// Meta: Conversation Routing. A thread that nobody holds is open to us; only another app's hold keeps us out.
fn thread_control(event: &Value, parties: &Parties, brand: &BrandAccount) -> Option<Inbound> {
    let ours = |app: Option<String>| app.is_none() || app == brand.app_id;
    let owner = if let Some(passed) = event.get("pass_thread_control") {
        if ours(id(passed, "new_owner_app_id")) { ThreadOwner::Ours } else { ThreadOwner::Elsewhere }
    } else {
        let taken = event.get("take_thread_control")?;
        let named = id(taken, "new_owner_app_id");
        // Without the new owner's name, it is whoever took it from us, and we are told because it was ours.
        if named.is_some() && ours(named) { ThreadOwner::Ours } else { ThreadOwner::Elsewhere }
    };
    let consumer_network_id = parties.consumer.clone();
    Some(Inbound::ThreadOwner { consumer_network_id, owner, at: parties.at })
}
