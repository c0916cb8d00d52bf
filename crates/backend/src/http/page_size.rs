//! How many rows a page has.

use serde::Deserialize;

/// As many as a page has when nobody says.
const USUAL: u64 = 50;

/// As many as a page has at most.
const MOST: u64 = 200;

/// How many rows a page has: 1 to 200.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(try_from = "u64")]
pub(super) struct PageSize(u64);

impl PageSize {
    /// The number of rows.
    pub(super) const fn rows(self) -> u64 {
        self.0
    }
}

impl Default for PageSize {
    fn default() -> Self {
        Self(USUAL)
    }
}

impl TryFrom<u64> for PageSize {
    type Error = &'static str;

    fn try_from(rows: u64) -> Result<Self, Self::Error> {
        if (1..=MOST).contains(&rows) { Ok(Self(rows)) } else { Err("not as many as a page can have") }
    }
}
