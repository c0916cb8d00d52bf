//! What the contract takes comes back as it was.

use serde_json::{Value, json};
use social_messaging_domain::liveperson::{Event, Metadata, Text, UserProfile};

use crate::documents::{assert_round_trip, facebook, facebook_profile, read, twitter, twitter_profile, with, without};

#[test]
fn what_is_not_required_may_be_left_out() {
    assert_round_trip(&json!({
        "type": "SocialMessagingEventData", "event": { "source": "Instagram" }, "channel": "Private"
    }));
    assert_round_trip(&json!({
        "type": "SocialMessagingEventData", "event": { "source": "Facebook", "type": "Post" }, "channel": "Public"
    }));
    assert_round_trip(&json!({
        "type": "SocialMessagingEventData",
        "event": { "source": "Twitter", "type": "Tweet", "parent": {} },
        "channel": "Public",
        "conversationState": { "currentChannel": "Public", "enabledChannels": {} }
    }));
    assert_round_trip(&json!({
        "type": "SocialMessagingConversationData",
        "directMessagingId": "1",
        "userProfile": { "source": "Facebook", "avatarUrl": "", "userName": "Ada" }
    }));
    assert_round_trip(&json!({
        "type": "SocialMessagingConversationData",
        "directMessagingId": "1",
        "userProfile": { "source": "Twitter", "avatarUrl": "", "profileName": "Ada" }
    }));
}

#[test]
fn long_names_of_comments_are_read_and_short_ones_written() {
    for (long, short) in [("CommentToComment", "CC"), ("CommentToPost", "CP")] {
        let metadata = read(&with(facebook(), "/event/type", json!(long))).unwrap();
        assert_eq!(metadata, read(&with(facebook(), "/event/type", json!(short))).unwrap());
        let written: Value = serde_json::from_str(&metadata.to_json()).unwrap();
        assert_eq!(written["event"]["type"], short);
    }
}

#[test]
fn what_the_networks_exchange_comes_back_as_it_was() {
    let event = |event: Value, channel: &str, reply_to: &str| {
        json!({
            "type": "SocialMessagingEventData", "event": event, "channel": channel, "replyToId": reply_to,
            "conversationState": { "currentChannel": channel }
        })
    };
    for document in [facebook(), twitter(), facebook_profile(), twitter_profile()] {
        assert_round_trip(&document);
    }
    assert_round_trip(&without(without(facebook(), "/replyToId"), "/actions"));
    let post = "107202510969932_151025713254278";
    assert_round_trip(&event(json!({ "source": "Facebook", "type": "CC" }), "Public", post));
    assert_round_trip(&event(json!({ "source": "Facebook", "type": "DirectMessage" }), "Private", "m_AbC1"));
    assert_round_trip(&event(json!({ "source": "Twitter", "type": "Tweet" }), "Public", "1284135042137223168"));
    assert_round_trip(&event(json!({ "source": "Twitter", "type": "DirectMessage" }), "Private", "7770001"));
    // The channel of a message and the conversation's can differ.
    assert_round_trip(&with(facebook(), "/conversationState/currentChannel", json!("Private")));
}

#[test]
fn actions_come_back_as_they_were() {
    let mention = "{\"consumerId\":\"107202510969932\",\"mentionStartIndex\":10,\"mentionLength\":20}";
    let cases = [
        ("Facebook", "CC", json!([{ "name": "Like", "payload": "{\"sequence\":5}" }])),
        ("Twitter", "Reply", json!([{ "name": "Like" }])),
        ("Facebook", "CC", json!([{ "name": "Hide" }, { "name": "Delete" }])),
        ("Facebook", "ConsumerAction", json!([{ "name": "Block" }, { "name": "Ban" }, { "name": "Report" }])),
        ("Facebook", "CP", json!([{ "name": "ConsumerMention", "payload": mention }])),
        ("Facebook", "CP", json!([{ "name": "parentPostIsAd", "payload": "true" }])),
        ("Facebook", "CP", json!([{ "name": "parentPostIsPublished", "payload": "false" }])),
        ("Twitter", "Reply", json!([{ "name": "replyFromAccountId", "payload": "1352624671259320329" }])),
    ];
    for (source, kind, actions) in cases {
        assert_round_trip(&json!({
            "type": "SocialMessagingEventData", "event": { "source": source, "type": kind },
            "channel": "Public", "replyToId": "107202510969932", "actions": actions
        }));
    }
}

#[test]
fn what_was_read_can_be_asked() {
    let Metadata::Event(data) = read(&facebook()).unwrap() else { panic!("an event") };
    let Event::Facebook(event) = data.event else { panic!("from Facebook") };
    assert_eq!(event.parent.unwrap().post_text.as_deref(), Some("Our new roast"));
    assert_eq!(data.actions.unwrap().as_slice()[0].name.as_str(), "Like");
    let Metadata::Conversation(data) = read(&twitter_profile()).unwrap() else { panic!("a conversation") };
    let UserProfile::Twitter(profile) = data.user_profile else { panic!("from X") };
    assert_eq!(profile.handle.as_deref(), Some("@johndoe"));
}

#[test]
fn previews_are_cut_to_what_fits() {
    assert_eq!(Text::<4>::truncated("añ😀b…").as_str(), "añ😀b");
    assert_eq!(Text::<4>::truncated("añ").as_str(), "añ");
    assert!(Text::<4>::new("añ😀b…").is_err());
}
