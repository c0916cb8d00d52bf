//! The page's language: its texts are loaded before anything is drawn.

use super::preferences;
use crate::api::request;
use crate::api::routes;
use crate::platform::{address, page, panic};
use crate::texts::{self, Text};

/// Loads the texts of the language that the address names, else the agent chose, else the browser prefers. Without them
/// the page is English.
pub async fn speak() {
    let wishes =
        address::parameter(address::LANGUAGE).into_iter().chain(preferences::kept().language).chain(page::languages());
    let known = |wish: String| texts::LANGUAGES.iter().find(|(code, _)| wish.split('-').next() == Some(code));
    let Some((language, _)) = wishes.filter_map(known).next().copied() else { return };
    if language == texts::ENGLISH {
        return;
    }
    let Ok(lines) = request::file(&routes::language(language)).await else { return };
    if texts::speak(language, &lines) {
        panic::say([Text::Crashed, Text::CrashedBody, Text::Reload].map(texts::text));
        page::mark("lang", Some(language));
        page::mark("dir", Some(if texts::RIGHT_TO_LEFT.contains(&language) { "rtl" } else { "ltr" }));
    }
}
