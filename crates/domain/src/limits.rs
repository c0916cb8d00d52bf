//! How long a text may be on a lane.

use crate::text;
use serde::{Deserialize, Serialize};

/// How the characters of a lane are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Counting {
    /// Each Unicode scalar value is one.
    Scalars,
    /// As X counts: links 23, emoji 2, most other scripts than the Latin one 2.
    XWeighted,
}

/// The longest text of a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    /// The most that may be sent, in the unit of `counting`.
    pub maximum: usize,
    /// The unit.
    pub counting: Counting,
}

/// The longest note among agents: as long as the longest direct message that could be quoted in it.
pub const NOTE: Limit = Limit { maximum: 10_000, counting: Counting::Scalars };

impl Limit {
    /// The length of `text` as the lane counts it. The text must be in normalization form C already.
    #[must_use]
    pub fn length(self, text: &str) -> usize {
        match self.counting {
            Counting::Scalars => text::scalar_length(text),
            Counting::XWeighted => text::x_weighted_length_nfc(text),
        }
    }
}

/// Which numbers an account goes by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// The numbers that the product was asked for with: comment 5,000, Messenger 640.
    #[default]
    Seeds,
    /// What the networks take today: comment 8,000, Messenger 2,000.
    Current,
    /// A preset that this side does not know; read as the stricter one.
    #[serde(other)]
    Unknown,
}
