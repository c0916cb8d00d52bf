//! X's posts, by the X Activity API and by the older Account Activity API.

use crate::support::{BRAND, activity, changes, merge, message, read_x};
use serde_json::{Value, json};
use social_messaging_backend::networks::{Inbound, InboundAuthor, Person};
use social_messaging_domain::message::{AttachmentKind, Kind, Mention};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

fn ada() -> Value {
    json!({"id": "42", "username": "ada", "name": "Ada", "profile_image_url": "https://pbs.twimg.com/profile_images/1/a_normal.jpg",
        "public_metrics": {"followers_count": 9, "following_count": 4, "tweet_count": 50, "like_count": 26, "listed_count": 0}})
}

fn reply(different: Value) -> Value {
    let mut post = json!({"id": "7001", "text": "@brand still down", "author_id": "42", "conversation_id": "6999", "in_reply_to_tweet_id": "6999",
        "in_reply_to_user_id": BRAND, "referenced_tweets": [{"type": "replied_to", "id": "6999"}], "display_text_range": [7, 17],
        "created_at": "2026-08-12T18:00:00.000Z", "entities": {"mentions": [{"start": 0, "end": 6, "username": "brand", "id": BRAND}]},
        "edit_history_tweet_ids": ["7001"], "public_metrics": {"like_count": 0, "like_count_str": "0"}});
    merge(&mut post, different);
    post
}

fn older(different: Value) -> Value {
    let mut tweet = json!({"id": 7001, "id_str": "7001", "text": "@brand still down", "truncated": false, "created_at": "Wed Aug 12 18:00:00 +0000 2026",
        "user": {"id": 42, "id_str": "42", "screen_name": "ada", "name": "Ada", "followers_count": 9, "friends_count": 4, "statuses_count": 50, "favourites_count": 26},
        "in_reply_to_status_id_str": "6999", "in_reply_to_user_id_str": BRAND, "display_text_range": [7, 17],
        "entities": {"user_mentions": [{"screen_name": "brand", "id_str": BRAND, "indices": [0, 6]}], "urls": []}});
    merge(&mut tweet, different);
    json!({"for_user_id": BRAND, "user_has_blocked": false, "tweet_create_events": [tweet]})
}

#[test]
fn both_apis_tell_the_same() {
    let new = read_x(&activity("post.reply.create", reply(json!({})), json!({"users": [ada()], "tweets": []})));
    let old = read_x(&older(json!({})));
    let read = message(&new);
    assert_eq!((read.kind, read.visibility, read.text.as_str()), (Kind::XReply, Visibility::Public, "still down"));
    assert_eq!((read.parent_network_id.as_deref(), read.post_network_id.as_deref()), (Some("6999"), Some("6999")));
    assert_eq!(read.consumer_network_id.as_deref(), Some("42"));
    assert_eq!(Some(read.sent_at), Timestamp::parse("2026-08-12T18:00:00Z"));
    assert_eq!(read.permalink.as_deref(), Some("https://x.com/ada/status/7001"));
    assert_eq!(read.mentions, [Mention { network_id: BRAND.to_owned(), shown: "@brand".to_owned() }]);
    let author = Person {
        network_id: "42".to_owned(),
        name: Some("Ada".to_owned()),
        handle: Some("ada".to_owned()),
        avatar_url: Some("https://pbs.twimg.com/profile_images/1/a_400x400.jpg".to_owned()),
    };
    assert_eq!(read.author, InboundAuthor::Consumer(author));
    let old = message(&old);
    assert_eq!(
        (old.kind, &old.text, old.sent_at, &old.permalink),
        (read.kind, &read.text, read.sent_at, &read.permalink)
    );
    assert_eq!((old.parent_network_id, old.mentions), (read.parent_network_id, read.mentions));
}

#[test]
fn the_profile_comes_along() {
    for batch in [activity("post.mention.create", reply(json!({})), json!({"users": [ada()]})), older(json!({}))] {
        let read = read_x(&batch);
        let Inbound::Profile(profile) = &read[0] else { panic!("{read:?}") };
        assert_eq!(
            (profile.posts, profile.likes, profile.followers, profile.following),
            (Some(50), Some(26), Some(9), Some(4))
        );
        assert_eq!(profile.url.as_deref(), Some("https://x.com/ada"));
    }
}

