//! The word that "@" begins.

use std::ops::Range;

/// A word that "@" begins, as far as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What follows the "@".
    pub query: String,
    /// Where it stands, the "@" included, in UTF-16 code units.
    pub over: Range<u32>,
    /// Where it begins in bytes.
    at: usize,
}

impl Word {
    /// Whether `shown` stands where it begins.
    #[must_use]
    pub fn begins(&self, text: &str, shown: &str) -> bool {
        text.get(self.at..).is_some_and(|rest| rest.starts_with(shown))
    }
}

/// The word before a position in UTF-16 code units, where "@" begins it after white space or at the beginning.
#[must_use]
pub fn word_before(text: &str, position: u32) -> Option<Word> {
    let units: Vec<u16> = text.encode_utf16().take(position as usize).collect();
    let before = String::from_utf16(&units).ok()?;
    let start = before.rfind(char::is_whitespace).and_then(|at| Some(at + before[at..].chars().next()?.len_utf8()));
    let at = start.unwrap_or_default();
    let query = before.get(at..)?.strip_prefix('@')?.to_owned();
    let length = u32::try_from(query.encode_utf16().count() + 1).ok()?;
    Some(Word { query, over: position.checked_sub(length)?..position, at })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_begins_after_white_space_or_at_the_beginning() {
        for (text, position, expected) in [
            ("@", 1, Some(("", 0..1))),
            ("@No", 3, Some(("No", 0..3))),
            ("Hi @No there", 6, Some(("No", 3..6))),
            ("Hi @No there", 5, Some(("N", 3..5))),
            ("😀\n@é", 5, Some(("é", 3..5))),
            ("\u{3000}@", 2, Some(("", 1..2))),
            ("nora@example", 12, None),
            ("Hi @No there", 8, None),
            ("", 0, None),
            ("@", 0, None),
        ] {
            let found = word_before(text, position);
            let found = found.as_ref().map(|word| (word.query.as_str(), word.over.clone()));
            assert_eq!(found, expected, "{text:?} at {position}");
        }
    }

    #[test]
    fn who_is_named_already_is_known_by_the_whole_name() {
        let text = "Hi @Nora Example!";
        let word = word_before(text, 8).expect("a word");
        assert!(word.begins(text, "@Nora Example"));
        assert!(!word.begins(text, "@Noah"));
    }
}
