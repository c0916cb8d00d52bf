//! What leaves, to the letter, and what is known of it when nobody answers.

use crate::carried::{carried_out, messenger, text, x_direct, x_reply};
use crate::server::{Asked, credentials, networks_at};
use serde_json::{Value, json};
use social_messaging_backend::networks::{Call, CallError, MessagingTag, Outcome, PrivateReplyTo, Sent};
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

#[tokio::test]
async fn every_call_is_the_networks_own() {
    let private = |to| Call::PrivateReply { to, text: text("Hi"), metadata: text("outbox:2") };
    let message = json!({"text": "Hi Ada", "metadata": "outbox:1"});
    let private_message = json!({"text": "Hi", "metadata": "outbox:2"});
    let cases = [
        (
            Network::Facebook,
            Call::FacebookComment { object: text("55_901"), message: text("Hi"), file: None },
            "POST",
            "/graph/v25.0/55_901/comments",
            json!({"message": "Hi"}),
            r#"{"id":"55_902"}"#,
            Some("55_902"),
        ),
        (
            Network::Facebook,
            messenger(None),
            "POST",
            "/graph/v25.0/900/messages",
            json!({"recipient": {"id": "777"}, "messaging_type": "RESPONSE", "message": message, "reply_to": {"mid": "m_1"}}),
            r#"{"recipient_id":"777","message_id":"m_2"}"#,
            Some("m_2"),
        ),
        (
            Network::Facebook,
            messenger(Some(MessagingTag::HumanAgent)),
            "POST",
            "/graph/v25.0/900/messages",
            json!({"recipient": {"id": "777"}, "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT", "message": message, "reply_to": {"mid": "m_1"}}),
            r#"{"recipient_id":"777","message_id":"m_2"}"#,
            Some("m_2"),
        ),
        (
            Network::Facebook,
            private(PrivateReplyTo::Comment(text("55_901"))),
            "POST",
            "/graph/v25.0/900/messages",
            json!({"recipient": {"comment_id": "55_901"}, "message": private_message}),
            r#"{"recipient_id":"777","message_id":"m_3"}"#,
            Some("m_3"),
        ),
        (
            Network::Facebook,
            private(PrivateReplyTo::Post(text("1_55"))),
            "POST",
            "/graph/v25.0/900/messages",
            json!({"recipient": {"post_id": "1_55"}, "message": private_message}),
            r#"{"recipient_id":"777","message_id":"m_3"}"#,
            Some("m_3"),
        ),
        (
            Network::Facebook,
            Call::Like { object: text("55_901") },
            "POST",
            "/graph/v25.0/55_901/likes",
            Value::Null,
            r#"{"success":true}"#,
            None,
        ),
        (
            Network::Facebook,
            Call::Unlike { object: text("55_901") },
            "DELETE",
            "/graph/v25.0/55_901/likes",
            Value::Null,
            r#"{"success":true}"#,
            None,
        ),
        (
            Network::Facebook,
            Call::Hide { object: text("55_901") },
            "POST",
            "/graph/v25.0/55_901",
            json!({"is_hidden": true}),
            r#"{"success":true}"#,
            None,
        ),
        (
            Network::Facebook,
            Call::Unhide { object: text("55_901") },
            "POST",
            "/graph/v25.0/55_901",
            json!({"is_hidden": false}),
            r#"{"success":true}"#,
            None,
        ),
        (
            Network::Facebook,
            Call::Delete { object: text("55_901") },
            "DELETE",
            "/graph/v25.0/55_901",
            Value::Null,
            r#"{"success":true}"#,
            None,
        ),
        (
            Network::Facebook,
            Call::Block { person: text("777") },
            "POST",
            "/graph/v25.0/900/blocked",
            json!({"psid": [777]}),
            r#"{"777":true}"#,
            None,
        ),
        (
            Network::Facebook,
            Call::Unblock { person: text("777") },
            "DELETE",
            "/graph/v25.0/900/blocked?psid=777",
            Value::Null,
            r#"{"success":true}"#,
            None,
        ),
        (
            Network::X,
            Call::Hide { object: text("7001") },
            "PUT",
            "/x/2/tweets/7001/hidden",
            json!({"hidden": true}),
            r#"{"data":{"hidden":true}}"#,
            None,
        ),
        (
            Network::X,
            Call::Unhide { object: text("7001") },
            "PUT",
            "/x/2/tweets/7001/hidden",
            json!({"hidden": false}),
            r#"{"data":{"hidden":false}}"#,
            None,
        ),
        (
            Network::X,
            Call::Delete { object: text("7002") },
            "DELETE",
            "/x/2/tweets/7002",
            Value::Null,
            r#"{"data":{"deleted":true}}"#,
            None,
        ),
        (
            Network::X,
            x_reply(),
            "POST",
            "/x/2/tweets",
            json!({"text": "On it", "reply": {"in_reply_to_tweet_id": "7001"}}),
            r#"{"data":{"id":"7002","text":"On it"}}"#,
            Some("7002"),
        ),
        (
            Network::X,
            x_direct(),
            "POST",
            "/x/2/dm_conversations/with/42/messages",
            json!({"text": "Hi"}),
            r#"{"data":{"dm_conversation_id":"42-900","dm_event_id":"81"}}"#,
            Some("81"),
        ),
        (
            Network::X,
            Call::Like { object: text("7001") },
            "POST",
            "/x/2/users/900/likes",
            json!({"tweet_id": "7001"}),
            r#"{"data":{"liked":true}}"#,
            None,
        ),
        (
            Network::X,
            Call::Unlike { object: text("7001") },
            "DELETE",
            "/x/2/users/900/likes/7001",
            Value::Null,
            r#"{"data":{"liked":false}}"#,
            None,
        ),
    ];
    for (network, call, method, path, body, answer, made) in cases {
        let (outcome, asked) = carried_out(network, &call, 200, &[], answer).await;
        let expected = Asked { method: text(method), path: text(path), token: text("Bearer secret-token"), body };
        assert_eq!(asked, [expected]);
        let Outcome::Sent(Sent { network_id, .. }) = outcome else { panic!("{call:?}: {outcome:?}") };
        assert_eq!(network_id.as_deref(), made, "{call:?}");
    }
}

