//! What does not belong in public: addresses and numbers by which somebody can be reached, or pay.
//!
//! It warns and never forbids: an agent may know better. It is asked on the agent's side only, and what it finds goes
//! nowhere.

mod account_numbers;
mod numbers;

use numbers::numbers;

/// A kind of thing that an agent hardly means to publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Finding {
    /// `ada@example.org`.
    EmailAddress,
    /// A telephone number, as people write it.
    PhoneNumber,
    /// A payment card's number, with its check digit (ISO/IEC 7812).
    PaymentCard,
    /// A bank account's number, with its check digits (ISO 13616).
    BankAccount,
}

/// What a text has of it, each kind once, in the order of [`Finding`]. Links are not looked into: they are numbers often.
#[must_use]
pub fn findings(text: &str) -> Vec<Finding> {
    let words = without_links(text);
    let numbers = numbers(&words);
    let checks = [
        (Finding::EmailAddress, has_email_address(&words)),
        (Finding::PhoneNumber, numbers.iter().any(numbers::Number::has_phone)),
        (Finding::PaymentCard, numbers.iter().any(numbers::Number::has_card)),
        (Finding::BankAccount, account_numbers::has_one(&words)),
    ];
    checks.into_iter().filter_map(|(finding, found)| found.then_some(finding)).collect()
}

/// Which of an account's own patterns a text has, each once: words, in which `#` stands for a digit. They stand alone,
/// not within a longer word, and the case of Latin letters without accents makes no difference.
#[must_use]
pub fn own_findings<'a>(text: &str, patterns: &'a [String]) -> Vec<&'a str> {
    let found = patterns.iter().filter(|pattern| !pattern.trim().is_empty() && stands_in(text, pattern.trim()));
    found.map(String::as_str).collect()
}

fn stands_in(text: &str, pattern: &str) -> bool {
    let mut before = None;
    for (at, character) in text.char_indices() {
        if !is_word(before) && ends_of(&text[at..], pattern).is_some_and(|after| !is_word(after.chars().next())) {
            return true;
        }
        before = Some(character);
    }
    false
}

/// What follows the pattern at the beginning of a text.
fn ends_of<'a>(text: &'a str, pattern: &str) -> Option<&'a str> {
    let mut rest = text.chars();
    for wanted in pattern.chars() {
        let character = rest.next()?;
        let fits = if wanted == '#' { digit(character).is_some() } else { wanted.eq_ignore_ascii_case(&character) };
        if !fits {
            return None;
        }
    }
    Some(rest.as_str())
}

fn is_word(character: Option<char>) -> bool {
    character.is_some_and(char::is_alphanumeric)
}

fn without_links(text: &str) -> String {
    let words = text.split_inclusive(char::is_whitespace);
    words.map(|word| if word.contains("://") { "\n" } else { word }).collect()
}

/// A mention has nothing before its sign, an address has.
fn has_email_address(text: &str) -> bool {
    text.match_indices('@').any(|(at, _)| {
        let before =
            text[..at].chars().next_back().is_some_and(|it| it.is_ascii_alphanumeric() || "._%+-".contains(it));
        let domain: &str = text[at + 1..]
            .split(|it: char| !it.is_ascii_alphanumeric() && it != '.' && it != '-')
            .next()
            .unwrap_or_default();
        let last = domain.trim_end_matches('.').rsplit_once('.').map(|(_, last)| last);
        before && last.is_some_and(|last| last.len() > 1 && last.bytes().all(|it| it.is_ascii_alphabetic()))
    })
}

/// The value of a digit in the scripts that people write numbers in.
fn digit(character: char) -> Option<u8> {
    let zero = match character {
        '0'..='9' => '0',
        '\u{660}'..='\u{669}' => '\u{660}',
        '\u{6f0}'..='\u{6f9}' => '\u{6f0}',
        '\u{966}'..='\u{96f}' => '\u{966}',
        '\u{ff10}'..='\u{ff19}' => '\u{ff10}',
        _ => return None,
    };
    u8::try_from(u32::from(character) - u32::from(zero)).ok()
}
