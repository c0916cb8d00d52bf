//! Texts as search compares them: each database has its own idea of case, so the same is done here for all.

use unicode_normalization::UnicodeNormalization;

/// The text without what search passes over: case, and the ways to write the same letter.
#[must_use]
pub fn folded(text: &str) -> String {
    text.nfc().flat_map(char::to_uppercase).flat_map(char::to_lowercase).collect()
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
        assert_ne!(folded("Zoe"), folded("Zoë"));
    }

    #[test]
    fn a_person_is_found_by_name_and_by_handle() {
        assert_eq!(folded_person(Some("Ada Example"), Some("Ada_X")), "ada example\n@ada_x");
        assert_eq!(folded_person(None, None), "");
    }
}
