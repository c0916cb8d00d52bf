//! What the contract refuses, each at its place.

use serde_json::{Value, json};
use social_messaging_domain::liveperson::{Action, Actions, Metadata, Reason, Text};

use crate::documents::{
    assert_refused, assert_round_trip, facebook, facebook_profile, path_of, read, texts, twitter, twitter_profile,
    with, without,
};

#[test]
fn each_text_is_taken_at_its_limit_and_refused_one_over_it() {
    for (document, pointer, limit) in texts() {
        // Code points are counted: not bytes (é), not UTF-16 (😀), not what is drawn (the combining mark).
        for character in ["a", "é", "😀", "\u{301}"] {
            assert_round_trip(&with(document.clone(), pointer, json!(character.repeat(limit))));
            let over = with(document.clone(), pointer, json!(character.repeat(limit + 1)));
            assert_refused(&over, &path_of(pointer), &Reason::TooLong { limit, length: limit + 1 });
        }
        assert_round_trip(&with(document, pointer, json!("")));
    }
}

#[test]
fn each_text_is_refused_in_another_kind() {
    for (document, pointer, _) in texts() {
        for other in [json!(null), json!(5), json!(true), json!(["a"]), json!({})] {
            let reason = Reason::WrongKind { expected: "string" };
            assert_refused(&with(document.clone(), pointer, other), &path_of(pointer), &reason);
        }
    }
}

#[test]
fn each_number_is_any_number_and_nothing_else() {
    let numbers = [
        (facebook(), "/event/parent/timestamp"),
        (twitter(), "/event/parent/timestamp"),
        (twitter_profile(), "/userProfile/tweets"),
        (twitter_profile(), "/userProfile/likes"),
        (twitter_profile(), "/userProfile/followers"),
        (twitter_profile(), "/userProfile/following"),
    ];
    for (document, pointer) in numbers {
        for number in [json!(0), json!(-1), json!(1.5), json!(1_594_996_866_481_u64)] {
            assert_round_trip(&with(document.clone(), pointer, number));
        }
        for other in [json!(null), json!("5"), json!(true)] {
            let reason = Reason::WrongKind { expected: "number" };
            assert_refused(&with(document.clone(), pointer, other), &path_of(pointer), &reason);
        }
    }
}

#[test]
fn each_switch_is_a_boolean_and_nothing_else() {
    for pointer in ["/conversationState/enabledChannels/private", "/conversationState/enabledChannels/public"] {
        assert_round_trip(&with(facebook(), pointer, json!(false)));
        assert_round_trip(&without(facebook(), pointer));
        for other in [json!(null), json!("true"), json!(1)] {
            let reason = Reason::WrongKind { expected: "boolean" };
            assert_refused(&with(facebook(), pointer, other), &path_of(pointer), &reason);
        }
    }
}

#[test]
fn fifty_actions_are_taken_and_one_more_is_refused() {
    let actions = |count| with(facebook(), "/actions", Value::from(vec![json!({ "name": "Hide" }); count]));
    assert_round_trip(&actions(0));
    assert_round_trip(&actions(50));
    assert_refused(&actions(51), "actions", &Reason::TooMany { limit: 50, length: 51 });

    let hide = Action { name: Text::new("Hide").unwrap(), payload: None };
    assert!(Actions::new(vec![hide.clone(); Actions::MOST]).is_ok());
    assert!(Actions::new(vec![hide; Actions::MOST + 1]).is_err());
}

#[test]
fn a_refusal_deep_in_a_list_names_its_place() {
    let mut actions = vec![json!({ "name": "Like" }); 4];
    actions[3] = json!({ "name": "Like", "payload": { "sequence": 5 } });
    let refused = read(&with(facebook(), "/actions", Value::from(actions))).unwrap_err();
    assert_eq!(refused.to_string(), "actions[3].payload must be of the kind string");
}

#[test]
fn what_is_required_is_missed() {
    let required = [
        (facebook(), vec!["/type", "/event", "/channel", "/event/source", "/event/type"]),
        (facebook(), vec!["/actions/0/name", "/conversationState/currentChannel"]),
        (twitter(), vec!["/event/source", "/event/type"]),
        (facebook_profile(), vec!["/type", "/directMessagingId", "/userProfile", "/userProfile/source"]),
        (facebook_profile(), vec!["/userProfile/avatarUrl", "/userProfile/userName"]),
        (twitter_profile(), vec!["/userProfile/avatarUrl", "/userProfile/profileName"]),
    ];
    for (document, pointers) in required {
        for pointer in pointers {
            assert_refused(&without(document.clone(), pointer), &path_of(pointer), &Reason::Missing);
        }
    }
}