#[test]
fn includes_may_be_empty_wrapped_or_missing() {
    for includes in [
        json!({}),
        json!(null),
        json!({"data": {"users": [ada()]}}),
        json!({"users": [{"data": ada()}]}),
        json!({"users": {"42": {"data": ada()}}}),
    ] {
        let read = message(&read_x(&activity("post.reply.create", reply(json!({})), includes.clone())));
        assert_eq!((read.text.as_str(), read.consumer_network_id.as_deref()), ("still down", Some("42")));
        let InboundAuthor::Consumer(person) = read.author else { panic!("{includes}") };
        let known = includes.get("users").is_some() || includes.get("data").is_some();
        assert_eq!(person.handle.as_deref(), known.then_some("ada"), "{includes}");
    }
    // The includes stand beside the data in some deliveries, and the payload is wrapped in others.
    let mut batch = activity("post.reply.create", json!({"data": reply(json!({}))}), json!(null));
    batch["data"].as_object_mut().expect("fields").remove("includes");
    batch["includes"] = json!({"users": [ada()]});
    let read = message(&read_x(&batch));
    assert_eq!(read.permalink.as_deref(), Some("https://x.com/ada/status/7001"));
}

#[test]
fn a_reply_that_mentions_is_one_event_whoever_tells() {
    let identifiers: Vec<_> = ["post.reply.create", "post.mention.create"]
        .iter()
        .map(|kind| activity(kind, reply(json!({})), json!({})))
        .chain([older(json!({}))])
        .map(|batch| changes(Network::X, &batch).remove(0))
        .collect();
    assert_eq!(identifiers[0].event_id, identifiers[1].event_id);
    assert_eq!(identifiers[0].event_id, identifiers[2].event_id);
    assert!(
        identifiers
            .iter()
            .all(|change| change.network_account_id == BRAND && change.consumer_key.as_deref() == Some("42"))
    );
    assert!(identifiers.iter().all(|change| change.subject_network_id.as_deref() == Some("7001")));
}

#[test]
fn long_posts_are_read_whole() {
    let note = reply(
        json!({"text": "@brand a long…", "display_text_range": [7, 14], "note_tweet": {"text": "@brand a long story", "entities": {}}}),
    );
    assert_eq!(message(&read_x(&activity("post.reply.create", note, json!({})))).text, "a long story");
    let extended = json!({"text": "@brand a long…", "truncated": true, "display_text_range": [0, 14], "extended_tweet": {
        "full_text": "@brand a long story https://t.co/p", "display_text_range": [7, 19],
        "extended_entities": {"media": [{"type": "photo", "url": "https://t.co/p", "media_url_https": "https://pbs.twimg.com/media/p.jpg"}]}}});
    let read = message(&read_x(&older(extended)));
    assert_eq!(read.text, "a long story");
    assert_eq!(read.attachments[0].url.as_deref(), Some("https://pbs.twimg.com/media/p.jpg"));
}

#[test]
fn a_mention_a_quote_and_a_repost() {
    let alone = json!({"referenced_tweets": null, "in_reply_to_tweet_id": null, "in_reply_to_user_id": null});
    let read = message(&read_x(&activity("post.mention.create", reply(alone), json!({}))));
    assert_eq!((read.kind, read.parent_network_id), (Kind::XPost, None));
    let quote = json!({"referenced_tweets": [{"type": "quoted", "id": "6900"}], "in_reply_to_tweet_id": null});
    let read = message(&read_x(&activity("post.quote.create", reply(quote), json!({}))));
    assert_eq!((read.kind, read.parent_network_id.as_deref()), (Kind::XQuote, Some("6900")));
    let repost = json!({"referenced_tweets": [{"type": "retweeted", "id": "6900"}], "in_reply_to_tweet_id": null, "text": "RT @brand: hi", "display_text_range": null});
    let read = message(&read_x(&activity("post.repost.create", reply(repost), json!({}))));
    assert_eq!((read.kind, read.text.as_str()), (Kind::Event, "RT @brand: hi"));
    let read =
        message(&read_x(&older(json!({"in_reply_to_status_id_str": null, "retweeted_status": {"id_str": "6900"}}))));
    assert_eq!((read.kind, read.parent_network_id.as_deref()), (Kind::Event, Some("6900")));
    let read =
        message(&read_x(&older(json!({"in_reply_to_status_id_str": null, "quoted_status": {"id_str": "6900"}}))));
    assert_eq!((read.kind, read.parent_network_id.as_deref()), (Kind::XQuote, Some("6900")));
}

