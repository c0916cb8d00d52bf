//! The length of a post, counted as X counts it.
#![cfg(feature = "nfc")]

#[path = "x_weighted_length/cases.rs"]
mod cases;
#[path = "x_weighted_length/emoji.rs"]
mod emoji;
#[path = "x_weighted_length/fragments.rs"]
mod fragments;
#[path = "x_weighted_length/oracle.rs"]
mod oracle;
#[path = "x_weighted_length/split.rs"]
mod split;

use proptest::prelude::*;
use social_messaging_domain::text::{is_valid_x, scalar_length, x_weighted_length, x_weighted_length_nfc};

use crate::fragments::{posts, posts_of_whole_links};

proptest! {
    #[test]
    fn any_mixture_counts_as_the_reference_counts_it(post in posts()) {
        prop_assert_eq!(x_weighted_length(&post), oracle::length(&post), "{:?}", post);
    }

    #[test]
    fn a_mixture_of_whole_links_counts_as_the_reference_does_by_default(post in posts_of_whole_links()) {
        prop_assert_eq!(x_weighted_length(&post), oracle::default_length(&post), "{:?}", post);
    }

    #[test]
    fn any_text_without_full_stops_counts_as_the_reference_counts_it(text in "[^.\u{1f1e6}-\u{1f1ff}\u{fe0f}]{0,40}") {
        prop_assert_eq!(x_weighted_length(&text), oracle::length(&text), "{:?}", text);
    }

    #[test]
    fn the_form_of_normalization_does_not_count(post in posts()) {
        use unicode_normalization::UnicodeNormalization;
        let composed: String = post.nfc().collect();
        let decomposed: String = post.nfd().collect();
        prop_assert_eq!(x_weighted_length(&decomposed), x_weighted_length_nfc(&composed));
    }

    #[test]
    fn no_text_is_too_odd_to_be_counted(text in any::<String>()) {
        prop_assert!(x_weighted_length(&text) <= 23 * text.chars().count());
    }
}

#[test]
fn each_case_counts_as_twitter_text_counts_it() {
    for (text, length) in cases::CASES {
        assert_eq!(x_weighted_length(text), *length, "{text:?}");
    }
}

#[test]
fn three_characters_are_refused() {
    assert!(is_valid_x("Bonjour, 日本 👩‍🚀"));
    assert!(is_valid_x(""));
    for refused in ['\u{fffe}', '\u{feff}', '\u{ffff}'] {
        assert!(!is_valid_x(&format!("a{refused}b")));
    }
}

#[test]
fn other_lanes_count_scalar_values() {
    assert_eq!(scalar_length("é"), 1);
    assert_eq!(scalar_length("e\u{301}"), 2);
    assert_eq!(scalar_length("👩‍🚀"), 3);
    assert_eq!(scalar_length("https://example.com"), 19);
}

#[test]
fn the_boundary_of_a_post_is_280() {
    assert_eq!(x_weighted_length(&"a".repeat(280)), 280);
    assert_eq!(x_weighted_length(&"日".repeat(140)), 280);
    assert_eq!(x_weighted_length(&"👨‍👩‍👧‍👦".repeat(140)), 280);
    let link = format!("https://example.com/{}", "a".repeat(1000));
    assert_eq!(x_weighted_length(&format!("{}{link}", "a ".repeat(128))), 256 + 23);
}

#[test]
fn a_link_longer_than_x_takes_counts_as_text() {
    let longest = format!("https://example.com/{}", "a".repeat(4096 - "https://https://example.com/".len()));
    assert_eq!(x_weighted_length(&longest), 23);
    assert_eq!(x_weighted_length(&format!("{longest}a")), longest.len() + 1);
}
