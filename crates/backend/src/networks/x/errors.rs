//! X's errors, in the three shapes in which they come, told apart by what can be done about them.

use super::super::call::{Call, CallError, Outcome, Pause, PauseScope};
use super::super::json::{list, owned, text};
use super::super::transport::{Answer, refusal, trouble, unknown};
use serde_json::Value;
use social_messaging_domain::conversation::PauseReason;
use social_messaging_domain::message::FailureReason;
use social_messaging_domain::time::{HOUR, MINUTE, SECOND, Timestamp};

/// One error, whatever its shape.
#[derive(Debug, Default)]
pub(super) struct Problem {
    /// The last part of a problem's type, as `resource-not-found`.
    pub(super) kind: String,
    /// The code of the older shapes, 0 where there is none.
    code: i64,
    /// The words, in lower case for comparing.
    words: String,
    /// The words as they came.
    detail: String,
}

impl Problem {
    /// The first error of a body: `{type, title, detail}`, `{errors: […]}` or `{code, message}`.
    pub(super) fn of(body: &Value) -> Option<Self> {
        let whole = body.get("type").or_else(|| body.get("detail")).or_else(|| body.get("message"));
        let error = if whole.is_some() { body } else { list(body, "errors").first()? };
        let kind = text(error, "type").and_then(|kind| kind.rsplit('/').next()).unwrap_or_default();
        let parts = ["title", "detail", "message", "reason"].iter().filter_map(|key| owned(error, key));
        let detail = parts.collect::<Vec<_>>().join(": ");
        Some(Self {
            kind: kind.to_owned(),
            code: error.get("code").and_then(Value::as_i64).unwrap_or_default(),
            words: detail.to_ascii_lowercase(),
            detail,
        })
    }

    /// Whether what was asked for is not there.
    pub(super) fn is_gone(&self) -> bool {
        self.kind == "resource-not-found" || matches!(self.code, 17 | 34 | 50 | 63 | 144)
    }

    /// Whether it is there, but not for us.
    pub(super) fn is_not_shared(&self) -> bool {
        matches!(self.kind.as_str(), "not-authorized-for-resource" | "resource-unavailable" | "disallowed-resource")
            || matches!(self.code, 179)
    }

    fn says(&self, parts: &[&str]) -> bool {
        parts.iter().any(|part| self.words.contains(part))
    }
}

/// What an answer without success means for a call that changes something.
pub(super) fn outcome(answer: &Answer, call: &Call, now: Timestamp) -> Outcome {
    match refused(answer, Some(call), now) {
        Some(error) => Outcome::Refused(error),
        None => unknown(&format!("status {} without an answer of X's", answer.status)),
    }
}

/// The refusal that an answer tells; `None` where nothing says whether the call was applied.
pub(super) fn refused(answer: &Answer, call: Option<&Call>, now: Timestamp) -> Option<CallError> {
    let problem = Problem::of(&answer.body);
    if problem.is_none() && answer.status >= 500 {
        return None;
    }
    Some(classify(&problem.unwrap_or_default(), answer, call, now))
}

fn classify(problem: &Problem, answer: &Answer, call: Option<&Call>, now: Timestamp) -> CallError {
    let detail = format!("{} {} {} {}", answer.status, problem.kind, problem.code, problem.detail);
    let stays = |reason| refusal(reason, &detail);
    let direct = matches!(call, Some(Call::XDirectMessage { .. }));
    if problem.kind == "usage-capped" {
        return paused(
            stays(FailureReason::RateLimited),
            PauseReason::RateLimited,
            PauseScope::Account,
            Some(now.plus(HOUR)),
        );
    }
    if answer.status == 429 || problem.kind == "rate-limit-exceeded" || problem.code == 88 {
        let until = resets_at(answer, now).unwrap_or_else(|| now.plus(MINUTE));
        return paused(stays(FailureReason::RateLimited), PauseReason::RateLimited, PauseScope::Lane, Some(until));
    }
    if answer.status == 401 || matches!(problem.code, 32 | 89) {
        return paused(stays(FailureReason::Reauthorize), PauseReason::Reauthorize, PauseScope::Account, None);
    }
    if answer.status >= 500 || problem.kind == "internal-error" || matches!(problem.code, 130 | 131) {
        return trouble(&detail);
    }
    if matches!(problem.code, 64 | 326) || problem.says(&["account is suspended", "account is temporarily locked"]) {
        return paused(stays(FailureReason::PolicyBlocked), PauseReason::PolicyBlocked, PauseScope::Account, None);
    }
    if problem.code == 187 || problem.says(&["duplicate content", "duplicate tweet", "duplicate post"]) {
        return stays(FailureReason::Duplicate);
    }
    if problem.code == 186 || problem.says(&["text is too long", "needs to be a bit shorter"]) {
        return stays(FailureReason::ContentRefused);
    }
    if problem.code == 385 || problem.says(&["deleted or not visible", "does not exist", "has been deleted"]) {
        return stays(FailureReason::TargetGone);
    }
    // X: the texts of 2026 for answers that nobody summoned, and for authors who chose who may answer.
    let unsummoned = [
        "not been mentioned",
        "only reply to or quote posts",
        "reply to this conversation is not allowed",
        "who can reply",
        "replies to your own conversations",
    ];
    if problem.code == 433 || problem.says(&unsummoned) {
        return stays(FailureReason::NotAllowedHere);
    }
    if answer.status == 404 || problem.is_gone() || problem.is_not_shared() {
        return stays(if direct { FailureReason::RecipientUnavailable } else { FailureReason::TargetGone });
    }
    let closed =
        ["cannot send messages to", "not following", "dm settings", "direct messages from", "message requests"];
    if direct && (matches!(problem.code, 150 | 349) || problem.says(&closed)) {
        return stays(FailureReason::RecipientUnavailable);
    }
    if matches!(problem.kind.as_str(), "client-forbidden" | "unsupported-authentication") || problem.code == 453 {
        return stays(FailureReason::NotPermitted);
    }
    match answer.status {
        403 if direct => stays(FailureReason::RecipientUnavailable),
        403 => stays(FailureReason::NotPermitted),
        400 | 413 | 422 => stays(FailureReason::ContentRefused),
        _ => stays(FailureReason::Refused),
    }
}

fn paused(error: CallError, reason: PauseReason, scope: PauseScope, until: Option<Timestamp>) -> CallError {
    CallError { retryable: true, retry_at: until, pause: Some(Pause { reason, scope, until }), ..error }
}

/// X: `x-rate-limit-reset`, and the resets of the daily limits where those are what ran out; seconds since 1970.
fn resets_at(answer: &Answer, now: Timestamp) -> Option<Timestamp> {
    let number = |name: &str| answer.header(name)?.trim().parse::<i64>().ok();
    let daily = ["x-user-limit-24hour", "x-app-limit-24hour"].iter().filter_map(|limit| {
        let used_up = number(&format!("{limit}-remaining")) == Some(0);
        used_up.then(|| number(&format!("{limit}-reset"))).flatten()
    });
    let reset = daily.chain(number("x-rate-limit-reset")).max()?;
    let at = Timestamp(reset.checked_mul(SECOND)?);
    // A clock that runs ahead of X's must not make the lane spin.
    Some(at.max(now.plus(SECOND)))
}
