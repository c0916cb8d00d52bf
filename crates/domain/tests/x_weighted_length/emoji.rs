//! Emoji sequences, put together from their parts.

use social_messaging_domain::text::x_weighted_length;

use crate::oracle;

/// Sequences of every kind.
pub(crate) const SEQUENCES: [&str; 44] = [
    "😀",
    "👍",
    "👍🏽",
    "❤️",
    "❤",
    "☺",
    "☺️",
    "©",
    "®️",
    "™️",
    "‼️",
    "✌🏿",
    "☝🏻",
    "👨‍👩‍👧‍👦",
    "👩‍❤️‍💋‍👨",
    "👩🏽‍❤️‍👨🏿",
    "🧑🏻‍🤝‍🧑🏿",
    "👩🏽‍🚀",
    "🧑‍🎄",
    "👨‍⚕️",
    "👨‍⚕",
    "🤷🏽‍♀️",
    "🤷‍♂",
    "⛹🏽‍♀️",
    "⛹️‍♂️",
    "🏃🏿‍♀️‍➡️",
    "🧎‍➡️",
    "🏳️‍🌈",
    "🏳‍🌈",
    "🏴‍☠️",
    "👁️‍🗨️",
    "🐻‍❄️",
    "❤️‍🔥",
    "🐈‍⬛",
    "🧑‍🧑‍🧒‍🧒",
    "🫱🏻‍🫲🏿",
    "🇺🇸",
    "🇯🇵",
    "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "1️⃣",
    "#️⃣",
    "*⃣",
    "⌚",
    "⬛️",
];

/// Every code point that stands in a joined sequence, and some that stand in none.
const ELEMENTS: &str = "👨👩🧑👦👧🧒👶👴⚕⚖✈🌾🍳🍼🎓🎤🎨🏫🏭💻💼🔧🔬🚀🚒🦯🦰🦱🦲🦳🦼🦽🎄🩰♀♂➡↔↕⛹🏃🏄🏊🏋🏌👮👯👰👱👳👷💁💂💆💇🕵🙅🙆🙇🙋\
    🙍🙎🚣🚴🚵🚶🤦🤵🤷🤸🤹🤼🤽🤾🦸🦹🧍🧎🧏🧔🧖🧗🧘🧙🧚🧛🧜🧝🧞🧟⛓💥❤🔥🩹🍄🟫🍋🟩🏳⚧🌈🏴☠🐈⬛🐕🦺🐦🐻❄👁🗨😮💨😵💫😶🌫🙂🫱🫲💋🤝🐰🫯😀🕴🤶👼";
const TONES: [&str; 3] = ["", "🏻", "🏿"];
const SELECTORS: [&str; 2] = ["", "\u{fe0f}"];
const JOINER: &str = "\u{200d}";

/// Whether both count it as one; what is no sequence the reference does not take apart as X does.
fn assert_known_alike(sequence: &str) {
    assert_eq!(x_weighted_length(sequence) == 2, oracle::default_length(sequence) == 2, "{sequence} {sequence:?}");
}

fn elements(bases: &str) -> Vec<String> {
    let decorations: Vec<&str> = TONES.into_iter().chain(["\u{fe0f}"]).collect();
    bases.chars().flat_map(|base| decorations.iter().map(move |decoration| format!("{base}{decoration}"))).collect()
}

#[test]
fn each_sequence_counts_two() {
    for sequence in SEQUENCES {
        assert_eq!(x_weighted_length(sequence), 2, "{sequence}");
        assert_eq!(x_weighted_length(&sequence.repeat(3)), 6, "{sequence}");
        assert_eq!(x_weighted_length(&format!("a{sequence}b")), 4, "{sequence}");
    }
}

#[test]
fn each_pair_of_indicators_is_a_flag_or_not() {
    let indicators = || '\u{1f1e6}'..='\u{1f1ff}';
    for pair in indicators().flat_map(|first| indicators().map(move |second| format!("{first}{second}"))) {
        assert_known_alike(&pair);
    }
}

#[test]
fn each_character_takes_a_selector_or_a_tone_or_neither() {
    let characters = ['\u{a9}'..='\u{ae}', '\u{203c}'..='\u{3299}', '\u{1f000}'..='\u{1faff}'].into_iter().flatten();
    for character in characters.filter(|character| !('\u{1f1e6}'..='\u{1f1ff}').contains(character)) {
        for decoration in ["", "\u{fe0e}", "\u{fe0f}", "🏻", "🏿", "\u{20e3}"] {
            assert_known_alike(&format!("{character}{decoration}"));
        }
    }
}

#[test]
fn each_keycap_is_one_of_twelve() {
    for character in ' '..='~' {
        for selector in SELECTORS {
            assert_known_alike(&format!("{character}{selector}\u{20e3}"));
        }
    }
}

#[test]
fn each_joined_pair_is_a_sequence_or_not() {
    let elements = elements(ELEMENTS);
    for (left, right) in elements.iter().flat_map(|left| elements.iter().map(move |right| (left, right))) {
        assert_known_alike(&format!("{left}{JOINER}{right}"));
    }
}

#[test]
fn each_joined_three_is_a_sequence_or_not() {
    let outer = elements("👨👩🧑👦👧🧒🏃🚶🧎➡⛹");
    let inner = elements("👨👩🧑👦👧🧒❤🤝🐰🫯💋♀♂🦯🦼🦽🚀");
    for (first, second) in outer.iter().flat_map(|first| inner.iter().map(move |second| (first, second))) {
        for third in &outer {
            assert_known_alike(&[first, second, third].map(String::as_str).join(JOINER));
        }
    }
}

#[test]
fn each_joined_four_is_a_sequence_or_not() {
    let outer = elements("👨👩🧑👦👧🧒");
    let inner: Vec<&str> = vec!["👨", "👩", "🧑", "👦", "👧", "🧒", "❤", "❤️", "💋", "🤝", "👩🏽"];
    for (first, last) in outer.iter().flat_map(|first| outer.iter().map(move |last| (first, last))) {
        for (second, third) in inner.iter().flat_map(|second| inner.iter().map(move |third| (second, third))) {
            assert_known_alike(&[first.as_str(), second, third, last].join(JOINER));
        }
    }
}
