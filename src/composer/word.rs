//! The word before the caret, where its first character asks for something.

use leptos::html;
use leptos::prelude::*;
use leptos::web_sys::HtmlTextAreaElement;
use std::ops::Range;

/// A word that a sign begins, as far as it is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// What follows the sign.
    pub query: String,
    /// Where it stands, the sign included, in UTF-16 code units.
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

/// Looks whether a sign asks for something. It is copied freely.
#[derive(Clone, Copy)]
pub struct Asked {
    node: NodeRef<html::Textarea>,
    sign: char,
    /// Where the word stands that the agent wants to be one.
    left: StoredValue<Option<u32>>,
}

impl Asked {
    /// Nothing was asked for yet.
    #[must_use]
    pub fn new(node: NodeRef<html::Textarea>, sign: char) -> Self {
        Self { node, sign, left: StoredValue::new(None) }
    }

    /// The text, and the word in it that asks now.
    #[inline(never)] // The first view does without it.
    #[must_use]
    pub fn word(self) -> Option<(String, Word)> {
        let found = self.node.get_untracked().and_then(|text_box| at_caret(&text_box, self.sign));
        let start = found.as_ref().map(|(_, word)| word.over.start);
        if self.left.get_value() != start {
            self.left.set_value(None);
        }
        found.filter(|_| self.left.get_value().is_none())
    }

    /// The word that begins there asks for nothing, as long as it stands.
    pub fn leave(self, start: u32) {
        self.left.set_value(Some(start));
    }
}

fn at_caret(text_box: &HtmlTextAreaElement, sign: char) -> Option<(String, Word)> {
    let (start, end) = (text_box.selection_start().ok()??, text_box.selection_end().ok()??);
    let text = text_box.value();
    if start != end || !text.contains(sign) {
        return None;
    }
    let word = word_before(&text, end, sign)?;
    Some((text, word))
}

/// The word before a position in UTF-16 code units, where a sign begins it after white space or at the beginning.
fn word_before(text: &str, position: u32, sign: char) -> Option<Word> {
    let units: Vec<u16> = text.encode_utf16().take(position as usize).collect();
    let before = String::from_utf16(&units).ok()?;
    let start = before.rfind(char::is_whitespace).and_then(|at| Some(at + before[at..].chars().next()?.len_utf8()));
    let at = start.unwrap_or_default();
    let query = before.get(at..)?.strip_prefix(sign)?.to_owned();
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
            ("/No", 3, None),
            ("", 0, None),
            ("@", 0, None),
        ] {
            let found = word_before(text, position, '@');
            let found = found.as_ref().map(|word| (word.query.as_str(), word.over.clone()));
            assert_eq!(found, expected, "{text:?} at {position}");
        }
    }

    #[test]
    fn who_is_named_already_is_known_by_the_whole_name() {
        let text = "Hi @Nora Example!";
        let word = word_before(text, 8, '@').expect("a word");
        assert!(word.begins(text, "@Nora Example"));
        assert!(!word.begins(text, "@Noah"));
    }
}
