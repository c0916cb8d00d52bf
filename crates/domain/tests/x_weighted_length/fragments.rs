//! Posts put together from what people write: words of many scripts, emoji, links, mentions, tags and addresses.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use crate::emoji::SEQUENCES;

/// Words that do not touch a link's rules.
const WORDS: [&str; 34] = [
    "hello",
    "World",
    "été",
    "naïve",
    "a\u{301}\u{323}",
    "Å",
    "ﬁ",
    "ß",
    "İstanbul",
    "日本語",
    "テスト",
    "ア\u{3099}",
    "한국어",
    "\u{1112}\u{1161}\u{11ab}",
    "中文",
    "مرحبا",
    "שלום",
    "привет",
    "Ελλάδα",
    "नमस्ते",
    "ไทย",
    "ᚠᚢᚦ",
    "𝒳𝒴",
    "𠮷野家",
    "5",
    "1000",
    "I",
    "RT",
    "n°",
    "½",
    "™",
    "\u{200b}",
    "\u{202b}x",
    "‼",
];
const GAPS: [&str; 17] =
    [" ", " ", " ", "\n", "\n\n", "\u{3000}", ", ", ". ", "! ", "? ", "; ", ": ", " – ", " — ", "… ", " & ", " / "];
const JOINTS: [&str; 14] = ["", "", "", " ", ",", "!", "?", "、", "。", "—", "…", "「", "」", "'"];

/// A digit keeps it from being a top-level domain itself, which the reference takes for the end of the host.
const LATIN_LABEL: &str = "[a-z]{1,5}[0-9][a-z]{0,3}(-[a-z0-9]{1,4})?";

/// Anything beside anything.
pub(crate) fn posts() -> impl Strategy<Value = String> {
    vec(prop_oneof![3 => prose(), 3 => wrapped(link()), 1 => address(), 1 => mention(), 1 => tag()], 0..6)
        .prop_flat_map(|fragments| {
            let count = fragments.len();
            (Just(fragments), vec(select(GAPS.as_slice()), count))
        })
        .prop_map(|(fragments, gaps)| {
            fragments.into_iter().zip(gaps).flat_map(|(fragment, gap)| [fragment, gap.to_owned()]).collect()
        })
}

/// Links with their protocol between blanks, and emoji beside one another only where they are no flags.
pub(crate) fn posts_of_whole_links() -> impl Strategy<Value = String> {
    let emoji = select(SEQUENCES.as_slice()).prop_map(str::to_owned);
    let word = select(WORDS.as_slice()).prop_map(str::to_owned);
    vec(prop_oneof![3 => word, 3 => emoji, 2 => link_with_protocol(), 1 => mention(), 1 => tag()], 0..8)
        .prop_map(|fragments| fragments.join(" "))
}

/// Words and emoji, also without a blank between them.
fn prose() -> impl Strategy<Value = String> {
    let piece = prop_oneof![select(WORDS.as_slice()), select(SEQUENCES.as_slice())];
    vec((piece, select(JOINTS.as_slice())), 1..6)
        .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, joint)| [piece, joint]).collect())
}

fn link() -> impl Strategy<Value = String> {
    prop_oneof![3 => link_with_protocol(), 2 => link_without_protocol(), 1 => short_link()]
}

fn link_with_protocol() -> impl Strategy<Value = String> {
    let protocol = select(["http://", "https://", "HTTPS://", "Http://"].as_slice());
    // No Cyrillic label begins with a top-level domain, behind which X ends a host whatever Cyrillic follows.
    let label = prop_oneof![3 => LATIN_LABEL, 1 => "[äöüéñç]{1,6}", 1 => "[例本語字]{1,5}", 1 => "[вгжзил][а-я]{1,7}"];
    let domain = select(
        ["com", "org", "co.uk", "io", "COM", "museum", "みんな", "中国", "рф", "xn--p1ai", "한국", "unknowndomain"]
            .as_slice(),
    );
    (protocol, vec(label, 1..4), domain, after_host())
        .prop_map(|(protocol, labels, domain, after)| format!("{protocol}{}.{domain}{after}", labels.join(".")))
}

fn link_without_protocol() -> impl Strategy<Value = String> {
    let domain = select(["com", "org", "co.uk", "io", "de", "museum", "みんな", "unknowndomain"].as_slice());
    (vec(LATIN_LABEL, 1..4), domain, option::of(path()), option::of(query())).prop_map(
        |(labels, domain, path, query)| {
            let after = path.map_or_else(String::new, |path| path + &query.unwrap_or_default());
            format!("{}.{domain}{after}", labels.join("."))
        },
    )
}

fn short_link() -> impl Strategy<Value = String> {
    ("https?://t\\.co/[A-Za-z0-9]{1,40}", option::of(query()))
        .prop_map(|(link, query)| link + &query.unwrap_or_default())
}

fn after_host() -> impl Strategy<Value = String> {
    (option::of(":[1-9][0-9]{0,4}"), option::of(path()), option::of(query()))
        .prop_map(|(port, path, query)| [port, path, query].into_iter().flatten().collect())
}

/// Full stops stand before digits only: after a host that is none, what follows would be read as another host.
fn path() -> impl Strategy<Value = String> {
    let segment = prop_oneof![
        4 => "[a-zA-Z0-9_=+-]{1,8}",
        1 => "[a-z]{1,3}[.,:;!~@&'*%-][0-9][a-z]{0,3}",
        1 => "[a-z]{0,3}\\([a-z0-9]{1,4}\\)",
        1 => "\\([a-z]{0,2}\\([a-z]{1,2}\\)[a-z]{0,2}\\)",
        1 => "[а-яéü]{1,6}",
    ];
    (vec(segment, 0..4), select(["", "/"].as_slice())).prop_map(|(segments, end)| match segments.is_empty() {
        true => "/".to_owned(),
        false => format!("/{}{end}", segments.join("/")),
    })
}

fn query() -> impl Strategy<Value = String> {
    "\\?[a-z]{1,4}=[a-zA-Z0-9%+,;:-]{0,6}[a-z0-9](&[a-z]{1,3}=[0-9]{1,4}){0,2}(#[a-z]{1,5})?"
}

/// A link with what stands around links, which must not become a part of them.
fn wrapped(link: impl Strategy<Value = String>) -> impl Strategy<Value = String> {
    let wrapping = select(
        [
            ("", ""),
            ("", "."),
            ("", ","),
            ("(", ")"),
            ("\"", "\""),
            ("“", "”"),
            ("「", "」"),
            ("", "!"),
            ("", "?"),
            ("日本", ""),
            ("😀", ""),
            ("", "。"),
            ("[", "]"),
            ("*", "*"),
            ("", "…"),
            ("", "👍🏽"),
        ]
        .as_slice(),
    );
    (wrapping, link).prop_map(|((before, after), link)| format!("{before}{link}{after}"))
}

fn address() -> impl Strategy<Value = String> {
    "[a-z]{2,6}([._][a-z]{5,9})?@[a-z]{2,8}\\.(com|org|co\\.uk)"
}

fn mention() -> impl Strategy<Value = String> {
    prop_oneof!["@[a-zA-Z0-9_]{1,15}", "＠[a-z]{1,9}", "@[a-z]{1,9}/[a-z]{1,9}", "[.\"(]@[a-z]{1,9}[,!?)]?"]
}

fn tag() -> impl Strategy<Value = String> {
    prop_oneof!["#[a-zA-Z0-9_]{0,9}[a-z]", "#[日本語éñü]{1,6}", "＃[a-z]{1,6}", "\\$[A-Z]{1,5}", "#[0-9]{1,3}"]
}
