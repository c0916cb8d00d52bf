//! The emoji that can be put into a text: by their groups, with their names and what else they are found by.

use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// As many as are kept of those that were used last: three rows.
const RECENT: usize = 24;

/// What joins several characters into one picture.
const JOINER: char = '\u{200D}';

/// Makes a character a picture; a tone does so too, and replaces it.
const AS_PICTURE: char = '\u{FE0F}';

/// The tone of skin that an agent wants.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Tone {
    /// The yellow of the emoji itself.
    #[default]
    Plain,
    /// The lightest of the five.
    Light,
    /// Between light and medium.
    MediumLight,
    /// Medium.
    Medium,
    /// Between medium and dark.
    MediumDark,
    /// The darkest of the five.
    Dark,
}

impl Tone {
    /// All, in the order in which they are offered.
    pub const EVERY: [Self; 6] =
        [Self::Plain, Self::Light, Self::MediumLight, Self::Medium, Self::MediumDark, Self::Dark];

    const fn character(self) -> Option<char> {
        match self {
            Self::Plain => None,
            Self::Light => Some('\u{1F3FB}'),
            Self::MediumLight => Some('\u{1F3FC}'),
            Self::Medium => Some('\u{1F3FD}'),
            Self::MediumDark => Some('\u{1F3FE}'),
            Self::Dark => Some('\u{1F3FF}'),
        }
    }
}

/// Where an emoji takes a tone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skin {
    Nowhere,
    First,
    FirstAndLast,
}

/// One emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// Itself, without a tone.
    pub glyph: String,
    /// What it is called in the page's language.
    pub name: String,
    skin: Skin,
    /// Its name, then its keywords, as they are compared.
    words: String,
}

impl Emoji {
    /// With a tone, where it takes one.
    #[must_use]
    pub fn toned(&self, tone: Tone) -> String {
        let Some(tone) = tone.character().filter(|_| self.skin != Skin::Nowhere) else { return self.glyph.clone() };
        let last = if self.skin == Skin::First { 0 } else { self.glyph.matches(JOINER).count() };
        let mut toned = String::with_capacity(self.glyph.len() + 8);
        for (at, part) in self.glyph.split(JOINER).enumerate() {
            if at > 0 {
                toned.push(JOINER);
            }
            let mut rest = part.chars();
            if at != 0 && at != last {
                toned.push_str(part);
                continue;
            }
            toned.extend(rest.next());
            toned.push(tone);
            toned.push_str(rest.as_str().trim_start_matches(AS_PICTURE));
        }
        toned
    }

    /// How well it is what is looked for; the least is the best, `None` is not at all.
    fn rank(&self, words: &[&str]) -> Option<u8> {
        let first = words.first()?;
        if !words.iter().all(|word| self.words.contains(word)) {
            return None;
        }
        let (name, keywords) = self.words.split_once('\t').unwrap_or((&self.words, ""));
        let begins = |text: &str, between: char| text.split(between).any(|part| part.starts_with(first));
        Some(match () {
            () if name == *first => 0,
            () if name.starts_with(first) => 1,
            () if begins(name, ' ') => 2,
            () if begins(keywords, '|') => 3,
            () => 4,
        })
    }
}

/// All emoji of one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EmojiSet {
    groups: Vec<Vec<Emoji>>,
}

impl EmojiSet {
    /// How many groups there are.
    pub const GROUPS: usize = 9;

    /// Reads the file of a language; `comparable` is the same text as it is compared, line by line. `None` for a file that
    /// is something else.
    #[must_use]
    pub fn read(file: &str, comparable: &str) -> Option<Self> {
        let mut groups = vec![Vec::new()];
        for (line, compared) in file.lines().zip(comparable.lines()) {
            if line.is_empty() {
                groups.push(Vec::new());
            } else {
                groups.last_mut()?.push(read_line(line, compared)?);
            }
        }
        (groups.len() == Self::GROUPS).then_some(Self { groups })
    }

    /// Those of a group.
    #[must_use]
    pub fn group(&self, at: usize) -> &[Emoji] {
        self.groups.get(at).map(Vec::as_slice).unwrap_or_default()
    }

    /// The one that looks so without a tone.
    #[must_use]
    pub fn of_glyph(&self, glyph: &str) -> Option<&Emoji> {
        self.groups.iter().flatten().find(|emoji| emoji.glyph == glyph)
    }

    /// At most `count` that have all words of `query`, which is as texts are compared; the best first.
    #[must_use]
    pub fn find(&self, query: &str, count: usize) -> Vec<&Emoji> {
        let words: Vec<&str> = query.split(' ').filter(|word| !word.is_empty()).collect();
        let mut found: Vec<(u8, &Emoji)> =
            self.groups.iter().flatten().filter_map(|emoji| Some((emoji.rank(&words)?, emoji))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, emoji)| emoji).take(count).collect()
    }
}

