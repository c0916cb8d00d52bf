//! What else X tells: deletions, likes, revocations, and what nobody knows yet.

use crate::support::{BRAND, activity, changes, read_x};
use serde_json::json;
use social_messaging_backend::networks::Inbound;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;

const AT: Timestamp = Timestamp(1_784_928_224_372);

#[test]
fn a_deleted_post_by_both_apis() {
    let new = activity(
        "post.delete",
        json!({"data": {"id": "7001", "author_id": "42", "timestamp_ms": "1784928224372"}}),
        json!({}),
    );
    let old = json!({"for_user_id": BRAND, "tweet_delete_events": [{"status": {"id": "7001", "user_id": "42"}, "timestamp_ms": "1784928224372"}]});
    let expected = Inbound::Deleted { network_id: "7001".to_owned(), at: AT };
    for batch in [&new, &old] {
        assert_eq!(read_x(batch), std::slice::from_ref(&expected));
    }
    assert_eq!(changes(Network::X, &new)[0].event_id, changes(Network::X, &old)[0].event_id);
}

#[test]
fn likes_of_the_brand_and_of_others() {
    let like = |payload: serde_json::Value, direction: &str| {
        let mut batch = activity("like.create", payload, json!({}));
        batch["data"]["filter"]["direction"] = json!(direction);
        read_x(&batch)
    };
    let ours =
        json!({"id": "1", "liked_tweet_id": "7001", "liked_tweet_author_id": "42", "timestamp_ms": "1784928224372"});
    assert_eq!(like(ours, "outbound"), [Inbound::Liked { network_id: "7001".to_owned(), at: AT }]);
    let theirs =
        json!({"id": "2", "liked_tweet_id": "6999", "liked_tweet_author_id": BRAND, "timestamp_ms": "1784928224372"});
    let reaction = Some("like".to_owned());
    let expected = Inbound::Reaction { network_id: "6999".to_owned(), by: None, reaction: reaction.clone(), at: AT };
    assert_eq!(like(theirs, "inbound"), [expected]);
    let old = |user: &str| {
        read_x(&json!({"for_user_id": BRAND, "favorite_events": [{"id": "a", "timestamp_ms": 1_784_928_224_372_i64,
            "favorited_status": {"id_str": "7001", "user": {"id_str": "42"}}, "user": {"id_str": user}}]}))
    };
    assert_eq!(old(BRAND), [Inbound::Liked { network_id: "7001".to_owned(), at: AT }]);
    assert_eq!(
        old("43"),
        [Inbound::Reaction { network_id: "7001".to_owned(), by: Some("43".to_owned()), reaction, at: AT }]
    );
}

#[test]
fn a_revoked_grant_by_both_apis() {
    let new = activity(
        "oauth.revoke",
        json!({"date_time": "2026-08-12T18:00:00.000Z", "user_id": BRAND, "app_id": "285"}),
        json!(null),
    );
    let at = Timestamp::parse("2026-08-12T18:00:00Z").expect("a time");
    assert_eq!(read_x(&new), [Inbound::Revoked { at }]);
    let old = json!({"user_event": {"revoke": {"date_time": "2026-08-12T18:00:00+00:00", "target": {"app_id": "285"}, "source": {"user_id": BRAND}}}});
    assert_eq!(read_x(&old), [Inbound::Revoked { at }]);
    assert_eq!(changes(Network::X, &old)[0].network_account_id, BRAND);
}

#[test]
fn what_nobody_knows_yet_is_counted() {
    for batch in [
        activity("profile.update.bio", json!({"user_id": "42"}), json!({})),
        activity("post.reply.create", json!({"text": "no number"}), json!({})),
        activity("dm.received", json!({"direct_message_events": [{"type": "reaction_create", "id": "1"}]}), json!({})),
        json!({"for_user_id": BRAND, "follow_events": [{"type": "follow"}]}),
        json!({"for_user_id": BRAND}),
        json!({"data": [1, 2]}),
        json!({"replay_job_status": {"job_id": "1"}}),
    ] {
        let read = read_x(&batch);
        assert!(
            !read.is_empty() && read.iter().all(|inbound| matches!(inbound, Inbound::Unknown { .. })),
            "{batch}: {read:?}"
        );
    }
}
