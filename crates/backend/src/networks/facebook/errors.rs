//! Graph's errors, told apart by what can be done about them.

use super::super::call::{CallError, Outcome, Pause, PauseScope};
use super::super::json::{flag, text};
use super::super::transport::{Answer, refusal, trouble, unknown};
use serde_json::Value;
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::time::{HOUR, MINUTE, SECOND, Timestamp};

/// The error of an answer. Graph sends some with status 200, so the body is looked at first.
pub(super) struct GraphError {
    /// `code`, 0 where there is none.
    pub(super) code: i64,
    /// `error_subcode`, 0 where there is none.
    pub(super) subcode: i64,
    /// The words.
    message: String,
    /// Whether Graph says that it passes.
    transient: bool,
}

impl GraphError {
    /// The error, where the body holds one.
    pub(super) fn of(body: &Value) -> Option<Self> {
        let error = body.get("error").filter(|error| error.is_object())?;
        let number = |key: &str| error.get(key).and_then(Value::as_i64).unwrap_or_default();
        Some(Self {
            code: number("code"),
            subcode: number("error_subcode"),
            message: text(error, "message").unwrap_or_default().to_owned(),
            transient: flag(error, "is_transient").unwrap_or(false),
        })
    }

    /// Whether what was asked for is not there, as far as we may know.
    pub(super) fn is_gone(&self) -> bool {
        matches!((self.code, self.subcode), (100, 33 | 2_018_001) | (803, _)) || self.message.contains("does not exist")
    }

    /// Whether a permission is missing.
    pub(super) const fn is_forbidden(&self) -> bool {
        matches!(self.code, 3 | 10 | 200..=299)
    }

    /// Whether a field was asked for that this kind of object does not have.
    pub(super) fn is_other_kind(&self) -> bool {
        self.code == 100 && !self.is_gone()
    }

    fn detail(&self) -> String {
        format!("{}/{} {}", self.code, self.subcode, self.message)
    }
}

/// What an answer without success means for a call that changes something.
pub(super) fn outcome(answer: &Answer, now: Timestamp) -> Outcome {
    match refused(answer, now) {
        Some(error) => Outcome::Refused(error),
        None => unknown(&format!("status {} without an answer of Graph's", answer.status)),
    }
}

/// The refusal that an answer tells; `None` where nothing says whether the call was applied.
pub(super) fn refused(answer: &Answer, now: Timestamp) -> Option<CallError> {
    if let Some(error) = GraphError::of(&answer.body) {
        return Some(classify(&error, answer, now));
    }
    match answer.status {
        429 => Some(rate_limited(answer, 30 * SECOND, now, "status 429")),
        400..=499 => Some(refusal(FailureReason::Refused, &format!("status {}", answer.status))),
        _ => None,
    }
}

/// Meta: the references of `/page/messages` and of Messenger's common error codes, and the Graph error guide.
fn classify(error: &GraphError, answer: &Answer, now: Timestamp) -> CallError {
    let detail = error.detail();
    let stays = |reason| refusal(reason, &detail);
    match (error.code, error.subcode) {
        (10, 2_018_278 | 2_018_065) => stays(FailureReason::WindowClosed),
        (10, 2_018_108) | (551, _) | (200, 1_545_041) => stays(FailureReason::RecipientUnavailable),
        (10, 1_893_063) => paused(
            stays(FailureReason::PolicyBlocked),
            PauseReason::PolicyBlocked,
            PauseScope::Lane,
            Some(now.plus(HOUR)),
        ),
        (368, _) => paused(
            stays(FailureReason::PolicyBlocked),
            PauseReason::PolicyBlocked,
            PauseScope::Account,
            Some(now.plus(HOUR)),
        ),
        (190 | 102 | 104, _) => {
            paused(stays(FailureReason::Reauthorize), PauseReason::Reauthorize, PauseScope::Account, None)
        }
        (613, _) => rate_limited(answer, 5 * SECOND, now, &detail),
        (4 | 17 | 32 | 341 | 80_000..=80_014, _) => rate_limited(answer, MINUTE, now, &detail),
        (506, _) => stays(FailureReason::Duplicate),
        (10_900, _) => stays(FailureReason::AlreadyReplied),
        (10_903, _) => stays(FailureReason::NotAllowedHere),
        (2_022, _) => stays(FailureReason::NotPermitted),
        (100, 1_893_061) => stays(FailureReason::Refused),
        (100, 2_018_109) => stays(FailureReason::ContentRefused),
        _ if answer.status == 429 => rate_limited(answer, 30 * SECOND, now, &detail),
        _ if error.is_gone() => stays(FailureReason::TargetGone),
        (100, _) => stays(FailureReason::ContentRefused),
        (3 | 10 | 200..=299, _) => {
            paused(stays(FailureReason::Reauthorize), PauseReason::Reauthorize, PauseScope::Lane, None)
        }
        (1 | 2 | 1_200, _) => trouble(&detail),
        _ if error.transient || answer.status >= 500 => trouble(&detail),
        _ => stays(FailureReason::Refused),
    }
}

/// A dead token and a block end the call's own tries only while they last: it goes on when the pause ends.
fn paused(error: CallError, reason: PauseReason, scope: PauseScope, until: Option<Timestamp>) -> CallError {
    CallError { retryable: true, retry_at: until, pause: Some(Pause { reason, scope, until }), ..error }
}

fn rate_limited(answer: &Answer, otherwise: i64, now: Timestamp, detail: &str) -> CallError {
    let until = now.plus(regained_in(answer).unwrap_or(otherwise));
    let error = refusal(FailureReason::RateLimited, detail);
    paused(error, PauseReason::RateLimited, PauseScope::Lane, Some(until))
}

/// Meta: `X-Business-Use-Case-Usage`, `estimated_time_to_regain_access` in minutes, the longest of what it lists.
fn regained_in(answer: &Answer) -> Option<i64> {
    let usage: Value = serde_json::from_str(answer.header("x-business-use-case-usage")?).ok()?;
    let listed = usage.as_object()?.values().filter_map(Value::as_array).flatten();
    let minutes = listed.filter_map(|usage| usage.get("estimated_time_to_regain_access")?.as_i64()).max()?;
    (minutes > 0).then(|| minutes.saturating_mul(MINUTE))
}
