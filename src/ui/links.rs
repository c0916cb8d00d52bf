//! What may become a link: http and https, nothing else.

/// An address that may be opened; `None` for any other scheme, however it is written.
#[must_use]
pub fn safe(address: &str) -> Option<&str> {
    let has = |scheme: &str| address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme));
    let clean = !address.contains(|character: char| character.is_control() || character.is_whitespace());
    (clean && (has("https://") || has("http://"))).then_some(address)
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
    let end =
        rest.find(|character: char| character.is_whitespace() || character.is_control() || "<>\"`".contains(character));
    let address = rest[..end.unwrap_or(rest.len())].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '。', '、']);
    // A bracket that the address did not open belongs to the sentence.
    let address = address.strip_suffix(')').filter(|_| !address.contains('(')).unwrap_or(address);
    let host = address.split_once("://")?.1;
    (safe(address).is_some() && !host.is_empty()).then_some(address.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_http_and_https_are_opened() {
        assert_eq!(safe("https://example.com/a"), Some("https://example.com/a"));
        assert_eq!(safe("HTTP://example.com"), Some("HTTP://example.com"));
        for hostile in
            ["javascript:alert(1)", "data:text/html,x", " https://a", "java\nscript:alert(1)", "//a", "", "https:a"]
        {
            assert_eq!(safe(hostile), None, "{hostile:?}");
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
