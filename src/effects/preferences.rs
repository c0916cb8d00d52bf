//! What the agent chose for themselves: kept by the browser, and done by it.

use crate::api::read;
use crate::platform::storage::{self, Shelf};
use crate::platform::{address, page};
use crate::state::{Preferences, Theme};
use std::cell::Cell;

const NAME: &str = "social-messaging/preferences";

thread_local! {
    /// How the page around this one looks, once it said so; `Browser` as the browser has it.
    static HOSTS: Cell<Option<Theme>> = const { Cell::new(None) };
}

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

/// Looks as the page around this one from now on.
#[inline(never)] // The first view does without it.
pub(super) fn look_like_host(theme: Theme) {
    HOSTS.set(Some(theme));
    show_theme(theme);
}

/// Shows the page light or dark. What a host says goes before what the address says, and both before what the agent
/// chose.
pub(super) fn show_theme(theme: Theme) {
    let hosts = HOSTS.get();
    let named = address::parameter("theme").filter(|_| hosts.is_none());
    let chosen = match hosts.unwrap_or(theme) {
        Theme::Browser => None,
        Theme::Light => Some("light"),
        Theme::Dark => Some("dark"),
    };
    page::mark("data-theme", named.as_deref().or(chosen));
}
