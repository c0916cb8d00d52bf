//! What an agent has written and not sent.

use super::attached::{self, DraftFile};
use serde::{Deserialize, Serialize};
use social_messaging_domain::ids::{AgentId, ClientId, ConversationId, MessageId};
use social_messaging_domain::message::{Mention, Quoted};
use social_messaging_domain::replies;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;
use std::ops::Range;

/// A draft is one value, of one conversation and one visibility; what is sent is made of it alone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The conversation.
    pub conversation: ConversationId,
    /// Who shall read it.
    pub visibility: Visibility,
    /// The message that the agent chose to answer.
    pub target: Option<Quoted>,
    /// The message that the consumer had written last when the agent began: without another choice it is answered,
    /// whatever comes meanwhile.
    #[serde(default)]
    pub begun_at: Option<Quoted>,
    /// When the agent began to write it, by the backend's clock.
    #[serde(default)]
    pub begun: Option<Timestamp>,
    /// The text as it stands in the text box.
    pub text: String,
    /// Who is named in the text.
    pub mentions: Vec<Mention>,
    /// What saved replies left to the agent to fill in, as it is written in them.
    #[serde(default)]
    pub left_to_agent: Vec<String>,
    /// Its files.
    #[serde(default, with = "attached")]
    pub files: Vec<DraftFile>,
    /// When it was changed last, by the backend's clock; no two changes on one page have the same moment.
    pub edited_at: Timestamp,
}

impl Draft {
    /// A draft with nothing in it.
    #[must_use]
    pub const fn empty(conversation: ConversationId, visibility: Visibility) -> Self {
        Self {
            conversation,
            visibility,
            target: None,
            begun_at: None,
            begun: None,
            text: String::new(),
            mentions: Vec::new(),
            left_to_agent: Vec::new(),
            files: Vec::new(),
            edited_at: Timestamp(0),
        }
    }

    /// Whether both are drafts of the same conversation for the same readers, so that one stands for the other.
    #[must_use]
    pub fn is_beside(&self, other: &Self) -> bool {
        (&self.conversation, self.visibility) == (&other.conversation, other.visibility)
    }

    /// The identifier of the intent to send it as it stands, with this text: the same in every tab that holds this copy,
    /// so that the backend takes it once, and another one after each change.
    #[must_use]
    #[inline(never)] // The first view does without it.
    pub fn intent(&self, agent: &AgentId, text: &str) -> ClientId {
        // FNV-1a of 128 bits. Source: http://www.isthe.com/chongo/tech/comp/fnv
        const OFFSET: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
        const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;
        let visibility = [self.visibility as u8];
        let parts = [agent.as_str().as_bytes(), self.conversation.as_str().as_bytes(), &visibility, text.as_bytes()];
        let mut hash = OFFSET;
        for part in parts {
            // No text has this byte, so that two parts are never taken for two others.
            for byte in part.iter().chain(&[0xff]) {
                hash = (hash ^ u128::from(*byte)).wrapping_mul(PRIME);
            }
        }
        ClientId::version_7(self.edited_at.0.unsigned_abs(), hash.to_be_bytes())
    }

    /// The message that it answers.
    #[must_use]
    pub const fn answered(&self) -> Option<&Quoted> {
        match &self.target {
            Some(chosen) => Some(chosen),
            None => self.begun_at.as_ref(),
        }
    }

    /// Takes what a message said out of what quotes it, and tells whether anything did.
    pub fn forget_quote(&mut self, message: &MessageId) -> bool {
        let quotes = [&mut self.target, &mut self.begun_at].into_iter().flatten();
        let mut found = false;
        for quoted in quotes.filter(|quoted| quoted.message == *message && !quoted.text.is_empty()) {
            quoted.text.clear();
            found = true;
        }
        found
    }

