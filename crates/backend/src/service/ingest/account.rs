//! What a network tells of the brand account itself.

use super::Applied;
use crate::service::deliveries::pauses;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::{Brand, Ledger};

/// The account's token is dead.
///
/// # Errors
/// When the store fails.
pub(super) async fn revoked(ledger: &mut Ledger<'_>, brand: &Brand) -> Result<Applied, ServiceError> {
    pauses::token_is_dead(&mut ledger.unit, &brand.row.id, brand.network).await?;
    Ok(Applied::Done)
}
