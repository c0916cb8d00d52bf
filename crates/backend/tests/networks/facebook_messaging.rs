//! Messenger's events, as Meta documents them and as they come in practice.

use crate::support::{
    PAGE, changes, from_consumer, from_page, message, messaging_batch, read_facebook, read_messaging,
};
use serde_json::{Value, json};
use social_messaging_backend::networks::{Inbound, InboundAuthor, Person};
use social_messaging_domain::conversation::ThreadOwner;
use social_messaging_domain::message::{AttachmentKind, Kind};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

#[test]
fn a_message_with_what_it_answers() {
    let read = read_messaging(from_consumer(
        "message",
        json!({"mid": "m_1", "text": "where is my order?", "reply_to": {"mid": "m_0", "is_self_reply": false}, "quick_reply": {"payload": "ORDER"}}),
    ));
    let message = message(&read);
    assert_eq!((message.network_id.as_str(), message.text.as_str()), ("m_1", "where is my order?"));
    assert_eq!((message.kind, message.visibility), (Kind::MessengerMessage, Visibility::Direct));
    assert_eq!(
        message.author,
        InboundAuthor::Consumer(Person { network_id: "7770001".to_owned(), ..Person::default() })
    );
    assert_eq!(message.consumer_network_id.as_deref(), Some("7770001"));
    assert_eq!(message.parent_network_id.as_deref(), Some("m_0"));
    assert_eq!(message.sent_at, Timestamp(1_780_000_000_100));
}

#[test]
fn every_event_of_every_entry_is_a_change() {
    let event = |mid: &str| from_consumer("message", json!({"mid": mid, "text": "hi"}));
    let entry = |page: &str, mids: [&str; 2]| json!({"id": page, "time": 1_780_000_000, "messaging": mids.map(event)});
    let batch = json!({"object": "page", "entry": [entry(PAGE, ["a", "b"]), entry("1000000002", ["c", "d"])]});
    let split = changes(Network::Facebook, &batch);
    let accounts: Vec<_> = split.iter().map(|change| change.network_account_id.as_str()).collect();
    assert_eq!(accounts, [PAGE, PAGE, "1000000002", "1000000002"]);
    let subjects: Vec<_> = split.iter().filter_map(|change| change.subject_network_id.as_deref()).collect();
    assert_eq!(subjects, ["a", "b", "c", "d"]);
    assert!(split.iter().all(|change| change.consumer_key.as_deref() == Some("7770001")));
}

#[test]
fn an_echo_is_the_brands_and_says_which_app_sent_it() {
    let ours = json!({"is_echo": true, "app_id": 1_234_567_890, "metadata": "outbox:9f3c", "mid": "m_9", "text": "On its way!"});
    let read = read_messaging(from_page("message", ours.clone()));
    let echo = message(&read);
    assert_eq!(
        echo.author,
        InboundAuthor::Brand { app_id: Some("1234567890".to_owned()), metadata: Some("outbox:9f3c".to_owned()) }
    );
    assert_eq!(echo.consumer_network_id.as_deref(), Some("7770001"));
    assert_eq!(
        changes(Network::Facebook, &messaging_batch(&[from_page("message", ours)]))[0].consumer_key.as_deref(),
        Some("7770001")
    );
    // The page's own inbox.
    let native = read_messaging(from_page(
        "message",
        json!({"is_echo": true, "app_id": "263902037430900", "mid": "m_8", "text": "Hi"}),
    ));
    assert_eq!(
        message(&native).author,
        InboundAuthor::Brand { app_id: Some("263902037430900".to_owned()), metadata: None }
    );
}

#[test]
fn standby_says_that_another_app_holds_the_thread() {
    let event = from_consumer("message", json!({"mid": "m_1", "text": "hi"}));
    let batch = json!({"object": "page", "entry": [{"id": PAGE, "time": 1_780_000_000, "standby": [event, from_page("message", json!({"is_echo": true, "app_id": 1, "mid": "m_2", "text": "bot"}))]}]});
    let read = read_facebook(&batch);
    let owners: Vec<_> = read
        .iter()
        .filter(|inbound| matches!(inbound, Inbound::ThreadOwner { owner: ThreadOwner::Elsewhere, .. }))
        .collect();
    assert_eq!(owners.len(), 2);
    let read = read_messaging(event);
    assert!(read.iter().any(|inbound| matches!(inbound, Inbound::ThreadOwner { owner: ThreadOwner::Ours, .. })));
}

