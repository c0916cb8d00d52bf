//! The links that X finds in a post, with a protocol or without (X: twitter-text).

use std::ops::Range;

use crate::text::link_parts::{self, is_domain_character, is_latin_accent};
use crate::text::{is_invalid, labels, top_level_domains};

/// The longest link that X takes, with its protocol (X: twitter-text, `MAX_URL_LENGTH`), in UTF-16 code units.
const LONGEST_LINK: usize = 4096;
/// The longest name of a `t.co` link (X: twitter-text, `MAX_TCO_SLUG_LENGTH`).
const LONGEST_SHORT_NAME: usize = 40;
/// The protocol that a link without one is measured with.
const DEFAULT_PROTOCOL: &str = "https://";

/// A stretch of text that reads as a link: `protocol`? `host` and what follows it.
struct Candidate {
    start: usize,
    host: Range<usize>,
    /// Where the path begins; a link without one has no path.
    path: Option<usize>,
    end: usize,
}

impl Candidate {
    fn has_protocol(&self) -> bool {
        self.host.start > self.start
    }
}

/// The links of a text, as ranges of bytes in rising order; a later one may begin inside an earlier one.
pub(super) fn find_links(text: &str) -> Vec<Range<usize>> {
    if text.contains('.') { find_dotted(text) } else { Vec::new() }
}

#[inline(never)] // The widget's first view does without it.
fn find_dotted(text: &str) -> Vec<Range<usize>> {
    let mut links = Vec::new();
    let mut hostless_until = 0;
    let mut at = 0;
    let mut may_start_here = true;
    while let Some(character) = text[at..].chars().next() {
        let next = at + character.len_utf8();
        let mut starts = [None; 2];
        if precedes_link(character) {
            // X scans UTF-16, where the second half of a surrogate pair can begin a host.
            starts[0] = (character.len_utf16() == 2 || may_start_here).then_some(at);
            starts[1] = Some(next);
            if character.len_utf16() == 1 {
                starts.swap(0, 1);
            }
        } else if may_start_here {
            starts[0] = Some(at);
        }
        may_start_here = false;
        let found = starts.into_iter().flatten().find_map(|start| candidate(text, start, &mut hostless_until));
        if let Some(found) = found {
            at = found.end;
            let is_inside_word = found.start == next && matches!(character, '-' | '_' | '.' | '/');
            if found.has_protocol() || !is_inside_word {
                links.extend(accept(text, &found));
            }
        } else {
            at = next;
        }
    }
    links
}

/// Reads a link that starts exactly here.
fn candidate(text: &str, start: usize, hostless_until: &mut usize) -> Option<Candidate> {
    let host_start = start + protocol_length(&text[start..]);
    if host_start < *hostless_until {
        return None;
    }
    let host_end = host_end(text, host_start, hostless_until)?;
    let after_port = host_end + port_length(&text[host_end..]);
    let after_path = after_port + link_parts::path_length(&text[after_port..]);
    let end = after_path + link_parts::query_length(&text[after_path..]);
    let path = (after_path > after_port).then_some(after_port);
    Some(Candidate { start, host: host_start..host_end, path, end })
}

/// The ranges that X makes a link of; a candidate can hold none, one, or several hosts.
fn accept(text: &str, found: &Candidate) -> Vec<Range<usize>> {
    let whole = &text[found.start..found.end];
    let protocol = if found.has_protocol() { &text[found.start..found.host.start] } else { DEFAULT_PROTOCOL };
    if !is_host(&text[found.host.clone()]) || protocol.len() + utf16_length(whole) > LONGEST_LINK {
        return Vec::new();
    }
    if !found.has_protocol() {
        return hosts_without_protocol(text, found);
    }
    end_with_protocol(text, found).map(|end| found.start..end).into_iter().collect()
}

/// Where a link with a protocol ends; `t.co` takes only its own names, and nothing after them but a query.
fn end_with_protocol(text: &str, found: &Candidate) -> Option<usize> {
    let (Some(path), true) = (found.path, text[found.host.clone()].eq_ignore_ascii_case("t.co")) else {
        return Some(found.end);
    };
    let name = path + 1;
    match leading_length(&text[name..], |next| next.is_ascii_alphanumeric()) {
        0 => Some(found.end),
        length if length > LONGEST_SHORT_NAME => None,
        length => Some(name + length + link_parts::query_length(&text[name + length..])),
    }
}

