//! What the schema refuses, and where.

use std::error::Error;
use std::fmt;

/// A document that the contract does not take.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where: keys joined by full stops, list positions in brackets, as in `actions[3].name`; empty for the whole
    /// document.
    pub path: String,
    /// Why.
    pub reason: Reason,
}

/// Why a place in a document is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The document is not JSON; the parser's words.
    NotJson(String),
    /// A required key is not there.
    Missing,
    /// The schema knows no such key here.
    UnknownKey,
    /// The value is of another kind than the one named.
    WrongKind {
        /// The kind that the schema has: `object`, `array`, `string`, `number` or `boolean`.
        expected: &'static str,
    },
    /// The text is none of those that the schema lists.
    NotOneOf {
        /// What the schema lists.
        allowed: Vec<&'static str>,
    },
    /// The text has more Unicode code points than the schema allows.
    TooLong {
        /// The most that the schema allows.
        limit: usize,
        /// How many it has.
        length: usize,
    },
    /// The list has more elements than the schema allows.
    TooMany {
        /// The most that the schema allows.
        limit: usize,
        /// How many it has.
        length: usize,
    },
}

impl Refused {
    pub(super) fn not_json(error: &serde_json::Error) -> Self {
        Self { path: String::new(), reason: Reason::NotJson(error.to_string()) }
    }
}

impl fmt::Display for Refused {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the document" } else { &self.path };
        match &self.reason {
            Reason::NotJson(error) => write!(formatter, "{path} is not JSON: {error}"),
            Reason::Missing => write!(formatter, "{path} is missing"),
            Reason::UnknownKey => write!(formatter, "{path} is not a known key"),
            Reason::WrongKind { expected } => write!(formatter, "{path} must be of the kind {expected}"),
            Reason::NotOneOf { allowed } => write!(formatter, "{path} must be one of {}", allowed.join(", ")),
            Reason::TooLong { limit, length } => {
                write!(formatter, "{path} has {length} characters, at most {limit} are allowed")
            }
            Reason::TooMany { limit, length } => {
                write!(formatter, "{path} has {length} elements, at most {limit} are allowed")
            }
        }
    }
}

impl Error for Refused {}
