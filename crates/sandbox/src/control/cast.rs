//! The demo's cast, through the front door.

use axum::Json;
use axum::body::Bytes;
use axum::extract::State as Extract;
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

use super::Nonsense;
use crate::cast::{long, scenes};
use crate::sandbox::Shared;
use crate::webhooks::deliveries;

/// Meta: up to 1000 updates a POST.
const LARGEST_BATCH: usize = 1_000;
const USUAL_BATCH: usize = 25;
const LONG_CONVERSATION: usize = 10_000;

/// What of the cast is played; everything when empty.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Wanted {
    /// Messages of the long conversation; 0 leaves it out.
    long_conversation: Option<usize>,
    /// Only the scenes of these roles.
    roles: Option<Vec<String>>,
    /// The moment that the stories lead up to, seconds since 1970; now when absent. The same moment for a new sandbox gives
    /// the same ids and times again, and a backend that had them knows them for duplicates.
    epoch: Option<i64>,
}

/// `GET /sandbox/cast`: ids by role.
pub(super) async fn roles(Extract(sandbox): Extract<Shared>) -> Json<Value> {
    Json(json!(sandbox.state().cast))
}

/// `POST /sandbox/cast`: answers when the backend has taken all of it.
pub(super) async fn play(Extract(sandbox): Extract<Shared>, body: Bytes) -> Result<Json<Value>, Nonsense> {
    let wanted: Wanted = if body.is_empty() {
        Wanted::default()
    } else {
        serde_json::from_slice(&body).map_err(|error| error.to_string())?
    };
    let count = wanted.long_conversation.unwrap_or(LONG_CONVERSATION);
    let epoch = wanted.epoch.map(Timestamp::from_second).transpose().map_err(|error| error.to_string())?;
    let now = epoch.unwrap_or_else(Timestamp::now);
    let (bodies, updates) = {
        let mut state = sandbox.state();
        // The long one first, since it is the oldest and should not stand above the rest of the inbox.
        let long = if count > 0 { long::perform(&mut state, count, now)? } else { Vec::new() };
        let scenes = scenes::perform(&mut state, wanted.roles.as_deref(), now)?;
        if epoch.is_some() {
            // What an earlier sandbox made after its cast must not be made again under the same ids.
            state.ids.skip_to_present();
        }
        let mut bodies = deliveries(&long, LARGEST_BATCH);
        bodies.extend(deliveries(&scenes, USUAL_BATCH));
        (bodies, long.len() + scenes.len())
    };
    let posts = bodies.len();
    let status = sandbox.webhooks.deliver(bodies).await;
    let roles = sandbox.state().cast.clone();
    Ok(Json(json!({"webhook_status": status, "webhooks": posts, "updates": updates, "roles": roles})))
}
