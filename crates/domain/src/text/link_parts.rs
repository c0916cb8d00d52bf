//! The characters of a link, its path and its query (X: twitter-text).

/// The length of the path that the text starts with, 0 without one. It ends on what can end a path, so that the
/// punctuation of the sentence around it stays outside.
pub(super) fn path_length(text: &str) -> usize {
    if !text.starts_with('/') {
        return 0;
    }
    let mut end = 1;
    let mut at = 1;
    while let Some(next) = text[at..].chars().next() {
        if next == '(' {
            let Some(length) = parentheses_length(&text[at..]) else {
                break;
            };
            at += length;
            end = at;
            continue;
        }
        if !is_path_character(next) {
            break;
        }
        at += next.len_utf8();
        if ends_path(next) {
            end = at;
        }
    }
    end
}

/// The length of the query that the text starts with, 0 without one; a fragment after a question mark belongs to it.
pub(super) fn query_length(text: &str) -> usize {
    if !text.starts_with('?') {
        return 0;
    }
    let length = text.bytes().take_while(|&byte| is_query_byte(byte)).count();
    text[1..length]
        .rfind(|last: char| last.is_ascii_alphanumeric() || matches!(last, '-' | '_' | '&' | '=' | '#' | '/'))
        .map_or(0, |at| at + 2)
}

/// Any character that a label of a host can hold.
pub(super) fn is_domain_character(character: char) -> bool {
    !is_space(character)
        && !is_direction_mark(character)
        && !super::is_invalid(character)
        && !is_domain_punctuation(character)
}

/// The accented Latin letters that X takes for Latin.
pub(super) fn is_latin_accent(character: char) -> bool {
    matches!(character,
        '\u{c0}'..='\u{d6}' | '\u{d8}'..='\u{f6}' | '\u{f8}'..='\u{24f}' | '\u{253}' | '\u{254}' | '\u{256}'
        | '\u{257}' | '\u{259}' | '\u{25b}' | '\u{263}' | '\u{268}' | '\u{26f}' | '\u{272}' | '\u{289}' | '\u{28b}'
        | '\u{2bb}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
}

/// Balanced parentheses with something inside, where one more pair may stand.
fn parentheses_length(text: &str) -> Option<usize> {
    let run =
        |from: usize| text[from..].find(|next| !is_path_character(next)).map_or(text.len(), |length| from + length);
    let first = run(1);
    if first > 1 && text[first..].starts_with(')') {
        return Some(first + 1);
    }
    if !text[first..].starts_with('(') {
        return None;
    }
    let inner = run(first + 1);
    if inner == first + 1 || !text[inner..].starts_with(')') {
        return None;
    }
    let last = run(inner + 1);
    text[last..].starts_with(')').then_some(last + 1)
}

fn is_path_character(character: char) -> bool {
    ends_path(character)
        || matches!(
            character,
            '!' | '*' | '\'' | ';' | ':' | ',' | '.' | '$' | '%' | '[' | ']' | '\u{2013}' | '~' | '@' | '|' | '&'
        )
}

fn ends_path(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || matches!(character, '+' | '-' | '=' | '_' | '#' | '/' | '\u{400}'..='\u{4ff}')
        || is_latin_accent(character)
}

fn is_query_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!?*'@();:&=+$/%#[]-_.,~|".contains(&byte)
}

fn is_domain_punctuation(character: char) -> bool {
    character.is_ascii_punctuation() && !matches!(character, '"' | '`')
}

fn is_space(character: char) -> bool {
    matches!(character, '\u{9}'..='\u{d}' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{180e}' | '\u{2000}'..='\u{200a}'
        | '\u{2028}' | '\u{2029}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

fn is_direction_mark(character: char) -> bool {
    matches!(character, '\u{202a}'..='\u{202e}' | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2066}'..='\u{2069}')
}
