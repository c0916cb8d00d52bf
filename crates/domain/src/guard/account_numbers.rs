//! Bank accounts' numbers.

/// The lengths of an IBAN, in characters (ISO 13616: Norway's are the shortest, 34 is the most there may be).
const LENGTH: std::ops::RangeInclusive<usize> = 15..=34;

/// Whether a text has an IBAN, written in groups or not.
pub(super) fn has_one(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    let starts = |at: &usize| *at == 0 || !characters[at - 1].is_ascii_alphanumeric();
    (0..characters.len()).filter(starts).any(|at| begins_one(&characters[at..]))
}

fn begins_one(text: &[char]) -> bool {
    let country_and_check = text.len() > 4
        && text[..2].iter().all(char::is_ascii_alphabetic)
        && text[2..4].iter().all(char::is_ascii_digit);
    if !country_and_check {
        return false;
    }
    let mut number = Vec::new();
    for (at, character) in text.iter().enumerate() {
        if character.is_ascii_alphanumeric() {
            number.push(character.to_ascii_uppercase());
        } else if *character != ' ' || text.get(at + 1).is_some_and(|next| *next == ' ') {
            return false;
        }
        let ends = text.get(at + 1).is_none_or(|next| !next.is_ascii_alphanumeric());
        if ends && LENGTH.contains(&number.len()) && remainder(&number) == 1 {
            return true;
        }
        if number.len() > *LENGTH.end() {
            return false;
        }
    }
    false
}

/// The number as digits, its first four characters last, divided by 97: 1 for a good one (ISO/IEC 7064, MOD 97-10).
fn remainder(number: &[char]) -> u32 {
    let moved = number[4..].iter().chain(&number[..4]);
    moved
        .filter_map(|character| character.to_digit(36))
        .fold(0, |rest, value| (rest * if value > 9 { 100 } else { 10 } + value) % 97)
}
