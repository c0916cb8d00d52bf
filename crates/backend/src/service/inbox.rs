//! The inbox: a webhook is committed raw before it is answered, then split into its changes, then worked off.

use super::app_state::AppState;
use super::bus::Topic;
use super::codes::code;
use super::error::ServiceError;
use super::unit::Unit;
use crate::store::entities::inbox;
use sea_orm::{EntityTrait, Set};
use social_messaging_domain::networks::Network;

pub mod retention;
pub mod senders;
pub mod worker;

mod claim;
mod split;
mod work;

/// A webhook that was committed and not split yet.
const RECEIVED: &str = "received";
/// A webhook whose changes are rows.
const SPLIT: &str = "split";
/// A webhook that nobody can read.
const MALFORMED: &str = "malformed";

/// A change that waits for its turn.
pub const PENDING: &str = "pending";
/// A change that was applied.
const DONE: &str = "done";
/// A change that is not ours, or switched off.
const IGNORED: &str = "ignored";
/// A change that nobody understands: kept raw, and counted by this state.
const UNKNOWN: &str = "unknown";
/// A change that could not be applied, however often it was tried.
const FAILED: &str = "failed";

/// Commits a webhook's raw body. Only then may it be answered.
///
/// # Errors
/// When the store fails: then the network must be told to send it again.
pub async fn receive(state: &AppState, network: Network, body: &[u8]) -> Result<(), ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = inbox::ActiveModel {
                network: Set(code(&network)),
                received_at: Set(unit.now().0),
                body: Set(body.to_vec()),
                state: Set(RECEIVED.to_owned()),
                ..Default::default()
            };
            inbox::Entity::insert(row).exec_without_returning(unit.on()).await?;
            unit.wake(Topic::Inbox);
            Ok(())
        })
    })
    .await
}
