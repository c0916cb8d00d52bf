//! The brand's likes as the network tells them: by us or natively.

use super::{Applied, edits, is_older};
use crate::service::codes::code;
use crate::service::deliveries;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::{Brand, Ledger};
use social_messaging_domain::message::LikeState;
use social_messaging_domain::time::Timestamp;

/// What the network tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The brand likes it.
    Liked,
    /// The brand took its like back.
    Unliked,
}

/// The brand's like came or went.
///
/// # Errors
/// When the store fails.
pub(super) async fn told(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    network_id: &str,
    told: Told,
    at: Timestamp,
) -> Result<Applied, ServiceError> {
    let (mut row, origin) = edits::found_or_blank(ledger, brand, network_id).await?;
    let state = code(match told {
        Told::Liked => &LikeState::Liked,
        Told::Unliked => &LikeState::NotLiked,
    });
    // What an agent wants and is still on its way counts more than the echo of what was before.
    if is_older(at, row.like_at) || deliveries::likes::is_pending(ledger.unit.on(), &row.id).await? {
        return Ok(if row.deleted { Applied::Erase } else { Applied::Done });
    }
    row.like_state = state;
    row.like_at = Some(at.0);
    edits::keep(ledger, row, origin).await
}