fn read_line(line: &str, compared: &str) -> Option<Emoji> {
    let (glyph, rest) = line.split_once('\t')?;
    let (skin, glyph) = match glyph.split_at_checked(1)? {
        ("-", glyph) => (Skin::Nowhere, glyph),
        ("1", glyph) => (Skin::First, glyph),
        ("2", glyph) => (Skin::FirstAndLast, glyph),
        _ => return None,
    };
    let name = rest.split('\t').next()?.to_owned();
    let words = compared.split_once('\t')?.1.to_owned();
    Some(Emoji { glyph: glyph.to_owned(), name, skin, words })
}

/// What this browser keeps of how an agent uses emoji.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct EmojiHabits {
    /// The tone of skin.
    pub tone: Tone,
    /// Those that were used last, without a tone, the latest first.
    pub recent: Vec<String>,
}

impl EmojiHabits {
    /// Puts one before all others.
    pub fn remember(&mut self, glyph: &str) {
        self.recent.retain(|known| known != glyph);
        self.recent.insert(0, glyph.to_owned());
        self.recent.truncate(RECENT);
    }
}

/// The emoji as they are offered to an agent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferedEmoji {
    /// All of them. Shared, so that nobody compares two thousand with themselves.
    pub set: Arc<EmojiSet>,
    /// How the agent uses them.
    pub habits: EmojiHabits,
}

impl OfferedEmoji {
    /// Those that were used last, the latest first.
    #[must_use]
    pub fn recent(&self) -> Vec<&Emoji> {
        self.habits.recent.iter().filter_map(|glyph| self.set.of_glyph(glyph)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set() -> EmojiSet {
        let mut file = "-❤️\tRed heart\tlove\n-♥️\tHeart suit\tcard\n-😍\tSmiling face with heart-eyes\tlove\n\
            -⭐\tStar\tart|heartbeat\n\n1👋\tWaving hand\thello\n1☝️\tIndex pointing up\tone\n\
            2🧑\u{200d}🤝\u{200d}🧑\tPeople holding hands\tcouple\n"
            .to_owned();
        file.push_str(&"\n-🦆\tDuck\n".repeat(EmojiSet::GROUPS - 2));
        EmojiSet::read(&file, &file.to_lowercase()).expect("a file")
    }

    #[test]
    fn a_file_of_something_else_is_not_taken() {
        for file in ["", "<!doctype html>\n", "-😀\tGrinning face\n", "x😀\tGrinning face\n"] {
            assert_eq!(EmojiSet::read(file, file), None, "{file:?}");
        }
    }

    #[test]
    fn the_best_name_is_found_first() {
        let set = set();
        let found = |query: &str| set.find(query, 9).iter().map(|emoji| emoji.name.as_str()).collect::<Vec<_>>();
        assert_eq!(found("heart"), ["Heart suit", "Red heart", "Smiling face with heart-eyes", "Star"]);
        assert_eq!(found("love face"), ["Smiling face with heart-eyes"]);
        assert_eq!(found("hello"), ["Waving hand"]);
        assert_eq!(found("zebra"), [""; 0]);
        assert_eq!(found("  "), [""; 0]);
        assert_eq!(set.find("duck", 2).len(), 2);
    }

    #[test]
    fn a_tone_stands_where_the_skin_is() {
        let set = set();
        let toned = |glyph: &str, tone| set.of_glyph(glyph).map(|emoji| emoji.toned(tone));
        assert_eq!(toned("👋", Tone::Dark).as_deref(), Some("👋🏿"));
        assert_eq!(toned("☝️", Tone::Light).as_deref(), Some("☝🏻"));
        assert_eq!(toned("☝️", Tone::Plain).as_deref(), Some("☝️"));
        assert_eq!(toned("🧑\u{200d}🤝\u{200d}🧑", Tone::Medium).as_deref(), Some("🧑🏽\u{200d}🤝\u{200d}🧑🏽"));
        assert_eq!(toned("❤️", Tone::Dark).as_deref(), Some("❤️"));
    }

    #[test]
    fn what_was_used_last_comes_first_and_once() {
        let mut habits = EmojiHabits::default();
        for number in 0..30 {
            habits.remember(&number.to_string());
        }
        habits.remember("20");
        assert_eq!(habits.recent.len(), RECENT);
        assert_eq!(habits.recent[..3], ["20", "29", "28"]);
        assert_eq!(habits.recent.iter().filter(|glyph| *glyph == "20").count(), 1);
    }
}
