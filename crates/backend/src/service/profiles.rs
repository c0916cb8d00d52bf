//! Consumers' profiles: kept as the network tells them, fetched when first wanted and again when stale.

use super::app_state::AppState;
use super::codes;
use super::conversations::avatar;
use super::error::ServiceError;
use super::messages::web_address;
use crate::store::entities::{account, consumer};
use serde::{Deserialize, Serialize};
use social_messaging_domain::profile::{Profile, ProfileState};
use social_messaging_domain::time::Timestamp;

mod fetch;
mod keep;

pub use fetch::{name, refresh};
pub use keep::{keep, keep_picture};

/// The owner kind of a consumer's picture in the table of media.
pub const OWNER: &str = "consumer";

/// What the `profile` column holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Kept {
    url: Option<String>,
    locale: Option<String>,
    utc_offset_minutes: Option<i32>,
    gender: Option<String>,
    bio: Option<String>,
    location: Option<String>,
    joined_at: Option<Timestamp>,
    posts: Option<u64>,
    likes: Option<u64>,
    followers: Option<u64>,
    following: Option<u64>,
}

/// A consumer's profile as the wire carries it.
///
/// # Errors
/// When a column does not hold what it should.
pub fn to_wire(
    state: &AppState,
    account: &account::Model,
    consumer: &consumer::Model,
) -> Result<Profile, ServiceError> {
    let kept: Kept = consumer.profile.as_ref().map(codes::json).transpose()?.unwrap_or_default();
    Ok(Profile {
        network: codes::read(&account.network)?,
        state: codes::read::<ProfileState>(&consumer.profile_state)?,
        fetched_at: consumer.fetched_at.map(Timestamp),
        name: consumer.name.clone(),
        handle: consumer.handle.clone(),
        avatar_url: avatar(state, consumer.avatar_id.as_deref()),
        url: web_address(kept.url.as_deref()),
        locale: kept.locale,
        utc_offset_minutes: kept.utc_offset_minutes,
        gender: kept.gender,
        bio: kept.bio,
        location: kept.location,
        joined_at: kept.joined_at,
        posts: kept.posts,
        likes: kept.likes,
        followers: kept.followers,
        following: kept.following,
    })
}
