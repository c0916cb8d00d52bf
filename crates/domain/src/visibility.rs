//! Who can read a message.

use serde::{Deserialize, Serialize};

/// Who can read a message. What the seeds of the field call "private" is `Direct` here, since agents call their notes private, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Visibility {
    /// Anybody on the network.
    Public,
    /// The consumer and the brand: Messenger or a direct message.
    Direct,
    /// Agents and managers only. Never leaves for a network.
    Internal,
    /// A value from a newer side; treated as not to be sent.
    #[serde(other)]
    Unknown,
}

impl Visibility {
    /// The three that an agent chooses from, in the order in which they are shown.
    pub const CHOICES: [Self; 3] = [Self::Public, Self::Direct, Self::Internal];

    /// Its name on the wire.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Direct => "direct",
            Self::Internal => "internal",
            Self::Unknown => "unknown",
        }
    }
}