    /// Whether the agent has put nothing into it.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.text.is_empty() && self.target.is_none() && self.files.is_empty()
    }

    /// Whether there is nothing in it that could be found again later.
    #[must_use]
    pub fn is_not_worth_keeping(&self) -> bool {
        self.text.is_empty() && self.target.is_none() && self.files.iter().all(|file| file.ready().is_none())
    }

    /// Whether a text or a file waits to be sent.
    #[must_use]
    pub const fn says_something(&self) -> bool {
        !self.text.is_empty() || !self.files.is_empty()
    }

    /// Puts a word at a position counted in UTF-16 code units, apart from its neighbours, and answers where it ends.
    pub fn insert(&mut self, word: &str, position: u32) -> u32 {
        let at = byte_position(&self.text, position);
        let (before, after) = self.neighbours(at);
        let mut inserted = String::with_capacity(word.len() + 2);
        if is_word(before) {
            inserted.push(' ');
        }
        inserted.push_str(word);
        if after.is_none() || is_word(after) {
            inserted.push(' ');
        }
        self.text.insert_str(at, &inserted);
        self.units_before(at + inserted.len())
    }

    /// Puts a saved reply in the place of the slash and the word from one position up to another, counted in UTF-16 code
    /// units, and without such a word between what stands there; apart from its neighbours. Answers where the agent goes
    /// on: at its first empty placeholder, else at its end.
    #[inline(never)] // The first view does without it.
    pub fn insert_reply(&mut self, reply: &str, from: u32, to: u32) -> u32 {
        let (from, to) = (byte_position(&self.text, from), byte_position(&self.text, to));
        // Whatever else stands there is the agent's.
        let word = replies::looked_for(&self.text[..to]).map(|word| to - word.len() - 1);
        if word == Some(from) {
            self.text.replace_range(from..to, "");
        }
        let mut at = if word == Some(from) { from } else { to };
        let (before, after) = self.neighbours(at);
        if is_word(after) {
            self.text.insert(at, ' ');
        }
        if is_word(before) {
            self.text.insert(at, ' ');
            at += 1;
        }
        self.text.insert_str(at, reply);
        let empty = replies::placeholders(reply, &self.left_to_agent).first().map(|(empty, _)| *empty);
        self.units_before(at + empty.unwrap_or(reply.len()))
    }

    /// The characters beside a byte of the text.
    fn neighbours(&self, at: usize) -> (Option<char>, Option<char>) {
        (self.text[..at].chars().next_back(), self.text[at..].chars().next())
    }

    fn units_before(&self, at: usize) -> u32 {
        u32::try_from(self.text[..at].encode_utf16().count()).unwrap_or(u32::MAX)
    }

    /// Puts a text over a stretch counted in UTF-16 code units, and answers where it ends.
    pub fn put_over(&mut self, over: Range<u32>, text: &str) -> u32 {
        let from = byte_position(&self.text, over.start);
        let to = byte_position(&self.text, over.end.max(over.start));
        self.text.replace_range(from..to, text);
        self.units_before(from + text.len())
    }
}

/// The files of the draft in hand, none without one.
#[must_use]
pub fn files_of(draft: &Option<Draft>) -> &[DraftFile] {
    draft.as_ref().map(|draft| draft.files.as_slice()).unwrap_or_default()
}

fn is_word(neighbour: Option<char>) -> bool {
    neighbour.is_some_and(|character| !character.is_whitespace())
}

fn byte_position(text: &str, position: u32) -> usize {
    let mut units = 0;
    for (at, character) in text.char_indices() {
        if units >= position as usize {
            return at;
        }
        units += character.len_utf16();
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(text: &str) -> Draft {
        Draft { text: text.to_owned(), ..Draft::empty("c".into(), Visibility::Public) }
    }

    #[test]
    fn a_word_is_put_apart_from_its_neighbours() {
        for (text, position, expected, end) in [
            ("", 0, "@Ada ", 5),
            ("hello", 5, "hello @Ada ", 11),
            ("hello ", 6, "hello @Ada ", 11),
            ("ab", 1, "a @Ada b", 7),
            ("a b", 1, "a @Ada b", 6),
            ("😀x", 2, "😀 @Ada x", 8),
            ("x", 99, "x @Ada ", 7),
        ] {
            let mut draft = draft(text);
            assert_eq!(draft.insert("@Ada", position), end, "{text:?} at {position}");
            assert_eq!(draft.text, expected);
        }
    }

    #[test]
    fn an_emoji_goes_over_what_is_chosen_and_nothing_else() {
        for (text, over, expected, end) in
            [("", 0..0, "👋🏽", 4), ("ab", 1..1, "a👋🏽b", 5), ("a😀b", 1..3, "a👋🏽b", 5), ("ab", 9..9, "ab👋🏽", 6)]
        {
            let mut draft = draft(text);
            assert_eq!(draft.put_over(over, "👋🏽"), end, "{text:?}");
            assert_eq!(draft.text, expected);
        }
    }

    #[test]
    fn a_reply_takes_the_place_of_the_slash_and_its_word_and_of_nothing_else() {
        for (text, from, to, expected, caret) in [
            ("/th", 0, 3, "Thanks!", 7),
            ("Hi /th", 3, 6, "Hi Thanks!", 10),
            ("Hi /thyou", 3, 6, "Hi Thanks! you", 10),
            ("😀 /th\nBye", 3, 6, "😀 Thanks!\nBye", 10),
            ("Hi", 2, 2, "Hi Thanks!", 10),
            ("Hi you", 3, 3, "Hi Thanks! you", 10),
            ("/th", 3, 3, "/th Thanks!", 11),
            // The text is another one by now.
            ("Hi there", 3, 6, "Hi the Thanks! re", 14),
            ("", 0, 9, "Thanks!", 7),
        ] {
            let mut draft = draft(text);
            assert_eq!(draft.insert_reply("Thanks!", from, to), caret, "{text:?}");
            assert_eq!(draft.text, expected);
        }
        let mut draft = draft("Ä /");
        assert_eq!(draft.insert_reply("😀 {name}, {agent}", 2, 3), 5, "at the first that is empty");
    }
}
