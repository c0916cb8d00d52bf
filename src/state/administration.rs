//! What an admin decides for brand accounts, on its way to the backend.

use crate::api::ApiError;
use serde::Serialize;
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::{ReplyMistake, ReplyText, SavedReply};
use social_messaging_domain::settings::{AccountSettings, SettingsMistake};

/// What is decided for a brand account; as JSON, a change as the backend takes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// How long a public answer can be taken back; `None` is the installation's.
    UndoSeconds(Option<u32>),
    /// What does not belong in public.
    GuardPatterns(Vec<String>),
    /// Whether files may go out in public.
    FilesInPublic(bool),
    /// The name of who answers on the network; `None` is the account's.
    NativeAuthor(Option<String>),
    /// Whether the consumer is told that an agent has read.
    TellsSeen(bool),
    /// Whether the consumer is told while an agent writes directly.
    TellsTyping(bool),
}

/// What a decision is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// [`Decision::UndoSeconds`].
    UndoSeconds,
    /// [`Decision::GuardPatterns`].
    GuardPatterns,
    /// [`Decision::FilesInPublic`].
    FilesInPublic,
    /// [`Decision::NativeAuthor`].
    NativeAuthor,
    /// [`Decision::TellsSeen`].
    TellsSeen,
    /// [`Decision::TellsTyping`].
    TellsTyping,
}

impl Decision {
    /// What it is about.
    #[must_use]
    pub const fn setting(&self) -> Setting {
        match self {
            Self::UndoSeconds(_) => Setting::UndoSeconds,
            Self::GuardPatterns(_) => Setting::GuardPatterns,
            Self::FilesInPublic(_) => Setting::FilesInPublic,
            Self::NativeAuthor(_) => Setting::NativeAuthor,
            Self::TellsSeen(_) => Setting::TellsSeen,
            Self::TellsTyping(_) => Setting::TellsTyping,
        }
    }

    /// Puts it over what is decided.
    pub fn put(&self, settings: &mut AccountSettings) {
        match self {
            Self::UndoSeconds(seconds) => settings.undo_seconds = *seconds,
            Self::GuardPatterns(patterns) => settings.guard_patterns.clone_from(patterns),
            Self::FilesInPublic(may) => settings.files_in_public = *may,
            Self::NativeAuthor(name) => settings.native_author.clone_from(name),
            Self::TellsSeen(tells) => settings.tells_seen = *tells,
            Self::TellsTyping(tells) => settings.tells_typing = *tells,
        }
    }
}

/// Why a decision was not kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionRefusal {
    /// A rule; it was not sent.
    Mistake(SettingsMistake),
    /// The same pattern is there already; it was not sent.
    Twice,
    /// The backend did not take it.
    Backend(ApiError),
}

/// A brand account as an admin sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Administered {
    /// The account, with what is on its way already in it.
    pub account: AccountFacts,
    /// What is on its way.
    pub deciding: Vec<Setting>,
    /// What was refused last, and why.
    pub refused: Vec<(Setting, DecisionRefusal)>,
}

/// What an admin wants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Administration {
    /// Look at an account's settings and saved replies.
    Look(AccountId),
    /// Decide something for an account.
    Decide(AccountId, Decision),
    /// Keep a saved reply of an account, a new one without an identifier.
    KeepReply(AccountId, Option<String>, ReplyText),
    /// Take a saved reply of an account away; the admin was asked.
    RemoveReply(AccountId, String),
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AdministrationEvent {
    /// The backend took the decision; the account as it is now.
    Decided(AccountFacts),
    /// The backend did not take the decision about an account.
    NotDecided(AccountId, ApiError),
    /// The backend keeps a reply, which had this identifier before.
    ReplyKept(Option<String>, SavedReply),
    /// The backend took a reply away.
    ReplyRemoved(AccountId, String),
    /// The backend did not keep a reply, or did not take it away.
    ReplyRefused(AccountId, Option<String>, ApiError),
}

/// What is wanted of a saved reply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyWish {
    /// That it says this.
    Keep(ReplyText),
    /// That it is gone.
    Remove,
}

/// Why a saved reply was not changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReplyRefusal {
    /// A rule; it was not sent.
    Mistake(ReplyMistake),
    /// The backend did not take it.
    Backend(ApiError),
}

/// A wish about a saved reply: on its way, or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplyWork {
    /// The brand account.
    pub account: AccountId,
    /// The reply; `None` for a new one.
    pub reply: Option<String>,
    /// What is wanted.
    pub wish: ReplyWish,
    /// Why it was refused; `None` while it is on its way.
    pub refused: Option<ReplyRefusal>,
}

impl ReplyWork {
    /// Whether it is about this reply.
    #[must_use]
    pub fn is_of(&self, account: &AccountId, reply: Option<&String>) -> bool {
        self.account == *account && self.reply.as_ref() == reply
    }
}
