//! What an admin decides for a brand account.

use serde::{Deserialize, Serialize};

/// The longest time in which a public answer can be taken back, in seconds.
pub const LONGEST_UNDO: u32 = 60;

/// The most patterns that an account guards.
pub const MOST_PATTERNS: usize = 20;

/// The longest pattern, and the longest name of a native author, in characters.
pub const LONGEST_PATTERN: usize = 60;

/// What an admin decides for a brand account. What is not said is as the product has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct AccountSettings {
    /// How long a public answer can be taken back, in seconds, 0 to 60; 0 switches it off, `None` is the installation's.
    #[cfg_attr(feature = "openapi", schema(maximum = 60))]
    pub undo_seconds: Option<u32>,
    /// What does not belong in public, at most 20: words, in which `#` stands for a digit.
    #[cfg_attr(feature = "openapi", schema(max_items = 20))]
    pub guard_patterns: Vec<String>,
    /// Whether files may go out on public lanes.
    pub files_in_public: bool,
    /// The name of who answers natively on the network; `None` is the account's.
    #[cfg_attr(feature = "openapi", schema(max_length = 60))]
    pub native_author: Option<String>,
    /// Whether the consumer is told that an agent has read, where the network can.
    pub tells_seen: bool,
    /// Whether the consumer is told while an agent writes directly, where the network can.
    pub tells_typing: bool,
}

/// Why settings cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SettingsMistake {
    /// The time of undo is longer than a minute.
    Undo,
    /// There are too many patterns.
    Patterns,
    /// A pattern is too long, or has neither a letter nor a digit.
    Pattern,
    /// The name of the native author is empty or too long.
    NativeAuthor,
}

impl AccountSettings {
    /// Whether they can be kept.
    ///
    /// # Errors
    /// The first mistake.
    pub fn check(&self) -> Result<(), SettingsMistake> {
        if self.undo_seconds.is_some_and(|seconds| seconds > LONGEST_UNDO) {
            return Err(SettingsMistake::Undo);
        }
        if self.guard_patterns.len() > MOST_PATTERNS {
            return Err(SettingsMistake::Patterns);
        }
        let says_something = |pattern: &String| {
            pattern.chars().count() <= LONGEST_PATTERN && pattern.contains(|it: char| it == '#' || it.is_alphanumeric())
        };
        if !self.guard_patterns.iter().all(says_something) {
            return Err(SettingsMistake::Pattern);
        }
        let is_name = |name: &String| !name.trim().is_empty() && name.chars().count() <= LONGEST_PATTERN;
        if !self.native_author.iter().all(is_name) {
            return Err(SettingsMistake::NativeAuthor);
        }
        Ok(())
    }
}
