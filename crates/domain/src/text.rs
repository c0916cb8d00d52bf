//! Text as the networks measure it: X's weighted length, scalar values, and splitting a long answer into messages.

mod emoji;
mod emoji_data;
mod graphemes;
mod labels;
mod link_parts;
mod links;
mod split;
mod top_level_domains;

pub use split::split_messages;

use crate::text::links::find_links;

/// What X counts for a link, however long it is, since it is sent as `https://t.co/…` (X: configuration v3,
/// `transformedURLLength`).
const LINK_WEIGHT: usize = 23;
/// What one emoji counts, however many code points it is made of (X: configuration v3, `defaultWeight`).
const EMOJI_WEIGHT: usize = 2;

/// The weighted length of a post as X counts it against its limit of 280: after NFC, a link 23, an emoji 2, a
/// character of the Latin and neighbouring scripts 1, any other 2 (X: twitter-text, configuration v3).
///
/// Where the caller's platform normalizes, [`x_weighted_length_nfc`] saves Unicode's composition tables.
#[cfg(feature = "nfc")]
#[must_use]
pub fn x_weighted_length(text: &str) -> usize {
    use unicode_normalization::{UnicodeNormalization, is_nfc};

    if is_nfc(text) {
        return x_weighted_length_nfc(text);
    }
    x_weighted_length_nfc(&text.nfc().collect::<String>())
}

/// The same as `x_weighted_length` for a text that is in NFC already, as `String.prototype.normalize` gives it.
#[must_use]
pub fn x_weighted_length_nfc(text: &str) -> usize {
    if text.is_empty() { 0 } else { weigh(text) }
}

#[inline(never)] // The widget's first view does without it.
fn weigh(text: &str) -> usize {
    let mut links = find_links(text).into_iter().peekable();
    let mut length = 0;
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        while links.next_if(|link| link.start < at).is_some() {}
        if let Some(link) = links.next_if(|link| link.start == at) {
            length += LINK_WEIGHT;
            at = link.end;
        } else if let Some(bytes) = emoji::sequence_length(&text[at..]) {
            length += EMOJI_WEIGHT;
            at += bytes;
        } else {
            length += character_weight(character);
            at += character.len_utf8();
        }
    }
    length
}

/// Whether X takes the characters of this text: U+FFFE, U+FEFF and U+FFFF are refused (X: twitter-text).
#[must_use]
pub fn is_valid_x(text: &str) -> bool {
    !text.contains(is_invalid)
}

/// Whether a reader would see nothing: white space, controls, and characters that only steer others.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || character.is_control() || is_unseen(character))
}

/// Characters without a form of their own: joiners, marks of direction, and the order of bytes.
const fn is_unseen(character: char) -> bool {
    matches!(character, '\u{AD}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// The number of Unicode scalar values, which is how every lane but X's public one is counted.
#[must_use]
pub fn scalar_length(text: &str) -> usize {
    text.chars().count()
}

fn is_invalid(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{feff}' | '\u{ffff}')
}

fn character_weight(character: char) -> usize {
    match u32::from(character) {
        0..=4351 | 8192..=8205 | 8208..=8223 | 8242..=8247 => 1,
        _ => 2,
    }
}
