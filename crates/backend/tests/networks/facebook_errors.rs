//! What every refusal of Graph's means.

use crate::carried::{messenger, refused, text};
use serde_json::json;
use social_messaging_backend::networks::{CallError, PauseScope};
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::networks::Network;

#[tokio::test]
async fn graphs_errors_by_what_can_be_done_about_them() {
    use FailureReason as Reason;
    let table = [
        (10, 2_018_278, Reason::WindowClosed, false),
        (10, 2_018_065, Reason::WindowClosed, false),
        (10, 2_018_108, Reason::RecipientUnavailable, false),
        (551, 0, Reason::RecipientUnavailable, false),
        (551, 1_545_041, Reason::RecipientUnavailable, false),
        (200, 1_545_041, Reason::RecipientUnavailable, false),
        (10, 1_893_063, Reason::PolicyBlocked, true),
        (10, 0, Reason::Reauthorize, true),
        (200, 0, Reason::Reauthorize, true),
        (230, 0, Reason::Reauthorize, true),
        (3, 0, Reason::Reauthorize, true),
        (100, 1_893_061, Reason::Refused, false),
        (100, 2_018_001, Reason::TargetGone, false),
        (100, 33, Reason::TargetGone, false),
        (100, 2_018_109, Reason::ContentRefused, false),
        (100, 0, Reason::ContentRefused, false),
        (190, 460, Reason::Reauthorize, true),
        (190, 0, Reason::Reauthorize, true),
        (102, 0, Reason::Reauthorize, true),
        (4, 0, Reason::RateLimited, true),
        (17, 0, Reason::RateLimited, true),
        (32, 0, Reason::RateLimited, true),
        (341, 0, Reason::RateLimited, true),
        (613, 1_996, Reason::RateLimited, true),
        (80_001, 0, Reason::RateLimited, true),
        (80_006, 0, Reason::RateLimited, true),
        (368, 0, Reason::PolicyBlocked, true),
        (506, 0, Reason::Duplicate, false),
        (10_900, 0, Reason::AlreadyReplied, false),
        (10_903, 0, Reason::NotAllowedHere, false),
        (1, 0, Reason::NetworkTrouble, true),
        (2, 0, Reason::NetworkTrouble, true),
        (1_200, 0, Reason::NetworkTrouble, true),
        (2_022, 0, Reason::NotPermitted, false),
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
    let told = until(
        refused(Network::Facebook, &messenger(None), 400, &[("x-business-use-case-usage", usage.to_string())], &body)
            .await,
    );
    let guessed = until(
        refused(Network::Facebook, &messenger(None), 400, &[("x-business-use-case-usage", text("nonsense"))], &body)
            .await,
    );
    assert!(told.since(guessed) > 5 * 60_000, "{told} {guessed}");
}
