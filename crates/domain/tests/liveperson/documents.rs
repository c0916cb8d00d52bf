//! A full document of each kind, and ways to change one and to ask about it.

use serde_json::{Value, json};
use social_messaging_domain::liveperson::{Metadata, Reason, Refused};

pub(crate) fn facebook() -> Value {
    json!({
        "type": "SocialMessagingEventData",
        "event": {
            "source": "Facebook",
            "type": "CP",
            "parent": {
                "attachmentUrl": "https://scontent.example/p.jpg",
                "pageName": "Lumen Coffee",
                "postId": "107202510969932_151025713254278",
                "postText": "Our new roast",
                "timestamp": 1_594_995_901
            }
        },
        "channel": "Public",
        "replyToId": "107202510969932_151025713254278",
        "actions": [{ "name": "Like", "payload": "{\"sequence\":5}" }],
        "conversationState": {
            "dmChatId": "107202510969932",
            "currentChannel": "Public",
            "enabledChannels": { "private": true, "public": true }
        }
    })
}

pub(crate) fn twitter() -> Value {
    json!({
        "type": "SocialMessagingEventData",
        "event": {
            "source": "Twitter",
            "type": "Reply",
            "parent": {
                "attachmentUrl": "",
                "timestamp": 1_594_996_866_481_u64,
                "accountName": "Lumen Coffee",
                "accountId": "900000000000000001",
                "tweetText": "Our new roast",
                "tweetId": "1284135042137223168"
            }
        },
        "channel": "Public",
        "replyToId": "1284135042137223168",
        "conversationState": { "currentChannel": "Public", "dmChatId": "1352624671259320329" }
    })
}

pub(crate) fn facebook_profile() -> Value {
    json!({
        "type": "SocialMessagingConversationData",
        "directMessagingId": "107202510969932",
        "userProfile": {
            "source": "Facebook",
            "avatarUrl": "https://scontent.example/a.jpg",
            "userName": "Ada Example",
            "psid": "7770001",
            "gender": "female",
            "locale": "en_US",
            "timezone": "UTC 3",
            "profileUrl": "https://www.facebook.com/ada.example"
        }
    })
}

pub(crate) fn twitter_profile() -> Value {
    json!({
        "type": "SocialMessagingConversationData",
        "directMessagingId": "1352624671259320329",
        "userProfile": {
            "source": "Twitter",
            "avatarUrl": "https://pbs.example/a.jpg",
            "profileName": "John Example",
            "handle": "@johndoe",
            "dateJoined": "Mar, 2009",
            "description": "Drinks coffee",
            "tweets": 1200,
            "likes": 31,
            "followers": 420,
            "following": 17.5
        }
    })
}

pub(crate) fn read(document: &Value) -> Result<Metadata, Refused> {
    Metadata::from_json(&document.to_string())
}

#[track_caller]
pub(crate) fn assert_round_trip(document: &Value) {
    let metadata = read(document).unwrap_or_else(|refused| panic!("{refused}: {document}"));
    let written = metadata.to_json();
    assert_eq!(&serde_json::from_str::<Value>(&written).unwrap(), document);
    assert_eq!(Metadata::from_json(&written).unwrap(), metadata);
}

#[track_caller]
pub(crate) fn assert_refused(document: &Value, path: &str, reason: &Reason) {
    let refused = read(document).expect_err("the contract refuses this");
    assert_eq!((refused.path.as_str(), &refused.reason), (path, reason), "{document}");
}

/// The document with a value put at a place, given as a JSON pointer.
pub(crate) fn with(mut document: Value, pointer: &str, value: Value) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let parent = document.pointer_mut(parent).unwrap();
    match parent {
        Value::Array(elements) => elements[key.parse::<usize>().unwrap()] = value,
        parent => parent[key] = value,
    }
    document
}

pub(crate) fn without(mut document: Value, pointer: &str) -> Value {
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap().as_object_mut().unwrap().remove(key).unwrap();
    document
}

pub(crate) fn path_of(pointer: &str) -> String {
    let path = pointer.trim_start_matches('/').replace("/0", "[0]");
    path.replace('/', ".")
}

/// Every text of the contract with its limit.
pub(crate) fn texts() -> Vec<(Value, &'static str, usize)> {
    vec![
        (facebook(), "/event/parent/attachmentUrl", 2048),
        (facebook(), "/event/parent/pageName", 64),
        (facebook(), "/event/parent/postId", 64),
        (facebook(), "/event/parent/postText", 128),
        (twitter(), "/event/parent/attachmentUrl", 2048),
        (twitter(), "/event/parent/accountName", 64),
        (twitter(), "/event/parent/accountId", 64),
        (twitter(), "/event/parent/tweetId", 32),
        (twitter(), "/event/parent/tweetText", 128),
        (facebook(), "/replyToId", 256),
        (twitter(), "/replyToId", 256),
        (facebook(), "/actions/0/name", 64),
        (facebook(), "/actions/0/payload", 5000),
        (facebook(), "/conversationState/dmChatId", 64),
        (facebook_profile(), "/directMessagingId", 256),
        (facebook_profile(), "/userProfile/avatarUrl", 2048),
        (facebook_profile(), "/userProfile/userName", 64),
        (facebook_profile(), "/userProfile/psid", 32),
        (facebook_profile(), "/userProfile/gender", 16),
        (facebook_profile(), "/userProfile/locale", 8),
        (facebook_profile(), "/userProfile/timezone", 16),
        (facebook_profile(), "/userProfile/profileUrl", 2048),
        (twitter_profile(), "/userProfile/avatarUrl", 2048),
        (twitter_profile(), "/userProfile/profileName", 64),
        (twitter_profile(), "/userProfile/handle", 32),
        (twitter_profile(), "/userProfile/dateJoined", 16),
        (twitter_profile(), "/userProfile/description", 256),
    ]
}
