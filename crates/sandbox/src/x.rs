//! X's API v2.

pub(crate) mod create;
mod error;
mod fields;
mod likes;
mod lookup;
pub(crate) mod messages;
mod parameters;
pub(crate) mod render;
pub(crate) mod text;
mod uploads;

use axum::Router;
use axum::routing::{get, post, put};

use crate::sandbox::Shared;

pub(crate) use error::rate_limited;

/// Everything under `/x`.
pub(crate) fn router() -> Router<Shared> {
    Router::new()
        .route("/2/tweets", post(create::create).get(lookup::tweets))
        .route("/2/tweets/search/recent", get(lookup::search))
        .route("/2/tweets/{id}", get(lookup::tweet).delete(create::delete))
        .route("/2/tweets/{id}/hidden", put(create::hide))
        .route("/2/users/me", get(lookup::me))
        .route("/2/users/by/username/{username}", get(lookup::by_username))
        .route("/2/users/{id}", get(lookup::user))
        .route("/2/users/{id}/tweets", get(lookup::timeline))
        .route("/2/users/{id}/mentions", get(lookup::mentions))
        .route("/2/users/{id}/likes", post(likes::like))
        .route("/2/users/{id}/likes/{tweet_id}", axum::routing::delete(likes::unlike))
        .route("/2/users/{id}/liked_tweets", get(likes::liked))
        .route("/2/dm_conversations/with/{participant}/messages", post(messages::send_to_participant))
        .route("/2/dm_conversations/with/{participant}/dm_events", get(messages::with_participant))
        .route("/2/dm_conversations/{conversation}/messages", post(messages::send_to_conversation))
        .route("/2/dm_conversations/{conversation}/dm_events", get(messages::of_conversation))
        .route("/2/dm_events", get(messages::all))
        .route("/2/dm_conversations/media/{message}/{media}/{resource}", get(crate::media::direct_message_media))
        .route("/2/media/upload", post(uploads::one_shot).get(uploads::status))
        .route("/2/media/upload/initialize", post(uploads::initialize))
        .route("/2/media/upload/{id}/append", post(uploads::append))
        .route("/2/media/upload/{id}/finalize", post(uploads::finalize))
        .route("/2/media/metadata", post(uploads::describe))
        .fallback(error::no_such_route)
}
