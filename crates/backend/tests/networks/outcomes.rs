//! What leaves, to the letter, and what every refusal of the networks means.

use crate::server::{Asked, Server, credentials, networks_at};
use serde_json::{Value, json};
use social_messaging_backend::networks::{Call, CallError, MessagingTag, Outcome, PauseScope, PrivateReplyTo, Sent};
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;
use tokio::io::AsyncReadExt;
use tokio::net::TcpListener;

fn text(text: &str) -> String {
    text.to_owned()
}

fn messenger(tag: Option<MessagingTag>) -> Call {
    Call::Messenger { recipient: text("777"), text: text("Hi Ada"), reply_to: Some(text("m_1")), tag, metadata: text("outbox:1") }
}

fn x_reply() -> Call {
    Call::XReply { in_reply_to: text("7001"), text: text("On it") }
}

fn x_direct() -> Call {
    Call::XDirectMessage { participant: text("42"), text: text("Hi") }
}

async fn carried_out(network: Network, call: &Call, status: u16, headers: &[(&'static str, String)], body: &str) -> (Outcome, Vec<Asked>) {
    let server = Server::answering(status, headers, body).await;
    let client = server.networks.client(network).expect("a client");
    (client.carry_out(&credentials(), call).await, server.asked())
}

async fn refused(network: Network, call: &Call, status: u16, headers: &[(&'static str, String)], body: &Value) -> CallError {
    match carried_out(network, call, status, headers, &body.to_string()).await.0 {
        Outcome::Refused(error) => error,
        other => panic!("{body}: {other:?}"),
    }
}

#[tokio::test]
async fn every_call_is_the_networks_own() {
    let private = |to| Call::PrivateReply { to, text: text("Hi"), metadata: text("outbox:2") };
    let message = json!({"text": "Hi Ada", "metadata": "outbox:1"});
    let private_message = json!({"text": "Hi", "metadata": "outbox:2"});
    let cases = [
        (Network::Facebook, Call::FacebookComment { object: text("55_901"), message: text("Hi") }, "POST", "/graph/v25.0/55_901/comments", json!({"message": "Hi"}), r#"{"id":"55_902"}"#, Some("55_902")),
        (Network::Facebook, messenger(None), "POST", "/graph/v25.0/900/messages",
            json!({"recipient": {"id": "777"}, "messaging_type": "RESPONSE", "message": message, "reply_to": {"mid": "m_1"}}),
            r#"{"recipient_id":"777","message_id":"m_2"}"#, Some("m_2")),
        (Network::Facebook, messenger(Some(MessagingTag::HumanAgent)), "POST", "/graph/v25.0/900/messages",
            json!({"recipient": {"id": "777"}, "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT", "message": message, "reply_to": {"mid": "m_1"}}),
            r#"{"recipient_id":"777","message_id":"m_2"}"#, Some("m_2")),
        (Network::Facebook, private(PrivateReplyTo::Comment(text("55_901"))), "POST", "/graph/v25.0/900/messages",
            json!({"recipient": {"comment_id": "55_901"}, "message": private_message}), r#"{"recipient_id":"777","message_id":"m_3"}"#, Some("m_3")),
        (Network::Facebook, private(PrivateReplyTo::Post(text("1_55"))), "POST", "/graph/v25.0/900/messages",
            json!({"recipient": {"post_id": "1_55"}, "message": private_message}), r#"{"recipient_id":"777","message_id":"m_3"}"#, Some("m_3")),
        (Network::Facebook, Call::Like { object: text("55_901") }, "POST", "/graph/v25.0/55_901/likes", Value::Null, r#"{"success":true}"#, None),
        (Network::Facebook, Call::Unlike { object: text("55_901") }, "DELETE", "/graph/v25.0/55_901/likes", Value::Null, r#"{"success":true}"#, None),
        (Network::X, x_reply(), "POST", "/x/2/tweets", json!({"text": "On it", "reply": {"in_reply_to_tweet_id": "7001"}}), r#"{"data":{"id":"7002","text":"On it"}}"#, Some("7002")),
        (Network::X, x_direct(), "POST", "/x/2/dm_conversations/with/42/messages", json!({"text": "Hi"}), r#"{"data":{"dm_conversation_id":"42-900","dm_event_id":"81"}}"#, Some("81")),
        (Network::X, Call::Like { object: text("7001") }, "POST", "/x/2/users/900/likes", json!({"tweet_id": "7001"}), r#"{"data":{"liked":true}}"#, None),
        (Network::X, Call::Unlike { object: text("7001") }, "DELETE", "/x/2/users/900/likes/7001", Value::Null, r#"{"data":{"liked":false}}"#, None),
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
async fn a_private_reply_tells_who_the_person_is() {
    let call = Call::PrivateReply { to: PrivateReplyTo::Comment(text("55_901")), text: text("Hi"), metadata: text("outbox:2") };
    let (outcome, _) = carried_out(Network::Facebook, &call, 200, &[], r#"{"recipient_id":"777","message_id":"m_3"}"#).await;
    assert_eq!(outcome, Outcome::Sent(Sent { network_id: Some(text("m_3")), consumer_network_id: Some(text("777")) }));
}

#[tokio::test]
async fn an_identifier_never_becomes_another_path() {
    for object in ["../900/messages", "..", "", "55_901/likes?x=", "a#b"] {
        let call = Call::FacebookComment { object: text(object), message: text("Hi") };
        let (_, asked) = carried_out(Network::Facebook, &call, 200, &[], r#"{"id":"1"}"#).await;
        for asked in asked {
            assert!(asked.path.starts_with("/graph/v25.0/") && asked.path.ends_with("/comments"), "{}", asked.path);
            assert_eq!(asked.path.matches('/').count(), 4, "{}", asked.path);
        }
    }
}

#[tokio::test]
async fn graphs_errors_by_what_can_be_done_about_them() {
    use FailureReason as Reason;
    let table = [
        (10, 2_018_278, Reason::WindowClosed, false), (10, 2_018_065, Reason::WindowClosed, false), (10, 2_018_108, Reason::RecipientUnavailable, false),
        (551, 0, Reason::RecipientUnavailable, false), (551, 1_545_041, Reason::RecipientUnavailable, false), (200, 1_545_041, Reason::RecipientUnavailable, false),
        (10, 1_893_063, Reason::PolicyBlocked, true), (10, 0, Reason::Reauthorize, true), (200, 0, Reason::Reauthorize, true), (230, 0, Reason::Reauthorize, true),
        (3, 0, Reason::Reauthorize, true), (100, 1_893_061, Reason::Refused, false), (100, 2_018_001, Reason::TargetGone, false), (100, 33, Reason::TargetGone, false),
        (100, 2_018_109, Reason::ContentRefused, false), (100, 0, Reason::ContentRefused, false), (190, 460, Reason::Reauthorize, true), (190, 0, Reason::Reauthorize, true),
        (102, 0, Reason::Reauthorize, true), (4, 0, Reason::RateLimited, true), (17, 0, Reason::RateLimited, true), (32, 0, Reason::RateLimited, true),
        (341, 0, Reason::RateLimited, true), (613, 1_996, Reason::RateLimited, true), (80_001, 0, Reason::RateLimited, true), (80_006, 0, Reason::RateLimited, true),
        (368, 0, Reason::PolicyBlocked, true), (506, 0, Reason::Duplicate, false), (10_900, 0, Reason::AlreadyReplied, false), (10_903, 0, Reason::NotAllowedHere, false),
        (1, 0, Reason::NetworkTrouble, true), (2, 0, Reason::NetworkTrouble, true), (1_200, 0, Reason::NetworkTrouble, true), (2_022, 0, Reason::NotPermitted, false),
        (987_654, 0, Reason::Refused, false),
    ];
    for (code, subcode, reason, retryable) in table {
        let body = json!({"error": {"message": "words", "type": "OAuthException", "code": code, "error_subcode": subcode, "fbtrace_id": "A"}});
        // Graph sends some errors with status 200.
        for status in [400, 200] {
            let error = refused(Network::Facebook, &messenger(None), status, &[], &body).await;
            assert_eq!((error.reason, error.retryable), (reason, retryable), "{code}/{subcode}");
            assert!(error.detail.is_some_and(|detail| detail.contains(&code.to_string())));
        }
    }
}

#[tokio::test]
async fn a_dead_token_stops_the_page_and_is_not_repeated_in_the_log() {
    let body = json!({"error": {"message": "Malformed access token secret-token", "code": 190, "error_subcode": 467}});
    let error = refused(Network::Facebook, &messenger(None), 401, &[], &body).await;
    let pause = error.pause.expect("a pause");
    assert_eq!((pause.reason, pause.scope, pause.until), (PauseReason::Reauthorize, PauseScope::Account, None));
    assert!(!error.detail.expect("details").contains("secret-token"));
}

#[tokio::test]
async fn graphs_rate_limits_say_when_it_goes_on() {
    let body = json!({"error": {"message": "Calls to this api have exceeded the rate limit.", "code": 80_001}});
    let usage = json!({"900": [{"type": "pages", "call_count": 100, "estimated_time_to_regain_access": 7}, {"type": "messenger", "estimated_time_to_regain_access": 0}]});
    let until = |error: CallError| error.pause.expect("a pause").until.expect("an end");
    let told = until(refused(Network::Facebook, &messenger(None), 400, &[("x-business-use-case-usage", usage.to_string())], &body).await);
    let guessed = until(refused(Network::Facebook, &messenger(None), 400, &[("x-business-use-case-usage", text("nonsense"))], &body).await);
    assert!(told.since(guessed) > 5 * 60_000, "{told} {guessed}");
}

#[tokio::test]
async fn xs_errors_in_all_their_shapes() {
    use FailureReason as Reason;
    let problem = |status: u16, kind: &str, detail: &str| json!({"type": format!("https://api.x.com/2/problems/{kind}"), "title": "No", "detail": detail, "status": status});
    let old = |code: i64, message: &str| json!({"errors": [{"code": code, "message": message}]});
    let about_blank = |status: u16, detail: &str| json!({"type": "about:blank", "title": "No", "detail": detail, "status": status});
    let table = [
        (x_reply(), 403, about_blank(403, "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to."), Reason::NotAllowedHere, false),
        (x_reply(), 403, about_blank(403, "You can only reply to or quote posts where you are mentioned or are the author."), Reason::NotAllowedHere, false),
        (x_reply(), 403, old(433, "The original Tweet author restricted who can reply to this Tweet."), Reason::NotAllowedHere, false),
        (x_reply(), 403, about_blank(403, "You are not allowed to create a Tweet with duplicate content."), Reason::Duplicate, false),
        (x_reply(), 403, about_blank(403, "You attempted to reply to a Tweet that is deleted or not visible to you."), Reason::TargetGone, false),
        (x_reply(), 404, problem(404, "resource-not-found", "Could not find tweet"), Reason::TargetGone, false),
        (x_reply(), 200, json!({"errors": [{"type": "https://api.twitter.com/2/problems/resource-not-found", "title": "Not Found Error", "detail": "Could not find tweet"}]}), Reason::TargetGone, false),
        (x_reply(), 403, about_blank(403, "Your Tweet text is too long."), Reason::ContentRefused, false),
        (x_reply(), 400, problem(400, "invalid-request", "One or more parameters to your request was invalid."), Reason::ContentRefused, false),
        (Call::Like { object: text("7001") }, 403, json!({"type": "https://api.twitter.com/2/problems/client-forbidden", "reason": "client-not-enrolled", "detail": "Your client app is not configured"}), Reason::NotPermitted, false),
        (x_direct(), 403, about_blank(403, "You do not have permission to DM one or more participants."), Reason::RecipientUnavailable, false),
        (x_direct(), 403, old(349, "You cannot send messages to this user."), Reason::RecipientUnavailable, false),
        (x_direct(), 403, problem(403, "unsupported-authentication", "Authenticating with OAuth 2.0 Application-Only is forbidden"), Reason::NotPermitted, false),
        (x_reply(), 401, about_blank(401, "Unauthorized"), Reason::Reauthorize, true),
        (x_reply(), 401, old(89, "Invalid or expired token."), Reason::Reauthorize, true),
        (x_reply(), 403, old(326, "To protect our users, this account is temporarily locked."), Reason::PolicyBlocked, true),
        (x_reply(), 429, problem(429, "rate-limit-exceeded", "Too Many Requests"), Reason::RateLimited, true),
        (x_reply(), 429, problem(429, "usage-capped", "Monthly"), Reason::RateLimited, true),
        (x_reply(), 429, old(88, "Rate limit exceeded"), Reason::RateLimited, true),
        (x_reply(), 500, json!({"code": 131, "message": "Internal error"}), Reason::NetworkTrouble, true),
        (x_reply(), 503, problem(503, "internal-error", "Over capacity"), Reason::NetworkTrouble, true),
        (x_reply(), 418, json!({}), Reason::Refused, false),
    ];
    for (call, status, body, reason, retryable) in table {
        let error = refused(Network::X, &call, status, &[], &body).await;
        assert_eq!((error.reason, error.retryable), (reason, retryable), "{body}");
    }
}

#[tokio::test]
async fn xs_rate_limits_say_when_it_goes_on() {
    let body = json!({"type": "about:blank", "title": "Too Many Requests", "status": 429});
    let far = 4_000_000_000_i64;
    let error = refused(Network::X, &x_direct(), 429, &[("x-rate-limit-reset", far.to_string())], &body).await;
    let pause = error.pause.expect("a pause");
    assert_eq!((pause.reason, pause.scope), (PauseReason::RateLimited, PauseScope::Lane));
    assert_eq!((pause.until.map(|until| until.0), error.retry_at.map(|at| at.0)), (Some(far * 1_000), Some(far * 1_000)));
    let daily = [("x-rate-limit-reset", text("1")), ("x-user-limit-24hour-remaining", text("0")), ("x-user-limit-24hour-reset", far.to_string())];
    let error = refused(Network::X, &x_direct(), 429, &daily, &body).await;
    assert_eq!(error.retry_at.map(|at| at.0), Some(far * 1_000));
    // A reset that is over by our clock still holds the lane for a moment.
    let now = i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").as_millis()).expect("a time");
    let error = refused(Network::X, &x_direct(), 429, &[("x-rate-limit-reset", text("1"))], &body).await;
    assert!(error.retry_at.is_some_and(|at| at.0 >= now));
}

#[tokio::test]
async fn an_answer_that_says_nothing_leaves_the_outcome_unknown() {
    for (network, call) in [(Network::Facebook, messenger(None)), (Network::X, x_reply())] {
        for (status, body) in [(502, "<html>Bad Gateway</html>"), (500, ""), (504, "{}"), (200, "not JSON"), (200, "{}"), (201, r#"{"data":{}}"#)] {
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
            Outcome::Refused(error) => assert_eq!((error.reason, error.retryable, error.pause), (FailureReason::NetworkTrouble, true, None)),
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