#[test]
fn the_brands_own_post_belongs_to_whom_it_answers() {
    let own = reply(
        json!({"author_id": BRAND, "in_reply_to_user_id": "42", "text": "@ada on it", "display_text_range": [5, 10]}),
    );
    let batch = activity("post.create", own, json!({"users": [{"id": BRAND, "username": "brand", "name": "Brand"}]}));
    let read = read_x(&batch);
    assert!(!read.iter().any(|inbound| matches!(inbound, Inbound::Profile(_))));
    let read = message(&read);
    assert_eq!(
        (read.author, read.consumer_network_id.as_deref()),
        (InboundAuthor::Brand { app_id: None, metadata: None }, Some("42"))
    );
    assert_eq!((read.text.as_str(), read.parent_network_id.as_deref()), ("on it", Some("6999")));
    assert_eq!(changes(Network::X, &batch)[0].consumer_key.as_deref(), Some("42"));
    let alone = reply(
        json!({"author_id": BRAND, "in_reply_to_user_id": null, "referenced_tweets": null, "in_reply_to_tweet_id": null}),
    );
    assert_eq!(message(&read_x(&activity("post.create", alone, json!({})))).consumer_network_id, None);
}

#[test]
fn an_edited_post_stays_the_same_message() {
    let edited = reply(
        json!({"id": "7005", "edit_history_tweet_ids": ["7001", "7005"], "text": "@brand up again", "display_text_range": [7, 15]}),
    );
    let batch = activity("post.reply.create", edited, json!({}));
    let read = read_x(&batch);
    let whole = message(&read);
    assert_eq!((whole.network_id.as_str(), whole.text.as_str()), ("7001", "up again"));
    assert!(whole.edited_at.is_some());
    assert!(matches!(&read[1], Inbound::Edited { network_id, text, .. } if network_id == "7001" && text == "up again"));
    let first = changes(Network::X, &activity("post.reply.create", reply(json!({})), json!({}))).remove(0);
    let second = changes(Network::X, &batch).remove(0);
    assert_ne!(first.event_id, second.event_id);
    assert_eq!(first.subject_network_id, second.subject_network_id);
}

#[test]
fn media_with_the_film_that_fits_and_its_description() {
    let media = json!([
        {"media_key": "3_1", "type": "photo", "url": "https://pbs.twimg.com/media/a.jpg", "alt_text": "A torn bag"},
        {"media_key": "7_2", "type": "video", "preview_image_url": "https://pbs.twimg.com/media/v.jpg", "variants": [
            {"content_type": "application/x-mpegURL", "url": "https://video.twimg.com/v.m3u8"},
            {"content_type": "video/mp4", "bit_rate": 832_000, "url": "https://video.twimg.com/low.mp4"},
            {"content_type": "video/mp4", "bit_rate": 2_176_000, "url": "https://video.twimg.com/mid.mp4"},
            {"content_type": "video/mp4", "bit_rate": 25_128_000, "url": "https://video.twimg.com/huge.mp4"}]},
        {"media_key": "16_3", "type": "animated_gif", "preview_image_url": "https://pbs.twimg.com/g.jpg", "variants": [
            {"content_type": "video/mp4", "bit_rate": 0, "url": "https://video.twimg.com/g.mp4"}]}]);
    let post = reply(
        json!({"text": "", "display_text_range": [0, 0], "attachments": {"media_keys": ["3_1", "7_2", "16_3", "3_9"]}}),
    );
    let read = message(&read_x(&activity("post.reply.create", post, json!({"media": media}))));
    let kinds: Vec<_> = read.attachments.iter().map(|file| (file.kind, file.url.as_deref())).collect();
    assert_eq!(
        kinds,
        [
            (AttachmentKind::Image, Some("https://pbs.twimg.com/media/a.jpg")),
            (AttachmentKind::Video, Some("https://video.twimg.com/mid.mp4")),
            (AttachmentKind::Gif, Some("https://video.twimg.com/g.mp4")),
            (AttachmentKind::Unsupported, None),
        ]
    );
    assert_eq!(read.attachments[0].description.as_deref(), Some("A torn bag"));
    assert_eq!(read.attachments[1].preview_url.as_deref(), Some("https://pbs.twimg.com/media/v.jpg"));
    assert_eq!(read.attachments[3].link.as_deref(), Some("https://x.com/i/status/7001"));
    assert_eq!(read.kind, Kind::XReply);
}

#[test]
fn nothing_but_a_mention_is_not_an_empty_bubble() {
    let read = message(&read_x(&activity(
        "post.mention.create",
        reply(json!({"text": "@brand", "display_text_range": [6, 6]})),
        json!({}),
    )));
    assert_eq!(read.kind, Kind::Unsupported);
}
