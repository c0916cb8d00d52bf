//! Numbers as people write them: in groups, with a character between.

use super::digit;

/// The lengths of payment cards' numbers, in digits (ISO/IEC 7812).
const CARD: std::ops::RangeInclusive<usize> = 13..=19;
/// The lengths of telephone numbers with their country, in digits (E.164: at most 15).
const INTERNATIONAL: std::ops::RangeInclusive<usize> = 8..=15;
/// The lengths of telephone numbers within a country that begin with 0, in digits.
const NATIONAL: std::ops::RangeInclusive<usize> = 9..=12;

/// Digits in groups, each group with what stands before it.
#[derive(Debug, Default)]
pub(super) struct Number(Vec<Group>);

#[derive(Debug, Default)]
struct Group {
    before: String,
    /// Whether a number of its own can begin here.
    opens: bool,
    digits: Vec<u8>,
}

/// All numbers of a text. What stands between two groups is at most two of the characters that people put there.
pub(super) fn numbers(text: &str) -> Vec<Number> {
    let mut found = vec![Number::default()];
    let mut between = String::new();
    let mut in_group = false;
    let mut after_letter = false;
    for character in text.chars() {
        if let Some(digit) = digit(character) {
            let Some(number) = found.last_mut() else { break };
            if !in_group {
                let before = std::mem::take(&mut between);
                let opens = before.ends_with(['(', '+']) || (number.0.is_empty() && !after_letter);
                number.0.push(Group { before, opens, digits: Vec::new() });
            }
            if let Some(group) = number.0.last_mut() {
                group.digits.push(digit);
            }
            in_group = true;
            continue;
        }
        in_group = false;
        after_letter = character.is_alphabetic();
        between.push(character);
        let joins = between.chars().count() <= 2 && between.chars().all(|it| " \u{a0}-\u{2011}./()+".contains(it));
        if !joins {
            found.push(Number::default());
            between = between.chars().last().filter(|it| "(+".contains(*it)).map(String::from).unwrap_or_default();
        }
    }
    found.retain(|number| !number.0.is_empty());
    found
}

impl Number {
    /// Whether some of its groups are a payment card's number.
    pub(super) fn has_card(&self) -> bool {
        self.runs().any(|groups| {
            let digits = joined(groups);
            let apart =
                groups.iter().skip(1).all(|group| matches!(group.before.as_str(), " " | "-" | "\u{a0}" | "\u{2011}"));
            let all_alike = digits.iter().all(|digit| Some(digit) == digits.first());
            apart && CARD.contains(&digits.len()) && !all_alike && passes_luhn(&digits)
        })
    }

    /// Whether some of its groups are a telephone number.
    pub(super) fn has_phone(&self) -> bool {
        self.runs().any(|groups| {
            let digits = joined(groups);
            let before = groups.first().map_or("", |group| group.before.as_str());
            if before.ends_with('+') {
                return INTERNATIONAL.contains(&digits.len());
            }
            // The middle of a longer number is no number of its own.
            if !groups.first().is_some_and(|group| group.opens) {
                return false;
            }
            if let [0, 0, country, ..] = digits[..] {
                return country != 0 && INTERNATIONAL.contains(&(digits.len() - 2));
            }
            let sizes: Vec<usize> = groups.iter().map(|group| group.digits.len()).collect();
            // In North America a number of ten digits is written as three, three and four.
            let american = matches!(sizes[..], [3, 3, 4] | [1, 3, 3, 4]);
            american || (digits.first() == Some(&0) && NATIONAL.contains(&digits.len()) && !begins_with_date(groups))
        })
    }

    /// Every row of neighbouring groups.
    fn runs(&self) -> impl Iterator<Item = &[Group]> {
        let groups = &self.0;
        (0..groups.len()).flat_map(move |from| (from + 1..=groups.len().min(from + 8)).map(move |to| &groups[from..to]))
    }
}

fn joined(groups: &[Group]) -> Vec<u8> {
    groups.iter().flat_map(|group| group.digits.iter().copied()).collect()
}

/// "01.12.2026 14" is no telephone number.
fn begins_with_date(groups: &[Group]) -> bool {
    let [day, month, year, ..] = groups else { return false };
    day.digits.len() <= 2
        && month.digits.len() <= 2
        && year.digits.len() == 4
        && matches!(year.digits[..2], [1, 9] | [2, 0])
}

/// The check digit of payment cards: every second digit from the right counts twice (ISO/IEC 7812, annex B).
fn passes_luhn(digits: &[u8]) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let weigh = |(at, digit): (usize, &u8)| if at % 2 == 1 { doubled(u32::from(*digit)) } else { u32::from(*digit) };
    digits.iter().rev().enumerate().map(weigh).sum::<u32>() % 10 == 0
}
