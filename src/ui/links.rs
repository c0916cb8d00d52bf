//! What may become a link: http and https, nothing else.

/// An address that may be opened; `None` for any other scheme, however it is written.
#[must_use]
pub fn safe(address: &str) -> Option<&str> {
    let has = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let clean = !address.contains(ends_address);
    let authority = address.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#', '\\']).next());
    // "https://brand.example@elsewhere" leads elsewhere.
    let plain = authority.is_some_and(|authority| !authority.is_empty() && !authority.contains('@'));
    (clean && plain && (has("https://") || has("http://"))).then_some(address)
}

/// A text without the characters that turn the direction of what follows: they make an address look like another.
#[must_use]
pub fn upright(text: &str) -> String {
    text.replace(overrides, "")
}

/// A name of a file without anything that turns a direction: "exe.gpj", turned, passes for a picture.
#[must_use]
pub fn upright_name(name: &str) -> String {
    name.replace(turns, "")
}

fn turns(character: char) -> bool {
    matches!(character, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2066}'..='\u{2069}') || overrides(character)
}

fn overrides(character: char) -> bool {
    matches!(character, '\u{202A}'..='\u{202E}')
}

fn ends_address(character: char) -> bool {
    turns(character) || character.is_control() || character.is_whitespace()
}

/// A stretch of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stretch<'a> {
    /// Words.
    Words(&'a str),
    /// An address.
    Link(&'a str),
    /// Somebody who is named.
    Mention(&'a str),
}

/// Parts a text into words, addresses and the names given. Nothing is changed or lost.
#[must_use]
pub fn stretches<'a>(text: &'a str, names: &[String]) -> Vec<Stretch<'a>> {
    let mut found = Vec::new();
    let mut words = 0;
    let mut at = 0;
    while at < text.len() {
        let rest = &text[at..];
        let starts_word = text[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        let link = if starts_word { link_length(rest) } else { None };
        let name =
            names.iter().filter(|name| !name.is_empty() && rest.starts_with(name.as_str())).map(String::len).max();
        let (length, stretch): (usize, fn(&'a str) -> Stretch<'a>) = match (link, name) {
            (Some(length), _) => (length, Stretch::Link),
            (None, Some(length)) => (length, Stretch::Mention),
            (None, None) => {
                at += rest.chars().next().map_or(1, char::len_utf8);
                continue;
            }
        };
        if words < at {
            found.push(Stretch::Words(&text[words..at]));
        }
        found.push(stretch(&rest[..length]));
        at += length;
        words = at;
    }
    if words < text.len() {
        found.push(Stretch::Words(&text[words..]));
    }
    found
}

fn link_length(rest: &str) -> Option<usize> {
    if !rest.as_bytes().first().is_some_and(|first| first.eq_ignore_ascii_case(&b'h')) {
        return None;
    }
    let end = rest.find(|character: char| ends_address(character) || "<>\"`".contains(character));
    let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '。', '、']);
    // A bracket that the address did not open belongs to the sentence.
    let address = address.strip_suffix(')').filter(|_| !address.contains('(')).unwrap_or(address);
    safe(address).map(str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_https_are_opened() {
        assert_eq!(safe("https://example.com/a"), Some("https://example.com/a"));
        assert_eq!(safe("HTTP://example.com"), Some("HTTP://example.com"));
        for hostile in [
            "javascript:alert(1)",
            "data:text/html,x",
            " https://a",
            "java\nscript:alert(1)",
            "//a",
            "",
            "https:a",
            "https://",
        ] {
            assert_eq!(safe(hostile), None, "{hostile:?}");
        }
    }

    #[test]
    fn an_address_does_not_pass_for_another() {
        for hostile in ["https://brand.example@evil.example/", "https://u:p@evil.example", "https://a\u{202e}gpj.exe"] {
            assert_eq!(safe(hostile), None, "{hostile:?}");
        }
        assert_eq!(safe("https://example.com/@ada?a=b@c"), Some("https://example.com/@ada?a=b@c"));
        let found = stretches("https://evil.example\u{202e}gpj.exe", &[]);
        assert_eq!(found[0], Stretch::Link("https://evil.example"));
        assert_eq!(upright("a\u{202e}b\u{202c}"), "ab");
    }

    #[test]
    fn a_name_of_a_file_ends_as_it_is_written() {
        for hostile in ["photo\u{202e}gpj.exe", "photo\u{2067}gpj\u{2069}.exe", "\u{200f}photogpj\u{200e}.exe\u{61c}"] {
            assert_eq!(upright_name(hostile), "photogpj.exe", "{hostile:?}");
        }
        for plain in ["صورة.jpg", "rück\u{200d}blick 👩\u{200d}🚀.png"] {
            assert_eq!(upright_name(plain), plain);
        }
    }

    #[test]
    fn a_text_is_parted_and_nothing_is_lost() {
        let text = "see javascript:alert(1) and (https://example.com/a?b=1). @Ada, @Adam!";
        let found = stretches(text, &["@Ada".to_owned()]);
        assert!(found.contains(&Stretch::Link("https://example.com/a?b=1")));
        assert!(found.contains(&Stretch::Mention("@Ada")));
        let whole: String = found
            .iter()
            .map(|stretch| match stretch {
                Stretch::Words(words) | Stretch::Link(words) | Stretch::Mention(words) => *words,
            })
            .collect();
        assert_eq!(whole, text);
    }

    #[test]
    fn scripts_without_spaces_are_parted_at_characters() {
        assert_eq!(stretches("コーヒー😀", &[]), [Stretch::Words("コーヒー😀")]);
        assert_eq!(stretches("", &[]), []);
    }
}
