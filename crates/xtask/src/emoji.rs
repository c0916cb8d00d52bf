//! Writes `emoji/`, one file a language: the emoji by their groups, with their names and keywords.
//!
//! The files are kept in the repository, since their sources take 200 MB and change once a year.

mod tones;

use std::collections::HashMap;
use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, bail};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::command::say;
use crate::tools;
use crate::workspace::Workspace;

/// The languages of the page; each has a file.
const LANGUAGES: [&str; 5] = ["en", "es", "de", "ja", "ar"];

/// The groups by their numbers in emojibase, in the order in which they are shown. Bare skin tones and hair are none.
const GROUPS: [u32; 9] = [0, 1, 3, 4, 5, 6, 7, 8, 9];

/// What came later is not drawn yet by every system that agents and consumers have.
const NEWEST: f64 = 15.1;

/// Makes a character a picture; the names are known without it.
const AS_PICTURE: char = '\u{FE0F}';

/// An emoji of emojibase.
#[derive(Deserialize)]
struct Emoji {
    emoji: String,
    group: Option<u32>,
    order: Option<u32>,
    version: f64,
    #[serde(default)]
    skins: Vec<Skin>,
}

/// The same with skin tones.
#[derive(Deserialize)]
struct Skin {
    emoji: String,
}

/// What the Unicode Consortium's locale data call an emoji.
#[derive(Deserialize)]
struct Annotation {
    #[serde(default)]
    default: Vec<String>,
    #[serde(default)]
    tts: Vec<String>,
}

/// The file of one language's annotations; those of sequences stand under another name.
#[derive(Deserialize)]
struct Annotations {
    #[serde(alias = "annotationsDerived")]
    annotations: Annotated,
}

#[derive(Deserialize)]
struct Annotated {
    annotations: HashMap<String, Annotation>,
}

/// Installs the sources and writes the files.
///
/// # Errors
/// When npm fails, or a source is not what it was.
pub(crate) fn write(workspace: &Workspace) -> anyhow::Result<ExitCode> {
    tools::emoji_data(workspace)?;
    let packages = workspace.tools().join("node_modules");
    let mut all: Vec<Emoji> = read(&packages.join("emojibase-data/en/data.json"))?;
    all.retain(|emoji| emoji.version <= NEWEST && group(emoji).is_some());
    all.sort_by_key(|emoji| (group(emoji), emoji.order));
    for language in LANGUAGES {
        let text = file(&all, &names(&packages, language)?).with_context(|| format!("in {language}"))?;
        let path = workspace.path("emoji").join(language).with_extension("txt");
        fs::write(&path, &text).with_context(|| format!("cannot write {}", path.display()))?;
        say("Wrote", format_args!("emoji/{language}.txt: {} emoji, {} bytes", all.len(), text.len()));
    }
    Ok(ExitCode::SUCCESS)
}

/// A line an emoji, an empty one between groups: how it takes skin tones, the emoji, its name, and the keywords that the
/// name does not say already.
fn file(all: &[Emoji], names: &HashMap<String, Annotation>) -> anyhow::Result<String> {
    let mut text = String::new();
    let mut last = None;
    for emoji in all {
        if last.replace(group(emoji)).is_some_and(|last| last != group(emoji)) {
            text.push('\n');
        }
        let Some(annotation) = names.get(&emoji.emoji.replace(AS_PICTURE, "")) else {
            bail!("{} has no name", emoji.emoji)
        };
        let Some(name) = annotation.tts.first() else { bail!("{} has no name", emoji.emoji) };
        let skins: Vec<&str> = emoji.skins.iter().map(|skin| skin.emoji.as_str()).collect();
        let lower = name.to_lowercase();
        let new = |word: &&String| !lower.contains(&word.to_lowercase());
        let words: Vec<&str> = annotation.default.iter().filter(new).map(String::as_str).collect();
        let line = format!("{}{}\t{name}\t{}", tones::mark(&emoji.emoji, &skins)?, emoji.emoji, words.join("|"));
        text.push_str(line.trim_end());
        text.push('\n');
    }
    Ok(text)
}

fn group(emoji: &Emoji) -> Option<usize> {
    GROUPS.iter().position(|group| Some(*group) == emoji.group)
}

fn names(packages: &Path, language: &str) -> anyhow::Result<HashMap<String, Annotation>> {
    let mut names = HashMap::new();
    for (package, folder) in
        [("cldr-annotations-derived-full", "annotationsDerived"), ("cldr-annotations-full", "annotations")]
    {
        let path = packages.join(package).join(folder).join(language).join("annotations.json");
        let found: Annotations = read(&path)?;
        names.extend(found.annotations.annotations.into_iter().map(|(key, it)| (key.replace(AS_PICTURE, ""), it)));
    }
    Ok(names)
}

fn read<T: DeserializeOwned>(path: &Path) -> anyhow::Result<T> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    serde_json::from_str(&text).with_context(|| format!("{} is not what it was", path.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn emoji(emoji: &str, group: u32, order: u32) -> Emoji {
        Emoji { emoji: emoji.to_owned(), group: Some(group), order: Some(order), version: 1.0, skins: Vec::new() }
    }

    #[test]
    fn a_line_has_the_name_and_only_the_words_that_it_does_not_say() {
        let annotation = |name: &str, words: &[&str]| Annotation {
            default: words.iter().map(|word| (*word).to_owned()).collect(),
            tts: vec![name.to_owned()],
        };
        let names = HashMap::from([
            ("😀".to_owned(), annotation("Grinning face", &["face", "happy", "smile"])),
            ("❤".to_owned(), annotation("red heart", &["red"])),
        ]);
        let text = file(&[emoji("😀", 0, 1), emoji("❤️", 8, 2)], &names).unwrap();
        assert_eq!(text, "-😀\tGrinning face\thappy|smile\n\n-❤️\tred heart\n");
        assert!(file(&[emoji("🦆", 3, 1)], &names).unwrap_err().to_string().contains("no name"));
    }

    #[test]
    fn every_language_has_the_same_emoji_in_the_same_order() {
        let lines = |language: &str| -> Vec<String> {
            let path = Workspace::locate().path("emoji").join(language).with_extension("txt");
            let text = fs::read_to_string(path).unwrap();
            assert_eq!(text.split("\n\n").count(), GROUPS.len(), "{language}");
            for line in text.lines().filter(|line| !line.is_empty()) {
                let name = line.split('\t').nth(1);
                assert!(name.is_some_and(|name| !name.is_empty()), "{language}: {line}");
            }
            text.lines().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
        };
        let english = lines("en");
        for language in LANGUAGES {
            assert_eq!(lines(language), english, "{language}");
        }
    }
}
