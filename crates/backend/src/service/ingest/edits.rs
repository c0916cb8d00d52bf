//! A message was changed, hidden or shown again: the latest text counts, whatever came first.

use super::{Applied, find, is_older, messages};
use crate::service::error::ServiceError;
use crate::service::messages::say;
use crate::service::unit::ledger::{Brand, Ledger};
use crate::store::entities::message;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel};
use social_messaging_domain::time::Timestamp;

/// Whether a message was hidden or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shown {
    /// Not to be seen by others.
    Hidden,
    /// To be seen again.
    Shown,
}

/// Where a message's row is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// The store.
    Found,
    /// It is new, and waits for what the network still has to tell.
    Begun,
}

/// The text was changed.
///
/// # Errors
/// When the store fails.
pub(super) async fn edited(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    network_id: &str,
    text: String,
    at: Timestamp,
) -> Result<Applied, ServiceError> {
    let (mut row, origin) = found_or_blank(ledger, brand, network_id).await?;
    if row.deleted {
        return Ok(Applied::Erase);
    }
    // Of two in the same second the one that came later counts: the network lists them in their order.
    if row.edited_at.is_some_and(|known| known > at.0) {
        return Ok(Applied::Done);
    }
    say(&mut row, text);
    row.edited_at = Some(at.0);
    keep(ledger, row, origin).await
}

/// The message was hidden, or shown again.
///
/// # Errors
/// When the store fails.
pub(super) async fn shown(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    network_id: &str,
    shown: Shown,
    at: Timestamp,
) -> Result<Applied, ServiceError> {
    let (mut row, origin) = found_or_blank(ledger, brand, network_id).await?;
    if is_older(at, row.hidden_at) {
        return Ok(if row.deleted { Applied::Erase } else { Applied::Done });
    }
    row.hidden = shown == Shown::Hidden;
    row.hidden_at = Some(at.0);
    keep(ledger, row, origin).await
}

/// The message, or a blank one that waits for it.
///
/// # Errors
/// When the store fails.
pub(super) async fn found_or_blank(
    ledger: &Ledger<'_>,
    brand: &Brand,
    network_id: &str,
) -> Result<(message::Model, Origin), ServiceError> {
    let found = find(ledger.unit.on(), &brand.row.id, network_id).await?;
    Ok(match found {
        Some(row) => (row, Origin::Found),
        None => (messages::numbered(ledger, brand, network_id), Origin::Begun),
    })
}

/// Writes what was found or begun.
///
/// # Errors
/// When the store fails.
pub(super) async fn keep(
    ledger: &mut Ledger<'_>,
    row: message::Model,
    origin: Origin,
) -> Result<Applied, ServiceError> {
    let values = row.clone().into_active_model();
    match origin {
        Origin::Begun => {
            message::Entity::insert(values).exec_without_returning(ledger.unit.on()).await?;
        }
        Origin::Found => {
            message::Entity::update(values.reset_all()).exec(ledger.unit.on()).await?;
        }
    }
    ledger.tell_message(&row).await?;
    Ok(if row.deleted { Applied::Erase } else { Applied::Done })
}