#[test]
fn control_of_a_thread_passes_and_is_taken() {
    let owner = |event: Value| match read_messaging(event).as_slice() {
        [Inbound::ThreadOwner { owner, consumer_network_id, .. }] if consumer_network_id == "7770001" => *owner,
        other => panic!("{other:?}"),
    };
    let passed = |app: Value| {
        from_consumer(
            "pass_thread_control",
            json!({"previous_owner_app_id": null, "new_owner_app_id": app, "metadata": ""}),
        )
    };
    assert_eq!(owner(passed(json!("1234567890"))), ThreadOwner::Ours);
    assert_eq!(owner(passed(json!(1_234_567_890))), ThreadOwner::Ours);
    assert_eq!(owner(passed(json!(null))), ThreadOwner::Ours);
    assert_eq!(owner(passed(json!("263902037430900"))), ThreadOwner::Elsewhere);
    let taken = json!({"previous_owner_app_id": "1234567890", "new_owner_app_id": "263902037430900", "metadata": ""});
    assert_eq!(owner(from_consumer("take_thread_control", taken)), ThreadOwner::Elsewhere);
    assert_eq!(
        owner(from_consumer("take_thread_control", json!({"previous_owner_app_id": "1234567890"}))),
        ThreadOwner::Elsewhere
    );
}

#[test]
fn files_stickers_links_and_places() {
    let attached = |attachments: Value| {
        message(&read_messaging(from_consumer("message", json!({"mid": "m_1", "attachments": attachments}))))
    };
    let url = "https://scontent.xx.fbcdn.net/a.jpg?sig=1";
    for (kind, expected) in [
        ("image", AttachmentKind::Image),
        ("sticker", AttachmentKind::Image),
        ("video", AttachmentKind::Video),
        ("audio", AttachmentKind::Audio),
        ("file", AttachmentKind::File),
    ] {
        let message = attached(json!([{"type": kind, "payload": {"url": url, "sticker_id": 3}}]));
        assert_eq!((message.kind, message.text.as_str()), (Kind::MessengerMessage, ""));
        assert_eq!((message.attachments[0].kind, message.attachments[0].url.as_deref()), (expected, Some(url)));
    }
    let moving = attached(json!([{"type": "image", "payload": {"url": "https://scontent.xx.fbcdn.net/A.GIF?x=1"}}]));
    assert_eq!(moving.attachments[0].kind, AttachmentKind::Gif);
    for kind in ["fallback", "post", "reel", "ig_post", "ig_reel"] {
        let shared = attached(json!([{"type": kind, "title": "A page", "url": "https://example.org/a"}]));
        assert_eq!((shared.attachments[0].kind, shared.attachments[0].url.as_deref()), (AttachmentKind::Link, None));
        assert_eq!(shared.attachments[0].link.as_deref(), Some("https://example.org/a"));
        assert_eq!(shared.attachments[0].title.as_deref(), Some("A page"));
    }
    let place = attached(
        json!([{"type": "location", "title": "Here", "payload": {"coordinates": {"lat": 52.5, "long": 13.25}}}]),
    );
    assert_eq!((place.kind, place.text.as_str()), (Kind::Event, "Here (52.5, 13.25)"));
}

#[test]
fn what_cannot_be_shown_is_never_an_empty_bubble() {
    for content in [
        json!({"mid": "m_1"}),
        json!({"mid": "m_1", "text": ""}),
        json!({"mid": "m_1", "attachments": [{"type": "fallback"}]}),
        json!({"mid": "m_1", "attachments": [{"type": "fallback", "payload": null}]}),
        json!({"mid": "m_1", "attachments": [{"type": "image", "payload": {"url": "javascript:alert(1)"}}]}),
        json!({"mid": "m_1", "attachments": [{"type": "appointment_booking", "payload": {}}]}),
        json!({"mid": "m_1", "attachments": [{"type": "template", "payload": {"template_type": "generic"}}]}),
    ] {
        assert_eq!(
            message(&read_messaging(from_consumer("message", content.clone()))).kind,
            Kind::Unsupported,
            "{content}"
        );
    }
    let text = json!({"mid": "m_1", "text": "see https://example.org", "attachments": [{"type": "fallback"}]});
    assert_eq!(message(&read_messaging(from_consumer("message", text))).kind, Kind::MessengerMessage);
}

#[test]
fn a_template_of_another_app_becomes_its_lines() {
    let template = json!({"is_echo": true, "app_id": 1, "mid": "m_1", "attachments": [{"type": "template", "payload": {
        "template_type": "generic", "elements": [{"title": "Order 7", "subtitle": "On its way", "buttons": []}]}}]});
    let message = message(&read_messaging(from_page("message", template)));
    assert_eq!((message.kind, message.text.as_str()), (Kind::Event, "Order 7\nOn its way"));
}

