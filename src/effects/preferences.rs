//! What the agent chose for themselves: kept by the browser, and done by it.

use crate::api::read;
use crate::platform::storage::{self, Shelf};
use crate::platform::{address, page};
use crate::state::{Preferences, Theme};

const NAME: &str = "social-messaging/preferences";

/// What this browser keeps; without it, or where it cannot be read, what nobody chose.
pub(super) fn kept() -> Preferences {
    let kept = storage::kept(Shelf::Browser, NAME).unwrap_or_default();
    kept.first().and_then(|(_, text)| read_kept(text)).unwrap_or_default()
}

#[inline(never)] // The first view of an agent who chose nothing does without it.
fn read_kept(text: &str) -> Option<Preferences> {
    read::read(text).ok()
}

/// Keeps them and does them; another language draws the page anew.
pub(super) fn keep(preferences: &Preferences) {
    let before = kept().language;
    let text = serde_json::to_string(preferences).unwrap_or_default();
    let kept = storage::keep(Shelf::Browser, NAME, &text);
    show_theme(preferences.theme);
    // Where nothing is kept a page that is loaded anew has forgotten the choice, and what was written.
    if kept.is_ok() && before != preferences.language {
        address::reload();
    }
}

/// Shows the page light or dark. What the address says goes before what the agent chose.
pub(super) fn show_theme(theme: Theme) {
    let named = address::parameter("theme");
    let chosen = match theme {
        Theme::Browser => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    page::mark("data-theme", named.as_deref().or(chosen));
}
