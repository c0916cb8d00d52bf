//! Normalization form C: the browser has the tables, 53 kB of them.

use js_sys::JsString;

/// The text in normalization form C.
#[must_use]
pub fn normalize(text: &str) -> String {
    if text.is_ascii() { text.to_owned() } else { String::from(JsString::from(text).normalize("NFC")) }
}

/// The text in lower case, for comparing: the browser has the tables.
#[must_use]
pub fn lower_case(text: &str) -> String {
    String::from(JsString::from(text).to_lower_case())
}

/// The text for looking something up: in lower case, without the accents of Latin letters.
#[must_use]
pub fn comparable(text: &str) -> String {
    let lower = JsString::from(text).to_lower_case();
    String::from(lower.normalize("NFD")).replace(is_accent, "")
}

fn is_accent(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36F}')
}
