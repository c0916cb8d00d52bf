//! A long text as several messages.

use proptest::prelude::*;
use social_messaging_domain::text::{scalar_length, split_messages};

use crate::emoji::SEQUENCES;
use crate::fragments::posts;

fn without_white_space(text: &str) -> String {
    text.split_whitespace().collect()
}

proptest! {
    #[test]
    fn parts_fit_and_lose_only_white_space(post in posts(), max in 1_usize..60) {
        let parts = split_messages(&post, max);
        for part in &parts {
            prop_assert!(scalar_length(part) <= max, "{:?} is longer than {}", part, max);
            prop_assert!(!part.trim().is_empty());
            prop_assert!(post.contains(part.as_str()));
        }
        prop_assert_eq!(without_white_space(&parts.concat()), without_white_space(&post));
    }

    #[test]
    fn what_fits_stays_as_it_is(post in posts()) {
        let parts = split_messages(&post, scalar_length(&post).max(1));
        let whole: Vec<String> = if post.trim().is_empty() { Vec::new() } else { vec![post] };
        prop_assert_eq!(parts, whole);
    }

    #[test]
    fn emoji_stay_whole_where_they_fit(sequences in proptest::collection::vec(proptest::sample::select(SEQUENCES.as_slice()), 1..20), max in 10_usize..30) {
        let parts = split_messages(&sequences.concat(), max);
        let mut rest = sequences.as_slice();
        for part in parts {
            let taken = (1..=rest.len()).find(|&count| rest[..count].concat() == part);
            prop_assert!(taken.is_some(), "{:?} tears an emoji apart", part);
            rest = &rest[taken.unwrap_or_default()..];
        }
    }
}

#[test]
fn a_text_is_cut_after_a_sentence() {
    let text = "Thanks for writing. Your order left today! It should reach you on Friday, I hope.";
    let parts = split_messages(text, 50);
    assert_eq!(parts, ["Thanks for writing. Your order left today!", "It should reach you on Friday, I hope."]);
}

#[test]
fn a_paragraph_is_a_better_place_than_a_sentence() {
    let parts = split_messages("Dear Ada,\n\nit left today. You get it\nsoon. Bye", 30);
    assert_eq!(parts, ["Dear Ada,", "it left today. You get it", "soon. Bye"]);
}

#[test]
fn sentences_end_in_other_scripts_too() {
    assert_eq!(split_messages("今日は。元気ですか？はい", 9), ["今日は。", "元気ですか？はい"]);
    assert_eq!(split_messages("「今日は。」元気", 7), ["「今日は。」", "元気"]);
    assert_eq!(split_messages("هل وصل الطلب؟ نعم وصل", 16), ["هل وصل الطلب؟", "نعم وصل"]);
    assert_eq!(split_messages("वह आ गया। ठीक है", 12), ["वह आ गया।", "ठीक है"]);
}

#[test]
fn without_a_sentence_it_is_cut_after_a_word() {
    assert_eq!(split_messages("one two three four", 9), ["one two", "three", "four"]);
    assert_eq!(split_messages("one two  three", 7), ["one two", "three"]);
    // A first sentence too short to be worth a message of its own.
    assert_eq!(
        split_messages("Hi. This goes on and on and on and on", 20),
        ["Hi. This goes on and", "on and on and on"]
    );
}

#[test]
fn without_a_word_it_is_cut_between_characters() {
    assert_eq!(split_messages("aaaaaaa", 3), ["aaa", "aaa", "a"]);
    assert_eq!(split_messages("e\u{301}e\u{301}e\u{301}", 3), ["e\u{301}", "e\u{301}", "e\u{301}"]);
    assert_eq!(split_messages("🇺🇸🇬🇧🇯🇵", 3), ["🇺🇸", "🇬🇧", "🇯🇵"]);
    assert_eq!(split_messages("क्षिक्षि", 5), ["क्षि", "क्षि"]);
    let conjoined = "\u{1112}\u{1161}\u{11ab}";
    assert_eq!(split_messages(&conjoined.repeat(2), 4), [conjoined, conjoined]);
    assert_eq!(split_messages("👩‍🚀👩‍🚀", 2), ["👩\u{200d}", "🚀", "👩\u{200d}", "🚀"]);
}

#[test]
fn a_link_stays_whole_where_it_fits() {
    let link = "https://example.com/a/b?c=d.e&f=g";
    assert_eq!(split_messages(&format!("日本語日本語{link}"), 34), ["日本語日本語", link]);
    assert_eq!(split_messages(&format!("Look at it. {link} is it"), 40), ["Look at it.", &format!("{link} is it")]);
    assert_eq!(split_messages("https://example.com/aaaa", 20), ["https://example.com/", "aaaa"]);
}

#[test]
fn blank_texts_give_no_messages() {
    assert!(split_messages("", 10).is_empty());
    assert!(split_messages(" \n ", 10).is_empty());
    assert_eq!(split_messages("a", 0), ["a"]);
    assert_eq!(split_messages(&format!("a{}b", " ".repeat(50)), 10), ["a", "b"]);
}
