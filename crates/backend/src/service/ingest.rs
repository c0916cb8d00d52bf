//! Applies what happened on a network to the store. Whatever the order and however often it is told, the same
//! conversation comes of it: every step looks at what is there and keeps the later truth.

use super::clock::AHEAD;
use super::error::ServiceError;
use super::unit::ledger::{Brand, Ledger};
use crate::networks::{self, BrandAccount, Inbound};
use crate::store::entities::{change, message};
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter};
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::Timestamp;

mod account;
mod direct;
mod echo;
mod edits;
mod erase;
mod likes;
mod messages;
mod people;
mod quotations;
mod threads;

pub(super) use erase::deleted;

/// What became of a change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Applied {
    /// It is not ours, or switched off: it is passed over.
    Ignored,
    /// Nobody understands it.
    Unknown,
    /// It was applied, or had been before.
    Done,
    /// It was applied, and what it is about is deleted: what it carries must go.
    Erase,
    /// It cannot be told yet whether it is the echo of a call that is on its way: to be tried again.
    Later,
}

/// Applies one change.
///
/// # Errors
/// When the store fails: then the whole unit must be given up.
pub async fn apply(ledger: &mut Ledger<'_>, network: Network, row: &change::Model) -> Result<Applied, ServiceError> {
    // Whoever it is of: its raw copies are kept all the same.
    let blanked = quotations::blank_gone(&mut ledger.unit, network, row).await?;
    let payload = blanked.as_ref().unwrap_or(&row.payload);
    let brand = ledger.brand(network, &row.network_account_id).await?;
    let Some(brand) = brand.filter(|brand| brand.row.enabled) else {
        tracing::warn!(change = row.id, "a change of an account that is not connected, or switched off");
        return Ok(Applied::Ignored);
    };
    let told = BrandAccount {
        network_id: brand.row.network_id.clone(),
        username: brand.row.username.clone(),
        app_id: app_id(ledger, &brand),
    };
    let mut applied = Applied::Ignored;
    for inbound in in_order(networks::read(network, payload, &told)) {
        let inbound = inbound.with_moments(|at| believed(at, Timestamp(row.received_at)));
        applied = applied.max(one(ledger, &brand, inbound).await?);
        if applied == Applied::Later {
            break;
        }
    }
    Ok(applied)
}

/// Messages first: what else a change tells is mostly about them or about whom they brought.
fn in_order(mut inbound: Vec<Inbound>) -> Vec<Inbound> {
    inbound.sort_by_key(|inbound| !matches!(inbound, Inbound::Message(_)));
    inbound
}

/// When something happened, as far as it can be believed: not before there was anything, and not after it was told.
fn believed(at: Timestamp, received: Timestamp) -> Timestamp {
    if (1..=received.plus(AHEAD).0).contains(&at.0) { at } else { received }
}

fn app_id(ledger: &Ledger<'_>, brand: &Brand) -> Option<String> {
    brand.row.app_id.clone().or_else(|| ledger.unit.state().config.facebook.app_id.clone())
}

async fn one(ledger: &mut Ledger<'_>, brand: &Brand, inbound: Inbound) -> Result<Applied, ServiceError> {
    match inbound {
        Inbound::Message(message) => messages::written(ledger, brand, *message).await,
        Inbound::Edited { network_id, text, at } => edits::edited(ledger, brand, &network_id, text, at).await,
        Inbound::Deleted { network_id, .. } => deleted(ledger, brand, &network_id).await,
        Inbound::Hidden { network_id, at } => edits::shown(ledger, brand, &network_id, edits::Shown::Hidden, at).await,
        Inbound::Unhidden { network_id, at } => edits::shown(ledger, brand, &network_id, edits::Shown::Shown, at).await,
        Inbound::Liked { network_id, at } => likes::told(ledger, brand, &network_id, likes::Told::Liked, at).await,
        Inbound::Unliked { network_id, at } => likes::told(ledger, brand, &network_id, likes::Told::Unliked, at).await,
        // Reactions of others are not kept; those that open the window come with their own happening.
        Inbound::Reaction { .. } => Ok(Applied::Done),
        Inbound::WindowOpened { consumer_network_id, at } => {
            direct::window_opened(ledger, brand, &consumer_network_id, at).await
        }
        Inbound::Read { consumer_network_id, watermark, last_network_id } => {
            direct::read(ledger, brand, &consumer_network_id, watermark, last_network_id.as_deref()).await
        }
        Inbound::Delivered { consumer_network_id, watermark, network_ids } => {
            direct::delivered(ledger, brand, &consumer_network_id, watermark, &network_ids).await
        }
        Inbound::ThreadOwner { consumer_network_id, owner, at } => {
            direct::thread_owner(ledger, brand, &consumer_network_id, owner, at).await
        }
        Inbound::Revoked { .. } => account::revoked(ledger, brand).await,
        Inbound::Profile(profile) => people::told(ledger, brand, &profile).await,
        Inbound::Unknown { what } => {
            tracing::warn!(network = ?brand.network, what, "an event that is not understood");
            Ok(Applied::Unknown)
        }
    }
}

/// Whether something happened before what is known: of what goes to and fro the later counts, whatever came first.
fn is_older(at: Timestamp, known: Option<i64>) -> bool {
    known.is_some_and(|known| at.0 < known)
}

/// The message with that number in an account, wherever it belongs.
async fn find<C: ConnectionTrait>(
    database: &C,
    account: &str,
    network_id: &str,
) -> Result<Option<message::Model>, DbErr> {
    message::Entity::find()
        .filter(message::Column::AccountId.eq(account))
        .filter(message::Column::NetworkId.eq(network_id))
        .one(database)
        .await
}
