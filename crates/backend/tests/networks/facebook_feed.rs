//! Changes of the page's feed.

use crate::support::{PAGE, changes, comment, feed_batch, message, read_facebook, read_feed};
use serde_json::{Value, json};
use social_messaging_backend::networks::{Inbound, InboundAuthor, Person};
use social_messaging_domain::message::{AttachmentKind, Kind, Mention};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

fn post() -> Value {
    json!({"id": "1000000001_55", "status_type": "mobile_status_update", "is_published": true,
        "permalink_url": "https://www.facebook.com/brand/posts/55", "updated_time": "2026-05-28T20:26:49+0000"})
}

#[test]
fn a_comment_stands_under_its_post() {
    let read = message(&read_feed(comment(json!({"post": post(), "photo": "https://scontent.xx.fbcdn.net/p.jpg"}))));
    assert_eq!(
        (read.kind, read.visibility, read.text.as_str()),
        (Kind::FacebookComment, Visibility::Public, "Still broken")
    );
    let ada = Person { network_id: "7770001".to_owned(), name: Some("Ada Example".to_owned()), ..Person::default() };
    assert_eq!(read.author, InboundAuthor::Consumer(ada));
    assert_eq!(read.consumer_network_id.as_deref(), Some("7770001"));
    assert_eq!(read.parent_network_id.as_deref(), Some("1000000001_55"));
    assert_eq!((read.post_network_id.as_deref(), read.answer_under), (Some("1000000001_55"), None));
    assert_eq!(read.sent_at, Timestamp(1_780_000_009_000));
    assert_eq!(read.on_ad, Some(false));
    assert_eq!(read.permalink.as_deref(), Some("https://www.facebook.com/brand/posts/55?comment_id=901"));
    assert_eq!(
        (read.attachments[0].kind, read.attachments[0].url.as_deref()),
        (AttachmentKind::Image, Some("https://scontent.xx.fbcdn.net/p.jpg"))
    );
}

#[test]
fn an_answer_is_answered_under_the_top_comment() {
    let read = message(&read_feed(comment(json!({"comment_id": "55_902", "parent_id": "55_901"}))));
    assert_eq!((read.kind, read.parent_network_id.as_deref()), (Kind::FacebookReply, Some("55_901")));
    assert_eq!(read.answer_under.as_deref(), Some("55_901"));
    assert_eq!(
        read.permalink.as_deref(),
        Some("https://www.facebook.com/1000000001_55?comment_id=901&reply_comment_id=902")
    );
}

#[test]
fn without_a_parent_or_a_post_the_number_tells() {
    let read = message(&read_feed(comment(json!({"post_id": null, "parent_id": null}))));
    assert_eq!((read.kind, read.parent_network_id.as_deref()), (Kind::FacebookComment, Some("1000000001_55")));
    // An advertisement's post can be told under another number than the comment's parent.
    let read = message(&read_feed(comment(json!({"parent_id": "2000000002_55"}))));
    assert_eq!((read.kind, read.answer_under), (Kind::FacebookComment, None));
}

#[test]
fn nobody_and_the_older_form_of_somebody() {
    let unnamed = message(&read_feed(comment(json!({"from": null}))));
    assert_eq!(unnamed.author, InboundAuthor::Unnamed);
    assert_eq!(unnamed.consumer_network_id.as_deref(), Some("unnamed:55_901"));
    let older =
        message(&read_feed(comment(json!({"from": null, "sender_id": 7_770_001, "sender_name": "Ada Example"}))));
    let ada = Person { network_id: "7770001".to_owned(), name: Some("Ada Example".to_owned()), ..Person::default() };
    assert_eq!(older.author, InboundAuthor::Consumer(ada));
    let nameless = message(&read_feed(comment(json!({"from": {"id": "7770001"}}))));
    assert_eq!(
        nameless.author,
        InboundAuthor::Consumer(Person { network_id: "7770001".to_owned(), ..Person::default() })
    );
}

