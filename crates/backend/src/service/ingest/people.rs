//! What changes tell of the people who wrote them.

use super::Applied;
use crate::networks::{FetchedProfile, Person};
use crate::service::codes::code;
use crate::service::error::ServiceError;
use crate::service::profiles;
use crate::service::unit::ledger::{Brand, Ledger};
use crate::store::entities::consumer;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, Set};
use social_messaging_domain::profile::ProfileState;

/// A message names its author.
///
/// # Errors
/// When the store fails.
pub(super) async fn introduced(
    ledger: &mut Ledger<'_>,
    consumer: consumer::Model,
    person: &Person,
) -> Result<consumer::Model, ServiceError> {
    let new_name = person.name.is_some() && person.name != consumer.name;
    let new_handle = person.handle.is_some() && person.handle != consumer.handle;
    let new_picture = person.avatar_url.is_some() && consumer.avatar_id.is_none();
    if !(new_name || new_handle || new_picture) {
        return Ok(consumer);
    }
    let told = FetchedProfile {
        network_id: person.network_id.clone(),
        name: person.name.clone(),
        handle: person.handle.clone(),
        avatar_url: person.avatar_url.clone(),
        ..FetchedProfile::default()
    };
    keep(ledger, consumer, &told).await
}

/// The network does not name the author, and never will.
///
/// # Errors
/// When the store fails.
pub(super) async fn unnamed(
    ledger: &mut Ledger<'_>,
    consumer: consumer::Model,
) -> Result<consumer::Model, ServiceError> {
    let not_shared = code(&ProfileState::NotShared);
    if consumer.profile_state == not_shared {
        return Ok(consumer);
    }
    let mut row = consumer.into_active_model();
    row.profile_state = Set(not_shared);
    let row = row.update(ledger.unit.on()).await?;
    ledger.remember(row.clone());
    Ok(row)
}

/// A change brings a person's profile along.
///
/// # Errors
/// When the store fails.
pub(super) async fn told(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    profile: &FetchedProfile,
) -> Result<Applied, ServiceError> {
    let Some(consumer) = ledger.consumer(&brand.row.id, &profile.network_id).await? else {
        return Ok(Applied::Ignored);
    };
    keep(ledger, consumer, profile).await?;
    Ok(Applied::Done)
}

async fn keep(
    ledger: &mut Ledger<'_>,
    consumer: consumer::Model,
    told: &FetchedProfile,
) -> Result<consumer::Model, ServiceError> {
    let id = consumer.id.clone();
    if !profiles::keep(ledger.unit.on(), consumer.clone(), told, ledger.unit.now()).await? {
        return Ok(consumer);
    }
    let row = consumer::Entity::find_by_id(id).one(ledger.unit.on()).await?.ok_or(ServiceError::NotFound)?;
    ledger.remember(row.clone());
    if let Some(conversation) = ledger.conversation_with(&row).await? {
        ledger.touch(&conversation).await?;
    }
    Ok(row)
}
