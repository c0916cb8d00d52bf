//! How an emoji takes a skin tone: the page puts it together rather than loading each of the five.

use anyhow::bail;

/// The five tones.
const TONES: [char; 5] = ['\u{1F3FB}', '\u{1F3FC}', '\u{1F3FD}', '\u{1F3FE}', '\u{1F3FF}'];

/// What joins several characters into one picture.
const JOINER: &str = "\u{200D}";

/// `-` for none, `1` where the tone stands behind the first character, `2` where it stands behind the first and behind the
/// last person's.
///
/// # Errors
/// When the emoji has tones that neither rule makes.
pub(super) fn mark(emoji: &str, toned: &[&str]) -> anyhow::Result<char> {
    if toned.is_empty() {
        return Ok('-');
    }
    let makes = |rule: fn(&str, char) -> String| TONES.iter().all(|tone| toned.contains(&rule(emoji, *tone).as_str()));
    if makes(first) {
        return Ok('1');
    }
    if makes(first_and_last) {
        return Ok('2');
    }
    bail!("{emoji} takes skin tones in a way of its own")
}

fn first(emoji: &str, tone: char) -> String {
    let mut rest = emoji.chars();
    let character = rest.next().map(String::from).unwrap_or_default();
    format!("{character}{tone}{}", rest.as_str().trim_start_matches('\u{FE0F}'))
}

fn first_and_last(emoji: &str, tone: char) -> String {
    let mut parts: Vec<String> = emoji.split(JOINER).map(str::to_owned).collect();
    let last = parts.len() - 1;
    for at in [0, last] {
        parts[at] = first(&parts[at], tone);
    }
    parts.join(JOINER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_is_found_by_what_it_makes() {
        let made = |emoji: &str, rule: fn(&str, char) -> String| TONES.map(|tone| rule(emoji, tone)).to_vec();
        for (emoji, rule, expected) in [
            ("👋", first as fn(&str, char) -> String, '1'),
            ("☝️", first, '1'),
            ("👩‍🚀", first, '1'),
            ("🧑‍🤝‍🧑", first_and_last, '2'),
        ] {
            let made = made(emoji, rule);
            let toned: Vec<&str> = made.iter().map(String::as_str).collect();
            assert_eq!(mark(emoji, &toned).unwrap(), expected, "{emoji}");
        }
        assert_eq!(first("☝️", '\u{1F3FD}'), "☝🏽");
        assert_eq!(mark("😀", &[]).unwrap(), '-');
        assert!(mark("👋", &["👋🏻"]).is_err());
    }
}
