//! A consumer's profile on the network.

use crate::networks::Network;
use crate::time::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether the profile is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProfileState {
    /// Being fetched for the first time.
    #[default]
    Loading,
    /// Fetched.
    Available,
    /// The network does not share this person's profile (Facebook: Europe, or no permission).
    NotShared,
    /// The network could not be asked.
    Unavailable,
    /// A value from a newer side.
    #[serde(other)]
    Unknown,
}

/// What a network tells of a consumer. Every field is optional there; all texts are untrusted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Profile {
    /// The network.
    pub network: Network,
    /// Whether it is there.
    pub state: ProfileState,
    /// When it was fetched.
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub fetched_at: Option<Timestamp>,
    /// The name.
    pub name: Option<String>,
    /// The handle without `@`.
    pub handle: Option<String>,
    /// The path of the picture on this backend.
    pub avatar_url: Option<String>,
    /// The profile's page on the network.
    pub url: Option<String>,
    /// The locale, as `en_US` (Facebook).
    pub locale: Option<String>,
    /// The offset from UTC in minutes (Facebook gives hours, some with a half).
    pub utc_offset_minutes: Option<i32>,
    /// The gender as the network words it (Facebook).
    pub gender: Option<String>,
    /// What the person writes of themselves (X).
    pub bio: Option<String>,
    /// The place that the person names (X).
    pub location: Option<String>,
    /// When the person joined (X).
    #[cfg_attr(feature = "openapi", schema(value_type = Option<String>, format = DateTime))]
    pub joined_at: Option<Timestamp>,
    /// The number of posts (X).
    pub posts: Option<u64>,
    /// The number of likes given (X).
    pub likes: Option<u64>,
    /// How many follow the person (X).
    pub followers: Option<u64>,
    /// How many the person follows (X).
    pub following: Option<u64>,
}

impl Profile {
    /// A profile of which nothing is known yet.
    #[must_use]
    pub const fn unfetched(network: Network) -> Self {
        Self {
            network,
            state: ProfileState::Loading,
            fetched_at: None,
            name: None,
            handle: None,
            avatar_url: None,
            url: None,
            locale: None,
            utc_offset_minutes: None,
            gender: None,
            bio: None,
            location: None,
            joined_at: None,
            posts: None,
            likes: None,
            followers: None,
            following: None,
        }
    }
}
