//! The top-level domains that X knows, and finding one at the start of a text.

/// One a line, in lower case, sorted by bytes; those written as `xn--…` are told by their prefix instead.
const NAMES: &str = include_str!("top_level_domains.txt");

/// The length in bytes of the top-level domain that the text starts with, in any case.
///
/// It must not be followed by what would make it a part of a longer word, an e-mail address or a hyphenated one.
pub(super) fn leading(text: &str) -> Option<usize> {
    let first = lower_case(text.chars().next()?);
    let mut encoded = [0; 4];
    let first = first.encode_utf8(&mut encoded).as_bytes();
    names_from(first)
        .take_while(|name| name.as_bytes().starts_with(first))
        .filter_map(|name| prefix_length(text, name))
        .filter(|&length| ends_there(&text[length..]))
        .max()
        .or_else(|| punycode_length(text))
}

/// The names that sort at or after these bytes.
fn names_from(first: &[u8]) -> impl Iterator<Item = &'static str> {
    let bytes = NAMES.as_bytes();
    let line_end = |from: usize| from + bytes[from..].iter().position(|&byte| byte == b'\n').unwrap_or(0);
    let (mut low, mut high) = (0, bytes.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let start = bytes[..middle].iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let end = line_end(start);
        if &bytes[start..end] < first {
            low = end + 1;
        } else {
            high = start;
        }
    }
    NAMES.get(low..).unwrap_or_default().lines()
}

fn prefix_length(text: &str, name: &str) -> Option<usize> {
    let mut characters = text.char_indices();
    for wanted in name.chars() {
        let (_, character) = characters.next()?;
        if lower_case(character) != wanted {
            return None;
        }
    }
    Some(characters.offset())
}

fn punycode_length(text: &str) -> Option<usize> {
    const PREFIX: usize = "xn--".len();
    let prefix = text.get(..PREFIX)?;
    if !prefix.eq_ignore_ascii_case("xn--") {
        return None;
    }
    let rest = text[PREFIX..].bytes().take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-').count();
    (rest > 0).then_some(PREFIX + rest)
}

fn ends_there(rest: &str) -> bool {
    !rest.starts_with(|next: char| next.is_ascii_alphanumeric() || matches!(next, '@' | '+' | '-'))
}

/// Lower case of the scripts that have top-level domains and cases, so that Unicode's tables are not needed.
fn lower_case(character: char) -> char {
    let distance = match character {
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 0x20,
        'Ѐ'..='Џ' => 0x50,
        'Ա'..='Ֆ' => 0x30,
        'Қ' => 1,
        _ => return character,
    };
    char::from_u32(u32::from(character) + distance).unwrap_or(character)
}
