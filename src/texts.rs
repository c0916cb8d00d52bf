//! Every string that an agent reads.
//!
//! English is typed and compiled in: a text that is missing does not compile. Another language is one table with the
//! same names, loaded before the page is drawn; what it lacks falls to English.

mod english;
mod words;

pub use english::Text;
pub use words::{account_state, action, error, failure, finding, like_failure, network, pause, reason, visibility};

use crate::platform::intl::{self, Plural};
use std::sync::OnceLock;

/// Another language than English: its code and its texts in the order of [`Text::EVERY`].
#[derive(Debug)]
struct Table {
    language: String,
    texts: Vec<String>,
}

static TABLE: OnceLock<Table> = OnceLock::new();

/// The page's language, as "en".
#[must_use]
pub fn language() -> &'static str {
    TABLE.get().map_or("en", |table| &table.language)
}

/// Takes another language: pairs of a text's name and its words. To be called before the page is drawn, once.
pub fn speak(language: &str, texts: &[(String, String)]) {
    let words = |text: &Text| {
        let found = texts.iter().find(|(name, _)| name == text.name());
        found.map_or_else(|| text.english().to_owned(), |(_, words)| words.clone())
    };
    let table = Table { language: language.to_owned(), texts: Text::EVERY.iter().map(words).collect() };
    // A second language is not taken: the page is drawn in the first.
    let _ = TABLE.set(table);
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
    // A language names its forms in the order of its own rules, the general one last.
    let form = match (intl::plural(count), forms.len()) {
        (Plural::Other, length) => length.saturating_sub(1),
        (Plural::One | Plural::Zero, _) => 0,
        (Plural::Two | Plural::Few, length) => 1.min(length.saturating_sub(1)),
        (Plural::Many, length) => 2.min(length.saturating_sub(1)),
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

    #[test]
    fn every_text_says_something() {
        for text in Text::EVERY {
            assert!(!text.english().is_empty(), "{}", text.name());
        }
    }
}
