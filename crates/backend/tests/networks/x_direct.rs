//! X's direct messages.

use crate::support::{BRAND, activity, changes, message, read_x};
use serde_json::{Value, json};
use social_messaging_backend::networks::{Inbound, InboundAuthor};
use social_messaging_domain::message::{AttachmentKind, Kind};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

fn event(sender: &str, recipient: &str, data: Value) -> Value {
    json!({"type": "message_create", "id": "8001", "created_timestamp": "1784928224372", "message_create": {
        "target": {"recipient_id": recipient}, "sender_id": sender, "source_app_id": "285", "message_data": data}})
}

fn activity_of(kind: &str, event: Value) -> Value {
    let users = json!({"42": {"data": {"id": "42", "username": "ada", "name": "Ada"}}, BRAND: {"data": {"id": BRAND, "username": "brand"}}});
    activity(kind, json!({"direct_message_events": [event], "users": users}), json!(null))
}

fn account_activity_of(event: Value) -> Value {
    json!({"for_user_id": BRAND, "direct_message_events": [event], "apps": {"285": {"id": "285", "name": "Ours"}},
        "users": {"42": {"id": "42", "screen_name": "ada", "name": "Ada"}, "43": {"id": "43"}}})
}

#[test]
fn a_direct_message_by_both_apis() {
    let received = event(
        "42",
        BRAND,
        json!({"text": "hello &lt;3 https://t.co/x", "entities": {"urls": [
        {"url": "https://t.co/x", "expanded_url": "https://example.org/order", "display_url": "example.org/order"}]}}),
    );
    for batch in [activity_of("dm.received", received.clone()), account_activity_of(received)] {
        let split = changes(Network::X, &batch).remove(0);
        assert_eq!((split.network_account_id.as_str(), split.consumer_key.as_deref()), (BRAND, Some("42")));
        assert_eq!(split.event_id, "direct:8001");
        assert!(split.raw["users"].get("43").is_none(), "{}", split.raw);
        let read = message(&read_x(&batch));
        assert_eq!((read.kind, read.visibility), (Kind::XDirectMessage, Visibility::Direct));
        assert_eq!(read.text, "hello <3 https://example.org/order");
        assert_eq!((read.network_id.as_str(), read.consumer_network_id.as_deref()), ("8001", Some("42")));
        assert_eq!(read.sent_at, Timestamp(1_784_928_224_372));
        assert_eq!(read.permalink.as_deref(), Some("https://x.com/messages/42-900"));
        let InboundAuthor::Consumer(person) = read.author else { panic!("the consumer wrote it") };
        assert_eq!((person.handle.as_deref(), person.name.as_deref()), (Some("ada"), Some("Ada")));
    }
}

#[test]
fn an_echo_names_its_app_and_belongs_to_the_consumer() {
    let sent = event(BRAND, "42", json!({"text": "Hi Ada"}));
    for batch in [activity_of("dm.sent", sent.clone()), account_activity_of(sent)] {
        let read = message(&read_x(&batch));
        assert_eq!(read.author, InboundAuthor::Brand { app_id: Some("285".to_owned()), metadata: None });
        assert_eq!(read.consumer_network_id.as_deref(), Some("42"));
        assert_eq!(changes(Network::X, &batch)[0].consumer_key.as_deref(), Some("42"));
    }
}

#[test]
fn a_picture_without_the_link_to_itself() {
    let url = "https://ton.twitter.com/1.1/ton/data/dm/8001/81/ab.jpg";
    let data = json!({"text": "look https://t.co/x", "entities": {"urls": [{"url": "https://t.co/x", "expanded_url": "https://x.com/messages/media/8001", "display_url": "pic.x.com/x"}]},
        "attachment": {"type": "media", "media": {"id_str": "81", "type": "photo", "media_url_https": url, "url": "https://t.co/x"}}});
    let read = message(&read_x(&activity_of("dm.received", event("42", BRAND, data))));
    assert_eq!(
        (read.text.as_str(), read.attachments[0].kind, read.attachments[0].url.as_deref()),
        ("look", AttachmentKind::Image, Some(url))
    );
    let only = json!({"text": "https://t.co/x", "attachment": {"type": "media", "media": {"type": "photo", "media_url_https": url, "url": "https://t.co/x"}}});
    let read = message(&read_x(&activity_of("dm.received", event("42", BRAND, only))));
    assert_eq!((read.kind, read.text.as_str(), read.attachments.len()), (Kind::XDirectMessage, "", 1));
    let strange = json!({"text": "", "attachment": {"type": "location"}});
    let read = message(&read_x(&activity_of("dm.received", event("42", BRAND, strange))));
    assert_eq!((read.attachments[0].kind, read.attachments[0].link.is_some()), (AttachmentKind::Unsupported, true));
    let empty = message(&read_x(&activity_of("dm.received", event("42", BRAND, json!({})))));
    assert_eq!(empty.kind, Kind::Unsupported);
}

#[test]
fn several_messages_of_one_batch() {
    let mut batch = account_activity_of(event("42", BRAND, json!({"text": "one"})));
    let mut second = event("43", BRAND, json!({"text": "two"}));
    second["id"] = json!("8002");
    batch["direct_message_events"].as_array_mut().expect("a list").push(second);
    let keys: Vec<_> =
        changes(Network::X, &batch).into_iter().map(|change| (change.event_id, change.consumer_key)).collect();
    assert_eq!(
        keys,
        [("direct:8001".to_owned(), Some("42".to_owned())), ("direct:8002".to_owned(), Some("43".to_owned()))]
    );
}

#[test]
fn an_encrypted_message_says_where_to_read_it() {
    let payload = json!({"id": "8800", "sender_id": "42", "conversation_id": "42-900", "created_at_msec": "1784928224372", "encoded_event": "c2VhbGVk"});
    let read = message(&read_x(&activity("chat.received", payload, json!(null))));
    assert_eq!((read.kind, read.visibility, read.text.as_str()), (Kind::Unsupported, Visibility::Direct, ""));
    assert_eq!(read.consumer_network_id.as_deref(), Some("42"));
    assert_eq!(read.sent_at, Timestamp(1_784_928_224_372));
    assert_eq!(read.permalink.as_deref(), Some("https://x.com/messages/42-900"));
    let sent = json!({"id": "8801", "sender_id": BRAND, "conversation_id": "42-900"});
    let read = message(&read_x(&activity("chat.sent", sent, json!(null))));
    assert_eq!(
        (read.author, read.consumer_network_id.as_deref()),
        (InboundAuthor::Brand { app_id: None, metadata: None }, Some("42"))
    );
}

#[test]
fn read_marks_and_typing() {
    let mark = json!({"for_user_id": BRAND, "direct_message_mark_read_events": [
        {"sender_id": "42", "target": {"recipient_id": BRAND}, "last_read_event_id": "8001", "created_timestamp": "1784928224372"}]});
    let expected = Inbound::Read {
        consumer_network_id: "42".to_owned(),
        watermark: Timestamp(1_784_928_224_372),
        last_network_id: Some("8001".to_owned()),
    };
    assert_eq!(read_x(&mark), [expected]);
    let typing = json!({"for_user_id": BRAND, "direct_message_indicate_typing_events": [{"sender_id": "42", "target": {"recipient_id": BRAND}}]});
    assert_eq!(read_x(&typing), []);
}