#[test]
fn unknown_keys_are_refused_everywhere() {
    let places = [
        (facebook(), vec!["", "/event", "/event/parent", "/actions/0", "/conversationState"]),
        (facebook(), vec!["/conversationState/enabledChannels"]),
        (twitter(), vec!["", "/event", "/event/parent"]),
        (facebook_profile(), vec!["", "/userProfile"]),
        (twitter_profile(), vec!["", "/userProfile"]),
    ];
    for (document, objects) in places {
        for object in objects {
            let pointer = format!("{object}/mood");
            let document = with(document.clone(), &pointer, json!("fine"));
            assert_refused(&document, &path_of(&pointer), &Reason::UnknownKey);
        }
    }
}

#[test]
fn one_network_has_not_the_keys_of_another() {
    let tweet_id = with(facebook(), "/event/parent/tweetId", json!("1"));
    assert_refused(&tweet_id, "event.parent.tweetId", &Reason::UnknownKey);
    let post_id = with(twitter(), "/event/parent/postId", json!("1"));
    assert_refused(&post_id, "event.parent.postId", &Reason::UnknownKey);
    let instagram = with(facebook(), "/event", json!({ "source": "Instagram", "type": "Post" }));
    assert_refused(&instagram, "event.type", &Reason::UnknownKey);
    let handle = with(facebook_profile(), "/userProfile/handle", json!("@ada"));
    assert_refused(&handle, "userProfile.handle", &Reason::UnknownKey);
    let instagram = with(facebook_profile(), "/userProfile/source", json!("Instagram"));
    let allowed = vec!["Facebook", "Twitter"];
    assert_refused(&instagram, "userProfile.source", &Reason::NotOneOf { allowed });
}

#[test]
fn each_listed_word_is_taken_and_no_other() {
    for name in ["DirectMessage", "Post", "PrivateReplyToComment", "PrivateReplyToPost", "ConsumerAction", "CC", "CP"] {
        assert_round_trip(&with(facebook(), "/event/type", json!(name)));
    }
    for name in ["DirectMessage", "Tweet", "Reply", "Retweet", "ConsumerAction"] {
        assert_round_trip(&with(twitter(), "/event/type", json!(name)));
    }
    for channel in ["Public", "Private"] {
        assert_round_trip(&with(facebook(), "/channel", json!(channel)));
        assert_round_trip(&with(facebook(), "/conversationState/currentChannel", json!(channel)));
    }
    let others = [
        (facebook(), "/type", "SocialMessaging"),
        (facebook(), "/event/source", "facebook"),
        (facebook(), "/event/type", "Tweet"),
        (twitter(), "/event/type", "CP"),
        (facebook(), "/channel", "Direct"),
        (facebook(), "/conversationState/currentChannel", "public"),
    ];
    for (document, pointer, other) in others {
        let refused = read(&with(document, pointer, json!(other))).unwrap_err();
        assert_eq!(refused.path, path_of(pointer));
        assert!(matches!(refused.reason, Reason::NotOneOf { .. }), "{refused}");
    }
}

#[test]
fn documents_of_another_kind_are_refused() {
    for (document, expected) in [("[]", "object"), ("\"a\"", "object"), ("null", "object")] {
        let refused = Metadata::from_json(document).unwrap_err();
        assert_eq!((refused.path.as_str(), refused.reason), ("", Reason::WrongKind { expected }));
    }
    for document in ["", "{", "{\"type\":}", "{} {}"] {
        assert!(matches!(Metadata::from_json(document).unwrap_err().reason, Reason::NotJson(_)));
    }
    for pointer in ["/event", "/event/parent", "/conversationState", "/conversationState/enabledChannels", "/actions/0"]
    {
        let reason = Reason::WrongKind { expected: "object" };
        assert_refused(&with(facebook(), pointer, json!("a")), &path_of(pointer), &reason);
    }
    assert_refused(&with(facebook(), "/actions", json!({})), "actions", &Reason::WrongKind { expected: "array" });
}
