//! Codes of the rules and of the wire, worded.

use super::{Text, text};
use crate::api::ApiError;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::{AccountFacts, AccountState, ConversationSummary, PauseReason};
use social_messaging_domain::guard::Finding;
use social_messaging_domain::message::{Action, Failure, FailureReason};
use social_messaging_domain::networks::Network;
use social_messaging_domain::problem::ProblemType;
use social_messaging_domain::visibility::Visibility;

/// "Public", "Direct", "Internal".
#[must_use]
pub fn visibility(visibility: Visibility) -> &'static str {
    text(match visibility {
        Visibility::Public => Text::Public,
        Visibility::Direct => Text::Direct,
        Visibility::Internal => Text::Internal,
        Visibility::Unknown => Text::UnknownVisibility,
    })
}

/// The consumer's name, else their handle.
#[must_use]
pub fn consumer(row: &ConversationSummary) -> String {
    let handle = || row.consumer_handle.as_ref().map(|handle| format!("@{handle}"));
    row.consumer_name.clone().or_else(handle).unwrap_or_else(|| text(Text::NameNotShared).to_owned())
}

/// The name of a network.
#[must_use]
pub fn network(network: Network) -> &'static str {
    text(match network {
        Network::Facebook => Text::Facebook,
        Network::X => Text::X,
        Network::Unknown => Text::UnknownNetwork,
    })
}

/// The word on the indicator line.
#[must_use]
pub fn action(action: Action) -> &'static str {
    text(match action {
        Action::PublicPost => Text::ActionPublicPost,
        Action::PublicComment => Text::ActionPublicComment,
        Action::PublicThread => Text::ActionPublicThread,
        Action::PrivateReply => Text::ActionPrivateReply,
        Action::DirectMessage => Text::ActionDirectMessage,
        Action::InternalNote => Text::ActionInternalNote,
        Action::Unknown => Text::ActionUnknown,
    })
}

/// Why something is not offered, with the way out.
#[must_use]
pub fn reason(reason: Reason) -> &'static str {
    text(match reason {
        Reason::AccountDisabled => Text::ReasonAccountDisabled,
        Reason::AccountReauthorize => Text::ReasonAccountReauthorize,
        Reason::PublicLaneOff => Text::ReasonPublicLaneOff,
        Reason::NoPublicMessage => Text::ReasonNoPublicMessage,
        Reason::NoDirectMessage => Text::ReasonNoDirectMessage,
        Reason::WindowClosed => Text::ReasonWindowClosed,
        Reason::PrivateReplyUsed => Text::ReasonPrivateReplyUsed,
        Reason::PrivateReplyTooLate => Text::ReasonPrivateReplyTooLate,
        Reason::DirectNotAccepted => Text::ReasonDirectNotAccepted,
        Reason::ThreadElsewhere => Text::ReasonThreadElsewhere,
        Reason::BotInPublic => Text::ReasonBotInPublic,
        Reason::Empty => Text::ReasonEmpty,
        Reason::TooLong => Text::ReasonTooLong,
        Reason::PlaceholderEmpty => Text::ReasonPlaceholderEmpty,
        Reason::WrongTarget => Text::ReasonWrongTarget,
        Reason::TargetGone => Text::ReasonTargetGone,
        Reason::InvalidCharacters => Text::ReasonInvalidCharacters,
        Reason::NotCapable => Text::ReasonNotCapable,
        Reason::RoleForbids => Text::ReasonRoleForbids,
        Reason::NoDirectLink => Text::ReasonNoDirectLink,
        Reason::OnlyInPublic => Text::ReasonOnlyInPublic,
        Reason::NoName => Text::ReasonNoName,
        Reason::NotOnNetwork => Text::ReasonNotOnNetwork,
        Reason::FilesOffInPublic => Text::ReasonFilesOffInPublic,
        Reason::NoFiles => Text::ReasonNoFiles,
        Reason::FileType => Text::ReasonFileType,
        Reason::FileEmpty => Text::ReasonFileEmpty,
        Reason::FileTooLarge => Text::ReasonFileTooLarge,
        Reason::TooManyFiles => Text::ReasonTooManyFiles,
        Reason::FilesDoNotMix => Text::ReasonFilesDoNotMix,
        Reason::FileGone => Text::ReasonFileGone,
        Reason::FileNotFetched => Text::ReasonFileNotFetched,
        Reason::FileOnItsWay => Text::ReasonFileOnItsWay,
        Reason::FileNotTaken => Text::ReasonFileNotTaken,
        Reason::Unknown => Text::ReasonUnknown,
    })
}

