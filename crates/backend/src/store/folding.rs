//! Texts as search compares them: each database has its own idea of case, so the same is done here for all.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The text without what search passes over: case, the ways to write the same letter, and the marks on Latin letters,
/// which not everybody can type. In other scripts a mark may be a letter.
#[must_use]
pub fn folded(text: &str) -> String {
    let mut on_latin = false;
    let bare = text.nfd().filter(|character| {
        if is_combining_mark(*character) {
            return !on_latin;
        }
        on_latin = is_latin(*character);
        true
    });
    without_case(bare.nfc())
}

/// The text without case and the ways to write the same letter: what is unique whatever its case is compared so.
#[must_use]
pub fn folded_case(text: &str) -> String {
    without_case(text.nfc())
}

fn without_case(characters: impl Iterator<Item = char>) -> String {
    characters.flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
}

/// The blocks of Unicode that hold Latin letters.
fn is_latin(character: char) -> bool {
    let latin = matches!(
        character,
        'A'..='Z' | 'a'..='z' | '\u{aa}'..='\u{2af}' | '\u{1d00}'..='\u{1dbf}' | '\u{1e00}'..='\u{1eff}'
            | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}' | '\u{ab30}'..='\u{ab6f}' | '\u{ff21}'..='\u{ff5a}'
    );
    latin && character.is_alphabetic()
}

/// What search compares of a person: the name and, with its sign, the handle.
#[must_use]
pub fn folded_person(name: Option<&str>, handle: Option<&str>) -> String {
    let handle = handle.map(|handle| format!("@{handle}"));
    let parts: Vec<&str> = name.into_iter().chain(handle.as_deref()).collect();
    folded(&parts.join("\n"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_composition_make_no_difference() {
        assert_eq!(folded("ZOË Straße"), folded("zoe\u{308} STRASSE"));
        assert_eq!(folded("ΟΔΟΣ"), folded("οδος"));
        assert_eq!(folded_case("ZOË Straße"), folded_case("zoe\u{308} STRASSE"));
    }

    #[test]
    fn marks_on_latin_letters_make_no_difference() {
        for (text, expected) in [
            ("Röstung", "rostung"),
            ("weiß, WEISS", "weiss, weiss"),
            ("Việt Nam", "viet nam"),
            ("İstanbul", "istanbul"),
            ("ﬁancé", "fiance"),
            ("Ａ\u{301}", "ａ"),
        ] {
            assert_eq!(folded(text), expected);
        }
        assert_ne!(folded_case("Zoe"), folded_case("Zoë"), "only search passes over them");
    }

    #[test]
    fn marks_that_are_letters_of_other_scripts_stay() {
        for text in ["हिन्दी", "ภาษาไทยที่", "ガギグ", "한국어", "שָׁלוֹם", "й", "ά"]
        {
            assert_eq!(folded(text), folded_case(text), "{text}");
        }
        assert_ne!(folded("が"), folded("か"));
        assert_ne!(folded("कि"), folded("क"));
    }

    #[test]
    fn a_person_is_found_by_name_and_by_handle() {
        assert_eq!(folded_person(Some("Ada Example"), Some("Ada_X")), "ada example\n@ada_x");
        assert_eq!(folded_person(None, None), "");
    }
}
