//! What an agent chose for themselves; kept by the browser.

use serde::{Deserialize, Serialize};

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Theme {
    /// As the browser has it.
    #[default]
    Browser,
    /// Always light.
    Light,
    /// Always dark.
    Dark,
}

impl Theme {
    /// All, in the order in which they are offered.
    pub const EVERY: [Self; 3] = [Self::Browser, Self::Light, Self::Dark];
}

/// What an agent chose for themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The page's language, as "de"; without one it is the browser's.
    pub language: Option<String>,
    /// Light or dark.
    pub theme: Theme,
    /// Whether Enter alone sends.
    pub enter_sends: bool,
    /// Whether single keys do something while nobody types.
    pub keys: bool,
    /// Whether a message of a consumer sounds.
    pub sounds: bool,
}

impl Default for Preferences {
    fn default() -> Self {
        Self { language: None, theme: Theme::Browser, enter_sends: false, keys: true, sounds: false }
    }
}
