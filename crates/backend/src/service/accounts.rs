//! The brand accounts, as an admin manages them.

use super::app_state::AppState;
use super::codes;
use super::error::ServiceError;
use super::unit::Unit;
use super::vault::Column;
use crate::store::entities::{account, lane_pause};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, NotSet, QueryFilter, QuerySelect, Set,
};
use social_messaging_domain::conversation::Capability;
use social_messaging_domain::limits::Preset;
use social_messaging_domain::networks::Network;

/// An account to be connected.
#[derive(Clone)]
pub struct NewAccount {
    /// The network.
    pub network: Network,
    /// Its number on the network.
    pub network_id: String,
    /// The name that agents read.
    pub name: String,
    /// Its user name, without `@`.
    pub username: Option<String>,
    /// The token that calls carry.
    pub token: String,
    /// The secret that signs its webhooks.
    pub secret: String,
    /// The limits that it goes by.
    pub preset: Preset,
    /// What its plan and permissions allow.
    pub capabilities: Vec<Capability>,
    /// Whether public messages make and feed conversations.
    pub public_lane: bool,
    /// The application that it sends as, in place of the configuration's.
    pub app_id: Option<String>,
}

/// Connects an account; one that is known gets what is given, and its paused lanes go on. Its identifier is the answer.
///
/// # Errors
/// When the store fails.
pub async fn add(state: &AppState, new: NewAccount) -> Result<String, ServiceError> {
    let new = &new;
    Unit::write(state, |unit| Box::pin(keep(unit, new))).await
}

async fn keep(unit: &mut Unit<'_>, new: &NewAccount) -> Result<String, ServiceError> {
    let network = codes::code(&new.network);
    let known = account::Entity::find()
        .filter(account::Column::Network.eq(&network))
        .filter(account::Column::NetworkId.eq(&new.network_id))
        .one(unit.on())
        .await?;
    let id = known.as_ref().map_or_else(|| unit.new_id(), |known| known.id.clone());
    let vault = &unit.state().vault;
    let row = account::ActiveModel {
        id: Set(id.clone()),
        network: Set(network),
        network_id: Set(new.network_id.clone()),
        name: Set(new.name.clone()),
        username: Set(new.username.clone()),
        app_id: Set(new.app_id.clone()),
        token: Set(vault.seal(&id, Column::Token, &new.token)?),
        secret: Set(vault.seal(&id, Column::Secret, &new.secret)?),
        enabled: Set(true),
        reauthorize: Set(false),
        public_lane: Set(new.public_lane),
        preset: Set(codes::code(&new.preset)),
        capabilities: Set(new.capabilities.iter().map(codes::code).collect()),
        // What an admin decided stays when the account is connected again.
        settings: NotSet,
        created_at: Set(known.as_ref().map_or(unit.now().0, |known| known.created_at)),
    };
    match known {
        Some(_) => {
            row.update(unit.on()).await?;
        }
        None => {
            account::Entity::insert(row).exec_without_returning(unit.on()).await?;
        }
    }
    lane_pause::Entity::delete_many().filter(lane_pause::Column::AccountId.eq(&id)).exec(unit.on()).await?;
    unit.tell_account(&id);
    Ok(id)
}

/// Changes an account, named by our identifier or its number; the row as it is then, `None` when there is none.
///
/// # Errors
/// When the store fails.
pub async fn change(
    state: &AppState,
    which: &str,
    change: impl Fn(&mut account::Model) + Send + Sync,
) -> Result<Option<account::Model>, ServiceError> {
    let change = &change;
    Unit::write(state, |unit| {
        Box::pin(async move {
            let Some(mut row) = find(unit.on(), which).await? else { return Ok(None) };
            change(&mut row);
            let row = account::ActiveModel::from(row).reset_all().update(unit.on()).await?;
            unit.tell_account(&row.id);
            Ok(Some(row))
        })
    })
    .await
}

async fn find<C: ConnectionTrait>(database: &C, which: &str) -> Result<Option<account::Model>, ServiceError> {
    let named = Condition::any().add(account::Column::Id.eq(which)).add(account::Column::NetworkId.eq(which));
    // All of the row is written back: what an admin decides meanwhile must not be lost.
    Ok(account::Entity::find().filter(named).lock_exclusive().one(database).await?)
}