#[test]
fn the_pages_own_comment_belongs_to_whom_it_answers() {
    let own = comment(json!({"from": {"id": PAGE, "name": "Brand"}, "comment_id": "55_903", "parent_id": "55_901"}));
    let read = message(&read_feed(own.clone()));
    assert_eq!(read.author, InboundAuthor::Brand { app_id: None, metadata: None });
    assert_eq!((read.consumer_network_id, read.parent_network_id.as_deref()), (None, Some("55_901")));
    assert_eq!(changes(Network::Facebook, &feed_batch(&[own]))[0].consumer_key, None);
    let another_page = message(&read_feed(comment(json!({"from": {"id": "1000000002", "name": "Another Page"}}))));
    assert!(matches!(another_page.author, InboundAuthor::Consumer(_)));
}

#[test]
fn a_comment_without_words() {
    let sticker = message(&read_feed(comment(json!({"message": null}))));
    assert_eq!((sticker.kind, sticker.text.as_str()), (Kind::Unsupported, ""));
    assert!(sticker.permalink.is_some());
    let photo = message(&read_feed(comment(json!({"message": null, "photo": "https://scontent.xx.fbcdn.net/p.jpg"}))));
    assert_eq!((photo.kind, photo.attachments.len()), (Kind::FacebookComment, 1));
    let video = message(&read_feed(comment(json!({"message": null, "video": "https://video.xx.fbcdn.net/v.mp4"}))));
    assert_eq!(video.attachments[0].kind, AttachmentKind::Video);
}

#[test]
fn a_comment_on_an_advertisement() {
    for post in [
        json!({"id": "1_2", "is_published": false}),
        json!({"id": "1_2", "is_published": true, "promotion_status": "active"}),
    ] {
        assert_eq!(message(&read_feed(comment(json!({"post": post})))).on_ad, Some(true));
    }
    assert_eq!(message(&read_feed(comment(json!({})))).on_ad, None);
}

#[test]
fn an_edit_stands_for_itself_when_it_comes_first() {
    let edited = comment(json!({"verb": "edited", "message": "It works now", "edited_time": 1_780_000_100}));
    let read = read_feed(edited);
    let whole = message(&read);
    assert_eq!((whole.text.as_str(), whole.edited_at), ("It works now", Some(Timestamp(1_780_000_100_000))));
    assert_eq!(whole.sent_at, Timestamp(1_780_000_009_000));
    let at = Timestamp(1_780_000_100_000);
    assert_eq!(read[1], Inbound::Edited { network_id: "55_901".to_owned(), text: "It works now".to_owned(), at });
}

#[test]
fn removed_hidden_and_shown_again() {
    let at = Timestamp(1_780_000_010_000);
    let network_id = "55_901".to_owned();
    let removed = comment(json!({"verb": "remove", "message": null}));
    assert_eq!(read_feed(removed), [Inbound::Deleted { network_id: network_id.clone(), at }]);
    let hidden = comment(json!({"verb": "hide", "is_hidden": true}));
    assert_eq!(read_feed(hidden), [Inbound::Hidden { network_id: network_id.clone(), at }]);
    let shown = comment(json!({"verb": "unhide", "is_hidden": false}));
    assert_eq!(read_feed(shown), [Inbound::Unhidden { network_id, at }]);
}

#[test]
fn a_visitors_post_and_the_pages_own() {
    let visitor = |different: Value| {
        let mut value = json!({"item": "post", "verb": "add", "from": {"id": "7770001", "name": "Ada Example"}, "post_id": "1000000001_77",
            "recipient_id": PAGE, "created_time": 1_780_000_009, "message": "Hello Brand"});
        crate::support::merge(&mut value, different);
        message(&read_feed(value))
    };
    let post = visitor(json!({}));
    assert_eq!(
        (post.kind, post.network_id.as_str(), post.parent_network_id),
        (Kind::FacebookPost, "1000000001_77", None)
    );
    assert_eq!(post.permalink.as_deref(), Some("https://www.facebook.com/1000000001_77"));
    let photo = visitor(json!({"item": "photo", "message": null, "link": "https://scontent.xx.fbcdn.net/p.jpg"}));
    assert_eq!((photo.attachments[0].kind, photo.kind), (AttachmentKind::Image, Kind::FacebookPost));
    let album = visitor(
        json!({"item": "status", "photos": ["https://scontent.xx.fbcdn.net/1.jpg", "https://scontent.xx.fbcdn.net/2.jpg"]}),
    );
    assert_eq!(album.attachments.len(), 2);
    let share = visitor(json!({"item": "share", "link": "https://example.org/a"}));
    assert_eq!(share.attachments[0].link.as_deref(), Some("https://example.org/a"));
    let own = visitor(json!({"from": {"id": PAGE}}));
    assert_eq!((own.author, own.consumer_network_id), (InboundAuthor::Brand { app_id: None, metadata: None }, None));
}

