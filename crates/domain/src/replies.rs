//! Saved replies: texts that agents send often, with places that are filled in for each consumer.

use crate::ids::AccountId;
use serde::{Deserialize, Serialize};

/// The longest shortcut, in characters.
pub const LONGEST_SHORTCUT: usize = 40;

/// The longest text of a saved reply, in characters: as much as a direct message on X takes.
pub const LONGEST_REPLY: usize = 10_000;

/// The longest word in braces, in characters.
const LONGEST_WORD: usize = 40;

/// A text that agents of a brand account send often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedReply {
    /// Its identifier.
    pub id: String,
    /// The brand account.
    pub account: AccountId,
    /// What an agent types to find it, without the slash.
    pub shortcut: String,
    /// The text, with placeholders.
    pub text: String,
}

/// The answer of `GET /api/v1/saved-replies`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SavedReplies {
    /// All of the account, by shortcut.
    pub replies: Vec<SavedReply>,
}

/// The body of `POST /api/v1/saved-replies`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NewReply {
    /// The brand account.
    pub account: AccountId,
    /// What it says.
    #[serde(flatten)]
    pub reply: ReplyText,
}

/// What a saved reply says; the body of `PUT /api/v1/saved-replies/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReplyText {
    /// What an agent types to find it, without the slash: 1 to 40 characters without white space, unique in the account
    /// whatever their case.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 40))]
    pub shortcut: String,
    /// The text, 1 to 10,000 characters, with `{first_name}`, `{name}`, `{brand}` and `{agent}` where those are filled in.
    /// Any other word in braces, of 1 to 40 letters, digits and underscores, is left to the agent to fill in.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 10_000))]
    pub text: String,
}

impl ReplyText {
    /// Whether it can be kept.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.check().is_ok()
    }

    /// Whether it can be kept.
    ///
    /// # Errors
    /// The first mistake.
    pub fn check(&self) -> Result<(), ReplyMistake> {
        let word = !self.shortcut.contains(|it: char| it.is_whitespace() || it.is_control());
        if !word || !(1..=LONGEST_SHORTCUT).contains(&self.shortcut.chars().count()) {
            return Err(ReplyMistake::Shortcut);
        }
        let says_something = !crate::text::is_blank(&self.text) && !self.text.contains('\0');
        if says_something && self.text.chars().count() <= LONGEST_REPLY { Ok(()) } else { Err(ReplyMistake::Text) }
    }
}

/// Why a saved reply cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReplyMistake {
    /// The shortcut is empty, too long, or more than a word.
    Shortcut,
    /// The text is empty or too long.
    Text,
}

/// A place in a saved reply that is filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Placeholder {
    /// The consumer's first name.
    FirstName,
    /// The consumer's whole name.
    Name,
    /// The brand account's name.
    Brand,
    /// The agent's name.
    Agent,
}

impl Placeholder {
    /// All of them.
    pub const EVERY: [Self; 4] = [Self::FirstName, Self::Name, Self::Brand, Self::Agent];

    /// As it stands in a text.
    #[must_use]
    pub const fn written(self) -> &'static str {
        match self {
            Self::FirstName => "{first_name}",
            Self::Name => "{name}",
            Self::Brand => "{brand}",
            Self::Agent => "{agent}",
        }
    }

    fn read(written: &str) -> Option<Self> {
        Self::EVERY.into_iter().find(|it| it.written() == written)
    }
}

/// What placeholders are filled in with. All of it is untrusted text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Filling<'a> {
    /// The consumer's name, where the network shares one.
    pub consumer: Option<&'a str>,
    /// The brand account's name.
    pub brand: &'a str,
    /// The agent's name.
    pub agent: &'a str,
}

impl Filling<'_> {
    fn of(&self, placeholder: Placeholder) -> Option<&str> {
        let name = match placeholder {
            Placeholder::FirstName | Placeholder::Name => self.consumer?,
            Placeholder::Brand => self.brand,
            Placeholder::Agent => self.agent,
        };
        let name = Some(name.trim()).filter(|name| !name.is_empty())?;
        let first = placeholder == Placeholder::FirstName;
        if first { name.split(char::is_whitespace).next() } else { Some(name) }
    }
}

/// The text with its placeholders filled in, each once: what a name holds is not looked into. One for which there is
/// nothing, or that is none of ours, stays as it is, for the agent to see.
#[must_use]
pub fn fill(text: &str, filling: &Filling<'_>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut end = 0;
    for (at, written) in words(text) {
        filled.push_str(&text[end..at]);
        filled.push_str(Placeholder::read(written).and_then(|it| filling.of(it)).unwrap_or(written));
        end = at + written.len();
    }
    filled.push_str(&text[end..]);
    filled
}

/// The words in braces of a saved reply that are none of ours: the agent fills them in. Each once, as it is written.
#[must_use]
pub fn left_to_agent(reply: &str) -> Vec<String> {
    let mut left: Vec<String> = Vec::new();
    for (_, written) in words(reply) {
        if Placeholder::read(written).is_none() && !left.iter().any(|known| known == written) {
            left.push(written.to_owned());
        }
    }
    left
}

/// The first placeholder that still stands in a text, as it is written: nothing is sent while there is one. Of the words
/// in braces that are none of ours those count that came with a saved reply; any other is what the agent wants to say.
#[must_use]
pub fn unfilled<'a>(text: &'a str, left_to_agent: &[String]) -> Option<&'a str> {
    placeholders(text, left_to_agent).first().map(|(_, written)| *written)
}

/// All placeholders that stand in a text, in order, each as it is written with the byte at which it begins.
#[must_use]
pub fn placeholders<'a>(text: &'a str, left_to_agent: &[String]) -> Vec<(usize, &'a str)> {
    let mut found = words(text);
    found.retain(|(_, written)| {
        Placeholder::read(written).is_some() || left_to_agent.iter().any(|left| left == written)
    });
    found
}

/// The words in braces of a text.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text[from..].find('{').map(|at| from + at) {
        from = at + 1;
        let word = text[from..].split(|it: char| !it.is_alphanumeric() && it != '_').next().unwrap_or_default();
        let end = from + word.len();
        if text[end..].starts_with('}') && (1..=LONGEST_WORD).contains(&word.chars().count()) {
            found.push((at, &text[at..=end]));
            from = end + 1;
        }
    }
    found
}

/// What an agent looks for with a slash: what stands behind it, where it begins the last word of the text before the
/// caret.
#[must_use]
pub fn looked_for(before: &str) -> Option<&str> {
    before.rsplit(char::is_whitespace).next()?.strip_prefix('/')
}

/// The replies that have every word of a query in their shortcut or their text, by `folded`, which makes cases alike.
/// Those whose shortcut begins with the query come first, then those whose shortcut has it; each in the order given.
#[must_use]
pub fn found<'a>(replies: &'a [SavedReply], query: &str, folded: fn(&str) -> String) -> Vec<&'a SavedReply> {
    let query = folded(query.trim());
    let words: Vec<&str> = query.split(char::is_whitespace).collect();
    let mut by_rank = [Vec::new(), Vec::new(), Vec::new()];
    for reply in replies {
        let (shortcut, text) = (folded(&reply.shortcut), folded(&reply.text));
        if words.iter().all(|word| shortcut.contains(word) || text.contains(word)) {
            let rank = match shortcut.find(&query) {
                Some(0) => 0,
                Some(_) => 1,
                None => 2,
            };
            by_rank[rank].push(reply);
        }
    }
    by_rank.concat()
}
