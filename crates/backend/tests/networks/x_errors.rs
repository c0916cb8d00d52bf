//! What every refusal of X's means.

use crate::carried::{refused, text, x_direct, x_reply};
use serde_json::json;
use social_messaging_backend::networks::{Call, PauseScope};
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;

#[tokio::test]
async fn xs_errors_in_all_their_shapes() {
    use FailureReason as Reason;
    let problem = |status: u16, kind: &str, detail: &str| json!({"type": format!("https://api.x.com/2/problems/{kind}"), "title": "No", "detail": detail, "status": status});
    let old = |code: i64, message: &str| json!({"errors": [{"code": code, "message": message}]});
    let about_blank =
        |status: u16, detail: &str| json!({"type": "about:blank", "title": "No", "detail": detail, "status": status});
    let table = [
        (
            x_reply(),
            403,
            about_blank(
                403,
                "Reply to this conversation is not allowed because you have not been mentioned or otherwise engaged by the author of the post you are replying to.",
            ),
            Reason::NotAllowedHere,
            false,
        ),
        (
            x_reply(),
            403,
            about_blank(403, "You can only reply to or quote posts where you are mentioned or are the author."),
            Reason::NotAllowedHere,
            false,
        ),
        (
            x_reply(),
            403,
            old(433, "The original Tweet author restricted who can reply to this Tweet."),
            Reason::NotAllowedHere,
            false,
        ),
        (
            x_reply(),
            403,
            about_blank(403, "You are not allowed to create a Tweet with duplicate content."),
            Reason::Duplicate,
            false,
        ),
        (
            x_reply(),
            403,
            about_blank(403, "You attempted to reply to a Tweet that is deleted or not visible to you."),
            Reason::TargetGone,
            false,
        ),
        (x_reply(), 404, problem(404, "resource-not-found", "Could not find tweet"), Reason::TargetGone, false),
        (
            x_reply(),
            200,
            json!({"errors": [{"type": "https://api.twitter.com/2/problems/resource-not-found", "title": "Not Found Error", "detail": "Could not find tweet"}]}),
            Reason::TargetGone,
            false,
        ),
        (x_reply(), 403, about_blank(403, "Your Tweet text is too long."), Reason::ContentRefused, false),
        (
            x_reply(),
            400,
            problem(400, "invalid-request", "One or more parameters to your request was invalid."),
            Reason::ContentRefused,
            false,
        ),
        (
            Call::Like { object: text("7001") },
            403,
            json!({"type": "https://api.twitter.com/2/problems/client-forbidden", "reason": "client-not-enrolled", "detail": "Your client app is not configured"}),
            Reason::NotPermitted,
            false,
        ),
        (
            x_direct(),
            403,
            about_blank(403, "You do not have permission to DM one or more participants."),
            Reason::RecipientUnavailable,
            false,
        ),
        (x_direct(), 403, old(349, "You cannot send messages to this user."), Reason::RecipientUnavailable, false),
        (
            x_direct(),
            403,
            problem(403, "unsupported-authentication", "Authenticating with OAuth 2.0 Application-Only is forbidden"),
            Reason::NotPermitted,
            false,
        ),
        (x_reply(), 401, about_blank(401, "Unauthorized"), Reason::Reauthorize, true),
        (x_reply(), 401, old(89, "Invalid or expired token."), Reason::Reauthorize, true),
        (
            x_reply(),
            403,
            old(326, "To protect our users, this account is temporarily locked."),
            Reason::PolicyBlocked,
            true,
        ),
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
    assert_eq!(
        (pause.until.map(|until| until.0), error.retry_at.map(|at| at.0)),
        (Some(far * 1_000), Some(far * 1_000))
    );
    let daily = [
        ("x-rate-limit-reset", text("1")),
        ("x-user-limit-24hour-remaining", text("0")),
        ("x-user-limit-24hour-reset", far.to_string()),
    ];
    let error = refused(Network::X, &x_direct(), 429, &daily, &body).await;
    assert_eq!(error.retry_at.map(|at| at.0), Some(far * 1_000));
    // A reset that is over by our clock still holds the lane for a moment.
    let now =
        i64::try_from(std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("a clock").as_millis())
            .expect("a time");
    let error = refused(Network::X, &x_direct(), 429, &[("x-rate-limit-reset", text("1"))], &body).await;
    assert!(error.retry_at.is_some_and(|at| at.0 >= now));
}