#[test]
fn mentions_are_found_by_code_points() {
    let tags = json!([{"id": "1000000001", "name": "Brand", "type": "page", "offset": 2, "length": 5}, {"id": "9", "offset": 90, "length": 3}]);
    let read = message(&read_feed(comment(json!({"message": "👋 Brand, hello", "message_tags": tags}))));
    assert_eq!(read.mentions, [Mention { network_id: PAGE.to_owned(), shown: "Brand".to_owned() }]);
}

#[test]
fn a_page_that_is_tagged_elsewhere() {
    let value = json!({"item": "post", "verb": "add", "sender_id": "7770001", "sender_name": "Ada Example", "post_id": "7770001_12",
        "created_time": 1_780_000_009, "message": "Thanks Brand"});
    let batch = json!({"object": "page", "entry": [{"id": PAGE, "time": 1_780_000_010, "changes": [{"field": "mention", "value": value}]}]});
    let read = message(&read_facebook(&batch));
    assert_eq!((read.kind, read.network_id.as_str()), (Kind::FacebookPost, "7770001_12"));
    assert_eq!(read.consumer_network_id.as_deref(), Some("7770001"));
}

#[test]
fn likes_of_the_brand_and_reactions_of_others() {
    let reaction = |different: Value| {
        let mut value = json!({"item": "reaction", "verb": "add", "reaction_type": "like", "from": {"id": PAGE}, "post_id": "1000000001_55",
            "comment_id": "55_901", "parent_id": "55_901", "created_time": 1_780_000_020});
        crate::support::merge(&mut value, different);
        read_feed(value)
    };
    let (network_id, at) = ("55_901".to_owned(), Timestamp(1_780_000_020_000));
    assert_eq!(reaction(json!({})), [Inbound::Liked { network_id: network_id.clone(), at }]);
    assert_eq!(reaction(json!({"verb": "remove"})), [Inbound::Unliked { network_id: network_id.clone(), at }]);
    let sad = Inbound::Reaction { network_id, by: Some("7770001".to_owned()), reaction: Some("sad".to_owned()), at };
    assert_eq!(reaction(json!({"from": {"id": "7770001"}, "reaction_type": "sorry"})), [sad]);
    let on_post = reaction(json!({"comment_id": null, "from": {"id": "7770001"}}));
    assert!(matches!(&on_post[0], Inbound::Reaction { network_id, .. } if network_id == "1000000001_55"));
}

#[test]
fn a_redelivery_repeats_its_identifiers_and_nothing_else_does() {
    let batch = feed_batch(&[
        comment(json!({})),
        comment(json!({"verb": "edited", "edited_time": 1})),
        comment(json!({"verb": "edited", "edited_time": 2})),
        comment(json!({"verb": "hide"})),
        comment(json!({"verb": "unhide"})),
        comment(json!({"verb": "remove"})),
        comment(json!({"comment_id": "55_902"})),
    ]);
    let identifiers =
        |batch: &Value| changes(Network::Facebook, batch).into_iter().map(|change| change.event_id).collect::<Vec<_>>();
    let first = identifiers(&batch);
    assert_eq!(first, identifiers(&batch));
    let distinct: std::collections::BTreeSet<_> = first.iter().collect();
    assert_eq!(distinct.len(), first.len());
}

#[test]
fn what_is_new_to_us_is_counted() {
    for value in [
        json!({"item": "album", "verb": "add"}),
        json!({"item": "comment", "verb": "mute", "comment_id": "1_2"}),
        json!({}),
        json!(7),
    ] {
        assert!(matches!(read_feed(value).as_slice(), [Inbound::Unknown { .. }]));
    }
}
