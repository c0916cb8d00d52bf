//! Every string that an agent reads.
//!
//! English is typed and compiled in: a text that is missing does not compile. Another language is one file in `languages/`
//! with a line a text, in the order of [`Text`], loaded before the page is drawn. A test compares the names.

mod english;
mod words;

pub use english::Text;
pub use words::{
    account_state, action, action_failure, brand, consumer, error, failure, finding, like_failure, network, pause,
    reason, visibility,
};

use crate::platform::intl::{self, Plural};
use std::sync::OnceLock;

/// The language that is compiled in.
pub const ENGLISH: &str = "en";

/// All languages: their codes, and their names as their speakers write them.
pub const LANGUAGES: [(&str, &str); 5] =
    [(ENGLISH, "English"), ("es", "Español"), ("de", "Deutsch"), ("ja", "日本語"), ("ar", "العربية")];

/// The languages that are written from right to left.
pub const RIGHT_TO_LEFT: [&str; 1] = ["ar"];

/// Another language than English: its code and its texts in the order of [`Text::EVERY`].
#[derive(Debug)]
struct Table {
    language: &'static str,
    texts: Vec<String>,
}

static TABLE: OnceLock<Table> = OnceLock::new();

/// The page's language, as "en".
#[must_use]
pub fn language() -> &'static str {
    TABLE.get().map_or(ENGLISH, |table| table.language)
}

/// Takes another language, before the page is drawn, once: lines of `Name = words` in the order of [`Text::EVERY`].
/// A file of another version, which has not as many, is not taken.
pub fn speak(language: &'static str, lines: &str) -> bool {
    let words = lines.lines().filter_map(|line| line.split_once(" = "));
    let texts: Vec<String> = words.map(|(_, words)| words.to_owned()).collect();
    texts.len() == Text::EVERY.len() && TABLE.set(Table { language, texts }).is_ok()
}

/// The words of a text.
#[must_use]
pub fn text(text: Text) -> &'static str {
    let spoken = TABLE.get().and_then(|table| table.texts.get(text as usize));
    spoken.map_or_else(|| text.english(), String::as_str)
}

/// The words of a text with its `{names}` filled in.
#[must_use]
pub fn filled(text_of: Text, values: &[(&str, &str)]) -> String {
    fill(text(text_of), values)
}

/// The words of a counted text, `one|other` in English, with `{count}` filled in.
#[must_use]
pub fn counted(text_of: Text, count: u64) -> String {
    let forms: Vec<&str> = text(text_of).split('|').collect();
    // One form, those for one and for all others, or a form for each of the six categories.
    let form = match (forms.len(), intl::plural(count)) {
        (0..=1, _) | (2, Plural::One) => 0,
        (2, _) => 1,
        (_, plural) => plural as usize,
    };
    fill(forms.get(form).copied().unwrap_or_default(), &[("count", &intl::number(count))])
}

fn fill(words: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(words.len() + 16);
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.iter().find(|(known, _)| *known == name);
        filled.push_str(value.map_or("", |(_, value)| *value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_filled_in_once_and_never_read_again() {
        assert_eq!(fill("Send publicly as {brand}", &[("brand", "{brand} & Co")]), "Send publicly as {brand} & Co");
        assert_eq!(fill("{a}{b} {a}", &[("a", "x"), ("b", "y")]), "xy x");
        assert_eq!(fill("{unknown}.", &[]), ".");
    }

    /// Names in braces, in any order; a language may count without a number, as Arabic does for one and two.
    fn names(words: &str) -> Vec<&str> {
        let mut names: Vec<&str> = words.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        names.sort_unstable();
        names.dedup();
        names
    }

    #[test]
    fn every_language_has_every_text_in_order_with_its_names() {
        for (language, _) in LANGUAGES.into_iter().filter(|(code, _)| *code != ENGLISH) {
            let path = format!("{}/languages/{language}.txt", env!("CARGO_MANIFEST_DIR"));
            let file = std::fs::read_to_string(&path).expect("the language's file");
            let lines: Vec<(&str, &str)> = file.lines().filter_map(|line| line.split_once(" = ")).collect();
            assert_eq!(lines.len(), Text::EVERY.len(), "{path}");
            for (text, (name, words)) in Text::EVERY.iter().zip(lines) {
                assert_eq!(text.name(), name, "{path}");
                assert!(!words.is_empty(), "{path}: {name}");
                let forms: Vec<&str> = words.split('|').collect();
                let counted = text.english().contains('|');
                assert!(if counted { [1, 2, 6].contains(&forms.len()) } else { forms.len() == 1 }, "{path}: {name}");
                let general = forms.last().copied().unwrap_or_default();
                let english = text.english().split('|').next_back().unwrap_or_default();
                assert_eq!(names(general), names(english), "{path}: {name}");
            }
        }
    }

    /// The words that are the same in a language, each with the reason.
    const SAME: &str = include_str!("../languages/same.txt");

    #[test]
    fn a_text_that_equals_the_english_has_its_reason() {
        for (language, _) in LANGUAGES.into_iter().filter(|(code, _)| *code != ENGLISH) {
            let path = format!("{}/languages/{language}.txt", env!("CARGO_MANIFEST_DIR"));
            let file = std::fs::read_to_string(&path).expect("the language's file");
            let words = file.lines().filter_map(|line| line.split_once(" = "));
            for (text, (name, _)) in Text::EVERY.iter().zip(words).filter(|(text, (_, words))| text.english() == *words)
            {
                let listed = |line: &str| {
                    line.split_once(": ")
                        .is_some_and(|(what, why)| what == format!("{language} {name}") && !why.is_empty())
                };
                assert!(SAME.lines().any(listed), "{language} {}", text.name());
            }
        }
    }

    #[test]
    fn every_text_says_something() {
        for text in Text::EVERY {
            assert!(!text.english().is_empty(), "{}", text.name());
        }
    }
}