#[tokio::test]
async fn a_block_that_was_not_done_is_refused() {
    let call = Call::Block { person: text("777") };
    let (outcome, _) = carried_out(Network::Facebook, &call, 200, &[], r#"{"777":false}"#).await;
    assert!(matches!(outcome, Outcome::Refused(CallError { retryable: false, .. })), "{outcome:?}");
    let (outcome, asked) = carried_out(Network::X, &call, 200, &[], "{}").await;
    assert!(matches!(outcome, Outcome::Refused(_)) && asked.is_empty(), "X has no such call");
}

#[tokio::test]
async fn a_private_reply_tells_who_the_person_is() {
    let call = Call::PrivateReply {
        to: PrivateReplyTo::Comment(text("55_901")),
        text: text("Hi"),
        metadata: text("outbox:2"),
    };
    let (outcome, _) =
        carried_out(Network::Facebook, &call, 200, &[], r#"{"recipient_id":"777","message_id":"m_3"}"#).await;
    assert_eq!(outcome, Outcome::Sent(Sent { network_id: Some(text("m_3")), consumer_network_id: Some(text("777")) }));
}

#[tokio::test]
async fn an_identifier_never_becomes_another_path() {
    for object in ["../900/messages", "..", "", "55_901/likes?x=", "a#b"] {
        let call = Call::FacebookComment { object: text(object), message: text("Hi"), file: None };
        let (_, asked) = carried_out(Network::Facebook, &call, 200, &[], r#"{"id":"1"}"#).await;
        for asked in asked {
            assert!(asked.path.starts_with("/graph/v25.0/") && asked.path.ends_with("/comments"), "{}", asked.path);
            assert_eq!(asked.path.matches('/').count(), 4, "{}", asked.path);
        }
    }
}

#[tokio::test]
async fn an_answer_that_says_nothing_leaves_the_outcome_unknown() {
    for (network, call) in [(Network::Facebook, messenger(None)), (Network::X, x_reply())] {
        for (status, body) in [
            (502, "<html>Bad Gateway</html>"),
            (500, ""),
            (504, "{}"),
            (200, "not JSON"),
            (200, "{}"),
            (201, r#"{"data":{}}"#),
        ] {
            let (outcome, _) = carried_out(network, &call, status, &[], body).await;
            assert!(matches!(outcome, Outcome::Unknown { .. }), "{status} {body}: {outcome:?}");
        }
    }
}

#[tokio::test]
async fn what_never_left_may_be_sent_again_and_what_broke_off_may_not() {
    let closed = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let nowhere = networks_at(&format!("http://{}", closed.local_addr().expect("an address")));
    drop(closed);
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let dropping = networks_at(&format!("http://{}", listener.local_addr().expect("an address")));
    tokio::spawn(async move {
        // Reads the whole request, then hangs up.
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut request = [0; 4_096];
            let _ = stream.read(&mut request).await;
        }
    });
    for (network, call) in [(Network::Facebook, messenger(None)), (Network::X, x_reply())] {
        match nowhere.client(network).expect("a client").carry_out(&credentials(), &call).await {
            Outcome::Refused(error) => {
                assert_eq!((error.reason, error.retryable, error.pause), (FailureReason::NetworkTrouble, true, None));
            }
            other => panic!("{other:?}"),
        }
        let outcome = dropping.client(network).expect("a client").carry_out(&credentials(), &call).await;
        assert!(matches!(outcome, Outcome::Unknown { .. }), "{outcome:?}");
    }
}

#[tokio::test]
async fn a_call_of_another_network_goes_nowhere() {
    let (outcome, asked) = carried_out(Network::X, &messenger(None), 200, &[], "{}").await;
    assert!(matches!(outcome, Outcome::Refused(CallError { retryable: false, .. })) && asked.is_empty());
    let (outcome, asked) = carried_out(Network::Facebook, &x_reply(), 200, &[], "{}").await;
    assert!(matches!(outcome, Outcome::Refused(CallError { retryable: false, .. })) && asked.is_empty());
}