/// Why a message did not go out.
#[must_use]
pub fn failure(reason: FailureReason) -> &'static str {
    text(match reason {
        FailureReason::WindowClosed => Text::ReasonWindowClosed,
        FailureReason::RecipientUnavailable => Text::FailureRecipientUnavailable,
        FailureReason::TargetGone => Text::ReasonTargetGone,
        FailureReason::AlreadyReplied => Text::FailureAlreadyReplied,
        FailureReason::NotAllowedHere => Text::FailureNotAllowedHere,
        FailureReason::NotPermitted => Text::ReasonNotCapable,
        FailureReason::Reauthorize => Text::ReasonAccountReauthorize,
        FailureReason::Duplicate => Text::FailureDuplicate,
        FailureReason::PolicyBlocked => Text::FailurePolicyBlocked,
        FailureReason::RateLimited => Text::FailureRateLimited,
        FailureReason::NetworkTrouble => Text::FailureNetworkTrouble,
        FailureReason::OutcomeUnknown => Text::FailureOutcomeUnknown,
        FailureReason::ContentRefused => Text::FailureContentRefused,
        FailureReason::EarlierPartFailed => Text::FailureEarlierPart,
        FailureReason::Refused => Text::FailureRefused,
    })
}

/// Why something that is no message did not come about at the network: hiding, deleting, blocking, a like.
#[must_use]
pub fn action_failure(reason: FailureReason) -> &'static str {
    match reason {
        FailureReason::ContentRefused | FailureReason::NotAllowedHere | FailureReason::Refused => {
            text(Text::ActionRefused)
        }
        FailureReason::OutcomeUnknown => text(Text::ActionOutcomeUnknown),
        known => failure(known),
    }
}

/// Why the network took a like back.
#[must_use]
pub fn like_failure(known: Option<&Failure>) -> &'static str {
    action_failure(known.map_or(FailureReason::Refused, |known| known.reason))
}

/// Why a request has no answer.
#[must_use]
pub fn error(error: &ApiError) -> &'static str {
    if let Some(forbidden) = error.reason() {
        return reason(forbidden);
    }
    text(match error {
        ApiError::Network => Text::ErrorNetwork,
        ApiError::Unauthorized => Text::ErrorUnauthorized,
        ApiError::Malformed => Text::ErrorMalformed,
        ApiError::NoToken => Text::ErrorNoToken,
        // What the backend could not do it may do later.
        ApiError::Problem(problem) if problem.status >= 500 => Text::ErrorUnavailable,
        ApiError::Problem(problem) => match problem.kind {
            // An ordinary request that is not authorized comes to no problem document: these are of signing in.
            ProblemType::Unauthorized => Text::ErrorTokenUnreadable,
            ProblemType::TokenExpired => Text::ErrorTokenExpired,
            ProblemType::TokenUsed => Text::ErrorTokenUsed,
            ProblemType::TokenSignature => Text::ErrorTokenSignature,
            ProblemType::TokenAudience => Text::ErrorTokenAudience,
            ProblemType::TokenAlgorithm => Text::ErrorTokenAlgorithm,
            ProblemType::Forbidden => Text::ReasonRoleForbids,
            ProblemType::NotFound => Text::ErrorNotFound,
            ProblemType::TooLarge => Text::ReasonTooLong,
            ProblemType::Conflict => Text::ErrorConflict,
            ProblemType::RateLimited | ProblemType::Unavailable => Text::ErrorUnavailable,
            ProblemType::Malformed
            | ProblemType::RefusedByRule
            | ProblemType::ClientIdReused
            | ProblemType::Unknown => Text::ErrorRefused,
        },
    })
}

/// What a brand goes by on its network: its user name, else its name.
#[must_use]
pub fn brand(account: &AccountFacts) -> String {
    account.username.as_ref().map_or_else(|| account.name.clone(), |name| format!("@{name}"))
}

/// Why an account sends nothing; `None` while it works.
#[must_use]
pub fn account_state(state: AccountState) -> Option<&'static str> {
    match state {
        AccountState::Active => None,
        AccountState::Disabled => Some(text(Text::ReasonAccountDisabled)),
        AccountState::Reauthorize => Some(text(Text::ReasonAccountReauthorize)),
        AccountState::Unknown => Some(text(Text::ReasonUnknown)),
    }
}

/// Why a lane waits.
#[must_use]
pub fn pause(reason: PauseReason) -> &'static str {
    text(match reason {
        PauseReason::RateLimited => Text::PauseRateLimited,
        PauseReason::Reauthorize => Text::ReasonAccountReauthorize,
        PauseReason::PolicyBlocked => Text::FailurePolicyBlocked,
        PauseReason::Other => Text::PauseOther,
    })
}

/// What a text has that does not belong in public.
#[must_use]
pub fn finding(finding: Finding) -> &'static str {
    text(match finding {
        Finding::EmailAddress => Text::FoundEmailAddress,
        Finding::PhoneNumber => Text::FoundPhoneNumber,
        Finding::PaymentCard => Text::FoundPaymentCard,
        Finding::BankAccount => Text::FoundBankAccount,
    })
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_message_has_no_text_that_is_refused() {
        let refused = |reason| like_failure(Some(&Failure { reason, retryable: false, detail: None }));
        assert_eq!(refused(FailureReason::ContentRefused), "The network refused this.");
        assert_eq!(like_failure(None), "The network refused this.");
        assert_eq!(refused(FailureReason::TargetGone), "The message is gone.");
        assert_eq!(failure(FailureReason::ContentRefused), "The network refused the text or a file.");
    }
}