/// Without a protocol only what is written in Latin letters is a host; the last one takes the path.
fn hosts_without_protocol(text: &str, found: &Candidate) -> Vec<Range<usize>> {
    let mut hosts = Vec::new();
    let mut at = found.host.start;
    while let Some(host) = latin_host(&text[..found.host.end], at) {
        at = host.end;
        hosts.push(host);
    }
    if let (Some(last), true) = (hosts.last_mut(), found.path.is_some()) {
        // X lengthens the host by what follows the whole candidate's, counted in UTF-16.
        let mut rest = utf16_length(&text[found.host.end..found.end]);
        while let Some(character) = text[last.end..].chars().next().filter(|_| rest > 0) {
            rest = rest.saturating_sub(character.len_utf16());
            last.end += character.len_utf8();
        }
    }
    hosts
}

/// The next host of Latin labels under a top-level domain, at or after a position.
fn latin_host(text: &str, from: usize) -> Option<Range<usize>> {
    let mut start = from;
    while start < text.len() {
        let mut end = None;
        let mut label = start;
        loop {
            let length = leading_length(&text[label..], is_latin_label);
            if length == 0 || !text[label + length..].starts_with('.') {
                break;
            }
            label += length + 1;
            if let Some(domain) = top_level_domains::leading(&text[label..]) {
                end = Some(label + domain);
            }
        }
        if let Some(end) = end {
            return Some(start..end);
        }
        start += leading_length(&text[start..], is_latin_label);
        start += text[start..].chars().next().map_or(0, char::len_utf8);
    }
    None
}

/// The end of the longest host that starts here: labels, then a top-level domain whose own label has no underscore.
fn host_end(text: &str, start: usize, hostless_until: &mut usize) -> Option<usize> {
    let mut end = None;
    let mut is_chance = false;
    let mut label = start;
    while let Some(length) = label_length(&text[label..]) {
        let is_name = !text[label..label + length].contains('_');
        label += length + 1;
        if let Some(domain) = top_level_domains::leading(&text[label..]) {
            is_chance = true;
            if is_name {
                end = Some(label + domain);
            }
        }
    }
    if !is_chance && text[start..].starts_with(is_domain_character) {
        // Every start further inside this first label would read the same labels again.
        *hostless_until =
            start + leading_length(&text[start..], |next| is_domain_character(next) || matches!(next, '-' | '_'));
    }
    end
}

/// The length of a label that a full stop follows; hyphens and underscores only stand inside.
fn label_length(text: &str) -> Option<usize> {
    let length = leading_length(text, |next| is_domain_character(next) || matches!(next, '-' | '_'));
    let label = &text[..length];
    let is_label = !label.is_empty() && !label.starts_with(['-', '_']) && !label.ends_with(['-', '_']);
    (is_label && text[length..].starts_with('.')).then_some(length)
}

fn is_host(host: &str) -> bool {
    if host.starts_with("xn--") && latin_host(host, 0).is_none() {
        return false;
    }
    labels::all_fit(host)
}

fn protocol_length(text: &str) -> usize {
    ["https://", "http://"]
        .into_iter()
        .find(|protocol| text.get(..protocol.len()).is_some_and(|start| start.eq_ignore_ascii_case(protocol)))
        .map_or(0, str::len)
}

fn port_length(text: &str) -> usize {
    let Some(port) = text.strip_prefix(':') else {
        return 0;
    };
    match port.bytes().take_while(u8::is_ascii_digit).count() {
        0 => 0,
        digits => digits + 1,
    }
}

fn leading_length(text: &str, belongs: impl Fn(char) -> bool) -> usize {
    text.find(|next| !belongs(next)).unwrap_or(text.len())
}

fn precedes_link(character: char) -> bool {
    !character.is_ascii_alphanumeric()
        && !matches!(character, '@' | '\u{ff20}' | '$' | '#' | '\u{ff03}')
        && !is_invalid(character)
}

fn is_latin_label(character: char) -> bool {
    character == '-' || character.is_ascii_alphanumeric() || is_latin_accent(character)
}

fn utf16_length(text: &str) -> usize {
    text.encode_utf16().count()
}
