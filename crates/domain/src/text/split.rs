//! A long text as several messages.

use std::iter;
use std::ops::Range;

use crate::text::graphemes;
use crate::text::links::find_links;

/// How much of a message must be filled, as a divisor of its limit, for a cut after a sentence to be better than one
/// after a word.
const WORTHWHILE: usize = 4;

/// Splits a text into messages of at most `max` Unicode scalar values each.
///
/// It cuts after a paragraph or a sentence where one fits, else after a word, and inside a word only where nothing
/// else fits; a link, and what is drawn as one character, stay whole unless they alone are longer than a message.
/// Only white space at the cuts is lost. A blank text gives no messages; `max` 0 is taken as 1.
#[must_use]
pub fn split_messages(text: &str, max: usize) -> Vec<String> {
    let max = max.max(1);
    let links = find_links(text);
    let mut messages = Vec::new();
    let mut start = 0;
    while !text[start..].trim().is_empty() {
        let Some(limit) = byte_after(text, start, max) else {
            messages.push(text[start..].to_owned());
            break;
        };
        let cut = cut_before(text, &(start..limit), &links, max);
        let message = text[start..cut].trim_end();
        if !message.is_empty() {
            messages.push(message.to_owned());
        }
        start = text.len() - text[cut..].trim_start().len();
    }
    messages
}

/// The byte where `count` scalar values end, `None` where the text is not longer than that.
fn byte_after(text: &str, start: usize, count: usize) -> Option<usize> {
    text[start..].char_indices().nth(count).map(|(offset, _)| start + offset)
}

/// The best place for a cut in a range whose end is the last one that fits; always after its start.
fn cut_before(text: &str, range: &Range<usize>, links: &[Range<usize>], max: usize) -> usize {
    let is_free = |at: usize| !links.iter().any(|link| link.start < at && at < link.end);
    let worthwhile_from = byte_after(text, range.start, max.div_ceil(WORTHWHILE)).unwrap_or(range.end);
    let places = |from: usize| {
        let inside = text[range.clone()].char_indices().map(move |(offset, _)| range.start + offset).rev();
        iter::once(range.end).chain(inside).take_while(move |&at| at >= from && at > range.start)
    };

    let paragraph = |&at: &usize| text[..at].ends_with('\n') || text[at..].starts_with('\n');
    let sentence = |&at: &usize| is_free(at) && ends_sentence(text, range.start, at);
    let word = |&at: &usize| text[..at].ends_with(char::is_whitespace) || text[at..].starts_with(char::is_whitespace);
    let whole = |&at: &usize| graphemes::is_boundary(text, at);

    places(worthwhile_from)
        .find(paragraph)
        .or_else(|| places(worthwhile_from).find(sentence))
        .or_else(|| places(range.start).find(word).filter(|&at| !text[range.start..at].trim().is_empty()))
        .or_else(|| places(range.start).find(|at| is_free(*at) && whole(at)))
        .or_else(|| places(range.start).find(whole))
        .unwrap_or(range.end)
}

/// Whether a sentence ends before this byte: at a full stop of any script, with what closes a quotation after it.
fn ends_sentence(text: &str, start: usize, at: usize) -> bool {
    let before = text[start..at].trim_end();
    let has_space = before.len() < at - start || text[at..].starts_with(char::is_whitespace);
    let Some(mark) = before.trim_end_matches(is_closing).chars().next_back() else {
        return false;
    };
    match mark {
        '。' | '！' | '？' | '．' | '｡' => {
            !text[at..].starts_with(|next| is_closing(next) || matches!(next, '。' | '！' | '？'))
        }
        '.' | '!' | '?' | '…' | '؟' | '۔' | '।' | '॥' | '։' | '።' | '។' => has_space,
        _ => false,
    }
}

fn is_closing(character: char) -> bool {
    matches!(character, '"' | '\'' | ')' | ']' | '”' | '’' | '»' | '」' | '』' | '）' | '】')
}