#[test]
fn a_tapped_button_and_a_followed_link_are_lines_and_open_the_window() {
    let opened = |read: &[Inbound]| {
        read.contains(&Inbound::WindowOpened {
            consumer_network_id: "7770001".to_owned(),
            at: Timestamp(1_780_000_000_100),
        })
    };
    let read = read_messaging(from_consumer(
        "postback",
        json!({"mid": "m_7", "title": "Track", "payload": "TRACK", "referral": {"ref": "r"}}),
    ));
    let line = message(&read);
    assert_eq!((line.kind, line.text.as_str(), line.network_id.as_str()), (Kind::Event, "Track", "m_7"));
    assert_eq!(line.reference.as_deref(), Some("r"));
    assert!(opened(&read));
    // Under standby a postback comes without its payload.
    let bare = message(&read_messaging(from_consumer("postback", json!({}))));
    assert_eq!((bare.kind, bare.network_id.as_str()), (Kind::Unsupported, "postback:7770001:1780000000100"));
    let read = read_messaging(from_consumer(
        "referral",
        json!({"ref": "case-42", "source": "SHORTLINK", "type": "OPEN_THREAD"}),
    ));
    let line = message(&read);
    assert_eq!((line.kind, line.text.as_str()), (Kind::Event, "m.me/brand?ref=case-42"));
    assert_eq!(line.reference.as_deref(), Some("case-42"));
    assert!(opened(&read));
}

#[test]
fn edits_reactions_and_receipts() {
    let at = Timestamp(1_780_000_000_100);
    for number in [json!(2), json!("2")] {
        let read =
            read_messaging(from_consumer("message_edit", json!({"mid": "m_1", "text": "new", "num_edit": number})));
        assert_eq!(read, [Inbound::Edited { network_id: "m_1".to_owned(), text: "new".to_owned(), at }]);
    }
    let read = read_messaging(from_consumer(
        "reaction",
        json!({"mid": "m_9", "action": "react", "reaction": "love", "emoji": "❤"}),
    ));
    let by = Some("7770001".to_owned());
    assert_eq!(
        read[0],
        Inbound::Reaction { network_id: "m_9".to_owned(), by: by.clone(), reaction: Some("love".to_owned()), at }
    );
    assert!(matches!(read[1], Inbound::WindowOpened { .. }));
    let read = read_messaging(from_consumer("reaction", json!({"mid": "m_9", "action": "unreact"})));
    assert_eq!(read, [Inbound::Reaction { network_id: "m_9".to_owned(), by, reaction: None, at }]);
    let read = read_messaging(from_consumer("read", json!({"watermark": 1_780_000_000_900_i64})));
    let consumer_network_id = "7770001".to_owned();
    let watermark = Timestamp(1_780_000_000_900);
    assert_eq!(
        read,
        [Inbound::Read { consumer_network_id: consumer_network_id.clone(), watermark, last_network_id: None }]
    );
    // Meta's sample of a delivery has no timestamp of its own, and may have no mids.
    let delivery = json!({"sender": {"id": "7770001"}, "recipient": {"id": PAGE}, "delivery": {"watermark": 1_780_000_000_900_i64}});
    assert_eq!(
        read_messaging(delivery),
        [Inbound::Delivered { consumer_network_id, watermark, network_ids: Vec::new() }]
    );
}

#[test]
fn what_is_new_to_us_is_counted_under_a_harmless_name() {
    for event in [
        from_consumer("optin", json!({"type": "x"})),
        from_consumer("policy_enforcement", json!({"action": "block"})),
        from_consumer("message", json!({"text": "no mid"})),
        json!({"recipient": {"id": PAGE}, "timestamp": 1, "app_roles": {"1": ["primary_receiver"]}}),
        json!("nonsense"),
        json!({"<script>": "\u{0}"}),
    ] {
        let read = read_messaging(event.clone());
        let [Inbound::Unknown { what }] = read.as_slice() else { panic!("{event}: {read:?}") };
        assert!(what.starts_with("facebook.") && what.is_ascii() && !what.contains('<'), "{what}");
    }
    let foreign = json!({"object": "instagram", "entry": [{"id": "1", "messaging": []}]});
    assert!(matches!(read_facebook(&foreign).as_slice(), [Inbound::Unknown { .. }]));
}
