//! Texts that cannot be longer than the contract allows.

use std::error::Error;
use std::fmt;
use std::ops::Deref;

/// A text of at most `MAX` Unicode code points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text<const MAX: usize>(String);

/// A text that is longer than its field allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLong {
    /// The most Unicode code points that the field takes.
    pub limit: usize,
    /// How many the text has.
    pub length: usize,
}

impl<const MAX: usize> Text<MAX> {
    /// Takes a text that fits.
    ///
    /// # Errors
    /// [`TooLong`] where it has more than `MAX` code points.
    pub fn new(text: impl Into<String>) -> Result<Self, TooLong> {
        let text = text.into();
        let length = text.chars().count();
        if length > MAX {
            return Err(TooLong { limit: MAX, length });
        }
        Ok(Self(text))
    }

    /// Takes as much of a text as fits, as the previews of posts are cut.
    #[must_use]
    pub fn truncated(text: &str) -> Self {
        Self(text.chars().take(MAX).collect())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> Deref for Text<MAX> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> TryFrom<String> for Text<MAX> {
    type Error = TooLong;

    fn try_from(text: String) -> Result<Self, TooLong> {
        Self::new(text)
    }
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl fmt::Display for TooLong {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} characters, at most {} are allowed", self.length, self.limit)
    }
}

impl Error for TooLong {}
