//! Emoji sequences: many code points that are drawn, and counted, as one.

use crate::text::emoji_data::{FLAGS, PRESENTED_BY_SELECTOR, TONED};

const JOINER: char = '\u{200d}';
const SELECTOR: char = '\u{fe0f}';
const TEXT_SELECTOR: char = '\u{fe0e}';
const KEYCAP: char = '\u{20e3}';
const FLAG_TAGS: [&str; 3] = [
    "\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
    "\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
];
/// The longest joined sequence: a family, or a kiss.
const MOST_ELEMENTS: usize = 4;

/// One element between two joiners.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Element {
    base: char,
    tone: Option<char>,
    has_selector: bool,
}

/// The length in bytes of the longest emoji sequence that the text starts with.
///
/// A single code point counts as a sequence only where it would count less as a letter (© and ®); of all others a
/// caller learns nothing by it.
pub(super) fn sequence_length(text: &str) -> Option<usize> {
    let mut characters = text.chars();
    let first = characters.next()?;
    let rest = characters.as_str();
    match first {
        '#' | '*' | '0'..='9' => keycap_length(rest).map(|length| 1 + length),
        '\u{a9}' | '\u{ae}' if rest.starts_with(TEXT_SELECTOR) => None,
        '\u{a9}' | '\u{ae}' => {
            Some(first.len_utf8() + if rest.starts_with(SELECTOR) { SELECTOR.len_utf8() } else { 0 })
        }
        '\0'..='\u{2000}' => None,
        '\u{1f1e6}'..='\u{1f1ff}' => {
            let second = rest.chars().next()?;
            is_flag(first, second).then_some(first.len_utf8() + second.len_utf8())
        }
        '\u{1f3f4}' if let Some(tags) = FLAG_TAGS.iter().find(|tags| rest.starts_with(**tags)) => {
            Some(first.len_utf8() + tags.len())
        }
        _ if rest.starts_with(|next| next == JOINER || next == SELECTOR || is_tone(next)) => joined_length(text),
        _ => None,
    }
}

fn keycap_length(rest: &str) -> Option<usize> {
    let after_selector = rest.strip_prefix(SELECTOR).unwrap_or(rest);
    let after = after_selector.strip_prefix(KEYCAP)?;
    Some(rest.len() - after.len())
}

fn is_flag(first: char, second: char) -> bool {
    let letter = |indicator: char| u32::from(indicator).checked_sub(0x1f1e6).filter(|letter| *letter < 26);
    let (Some(first), Some(second)) = (letter(first), letter(second)) else {
        return false;
    };
    let seconds = FLAGS.get(first as usize).copied().unwrap_or_default();
    seconds.iter().any(|known| u32::from(*known - b'A') == second)
}

/// The longest of the sequences of joined elements that are known, each also without what decorates its last element.
fn joined_length(text: &str) -> Option<usize> {
    let mut elements = Vec::with_capacity(MOST_ELEMENTS);
    let mut longest = None;
    let mut at = 0;
    loop {
        let base = text[at..].chars().next()?;
        at += base.len_utf8();
        elements.push(Element { base, tone: None, has_selector: false });
        if elements.len() > 1 && is_known(&elements) {
            longest = Some(at);
        }
        let decoration = text[at..].chars().next().filter(|&next| next == SELECTOR || is_tone(next));
        if let (Some(decoration), Some(last)) = (decoration, elements.last_mut()) {
            at += decoration.len_utf8();
            if decoration == SELECTOR {
                last.has_selector = true;
            } else {
                last.tone = Some(decoration);
            }
            if is_known(&elements) {
                longest = Some(at);
            }
        }
        let after_joiner = text[at..].strip_prefix(JOINER);
        match after_joiner {
            Some(rest) if elements.len() < MOST_ELEMENTS && !rest.is_empty() => at += JOINER.len_utf8(),
            _ => return longest,
        }
    }
}

fn is_known(elements: &[Element]) -> bool {
    let bases: Vec<char> = elements.iter().map(|element| element.base).collect();
    if let [only] = elements {
        return if only.tone.is_some() {
            is_in(&TONED, only.base)
        } else {
            only.has_selector && is_in(&PRESENTED_BY_SELECTOR, only.base)
        };
    }
    if elements.iter().any(|element| element.has_selector && !TAKES_SELECTOR.contains(element.base)) {
        return false;
    }
    let (Some(first), Some(last)) = (elements.first(), elements.last()) else {
        return false;
    };
    let are_others_plain = elements[1..elements.len() - 1].iter().all(|element| element.tone.is_none());
    if !are_others_plain {
        return false;
    }
    match (first.tone, last.tone) {
        (None, None) => is_plain(&bases) || is_toned_first(&bases) || is_pair_of_equals(&bases),
        (Some(_), None) => is_toned_first(&bases),
        (None, Some(_)) => false,
        (Some(left), Some(right)) => is_pair_of_equals(&bases) || (left != right && is_pair_of_different(&bases)),
    }
}

/// Elements that may be followed by U+FE0F inside a joined sequence.
const TAKES_SELECTOR: &str = "\u{2194}\u{2195}\u{2620}\u{2640}\u{2642}\u{2695}\u{2696}\u{26a7}\u{26d3}\u{26f9}\u{2708}\u{2744}\u{2764}\u{27a1}\
    \u{1f32b}\u{1f3cb}\u{1f3cc}\u{1f3f3}\u{1f441}\u{1f575}\u{1f5e8}";
const PEOPLE: &str = "👨👩🧑";
/// What a man, a woman or a person becomes something by.
const ROLES: &str = "\u{2695}\u{2696}\u{2708}🌾🍳🍼🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦯🦰🦱🦲🦳🦼🦽";
const PERSON_ROLES: &str = "🎄🩰";
/// Those who are told to be a woman or a man by a sign.
const SIGNED: &str = "\u{26f9}🏃🏄🏊\u{1f3cb}\u{1f3cc}👮👯👰👱👳👷💁💂💆💇\u{1f575}🙅🙆🙇🙋🙍🙎🚣🚴🚵🚶🤦🤵🤷🤸🤹🤼🤽🤾🦸🦹🧍🧎🧏🧔🧖🧗🧘🧙🧚🧛🧜🧝";
const SIGNS: &str = "\u{2640}\u{2642}";
const ARROW: char = '\u{27a1}';
const WALKERS: &str = "🏃🚶🧎";
const AIDS: &str = "🦯🦼🦽";
const HEART: char = '\u{2764}';
const KISS: char = '💋';
const HANDS: char = '🤝';

/// Sequences of two that take no skin tone.
const PLAIN_PAIRS: [&str; 20] = [
    "\u{26d3}💥",
    "\u{2764}🔥",
    "\u{2764}🩹",
    "🍄🟫",
    "🍋🟩",
    "\u{1f3f3}\u{26a7}",
    "\u{1f3f3}🌈",
    "🏴\u{2620}",
    "🐈\u{2b1b}",
    "🐕🦺",
    "🐦\u{2b1b}",
    "🐦🔥",
    "🐻\u{2744}",
    "\u{1f441}\u{1f5e8}",
    "😮💨",
    "😵💫",
    "😶\u{1f32b}",
    "🙂\u{2194}",
    "🙂\u{2195}",
    "🧑🧒",
];

fn is_plain(bases: &[char]) -> bool {
    let children = |pair: &[char]| matches!(pair, ['👦', '👦'] | ['👧', '👦' | '👧']);
    let parents = |pair: &[char]| matches!(pair, ['👨', '👨' | '👩'] | ['👩', '👩']);
    match bases {
        ['👨' | '👩', '👦' | '👧'] => true,
        ['🧞' | '🧟', sign] => SIGNS.contains(*sign),
        [first, second] => PLAIN_PAIRS.iter().any(|pair| pair.chars().eq([*first, *second])),
        ['🧑', '🧑' | '🧒', '🧒'] | ['🧑', '🧑', '🧒', '🧒'] => true,
        ['👨' | '👩', rest @ ..] if rest.len() == 2 && children(rest) => true,
        [.., '👦' | '👧'] if bases.len() == 3 => parents(&bases[..2]),
        [_, _, _, _] => parents(&bases[..2]) && children(&bases[2..]),
        _ => false,
    }
}

/// Sequences whose first element may have a skin tone, and no other.
fn is_toned_first(bases: &[char]) -> bool {
    match bases {
        [first, ARROW] => WALKERS.contains(*first),
        ['🧑', role] if PERSON_ROLES.contains(*role) => true,
        [first, second] => {
            (PEOPLE.contains(*first) && ROLES.contains(*second)) || (SIGNED.contains(*first) && SIGNS.contains(*second))
        }
        [first, second, ARROW] => {
            (WALKERS.contains(*first) && SIGNS.contains(*second)) || (PEOPLE.contains(*first) && AIDS.contains(*second))
        }
        _ => false,
    }
}

/// Two people who both have a skin tone, any two, or none.
fn is_pair_of_equals(bases: &[char]) -> bool {
    match bases {
        [left, HEART, right] | [left, HEART, KISS, right] => {
            matches!((left, right), ('👨', '👨') | ('👩', '👨' | '👩'))
        }
        ['🧑', HANDS, '🧑'] => true,
        _ => false,
    }
}

/// Two who both have a skin tone, and not the same, which one code point with a tone says already.
fn is_pair_of_different(bases: &[char]) -> bool {
    match bases {
        ['🫱', '🫲'] | ['🧑', HEART, '🧑'] | ['🧑', HEART, KISS, '🧑'] => true,
        [left, HANDS, right] => matches!((left, right), ('👨', '👨') | ('👩', '👨' | '👩')),
        [left, '🐰' | '🫯', right] => left == right && PEOPLE.contains(*left),
        _ => false,
    }
}

fn is_tone(character: char) -> bool {
    matches!(character, '\u{1f3fb}'..='\u{1f3ff}')
}

fn is_in(ranges: &[(char, char)], character: char) -> bool {
    let after = ranges.partition_point(|&(first, _)| first <= character);
    after > 0 && character <= ranges[after - 1].1
}
