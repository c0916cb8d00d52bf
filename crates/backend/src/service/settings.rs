//! What an admin decides for a brand account.

use super::access::Caller;
use super::app_state::AppState;
use super::audit::{self, About};
use super::error::ServiceError;
use super::facts;
use super::unit::Unit;
use crate::store::entities::account;
use sea_orm::{ActiveModelTrait, EntityTrait, IntoActiveModel, QuerySelect, Set};
use serde_json::{Map, Value};
use social_messaging_domain::api::Role;
use social_messaging_domain::audit::{AuditAct, AuditOutcome};
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::settings::{AccountSettings, SettingsMistake};

/// An account that the caller may see and decide for: nobody else decides before the transaction ends.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Forbidden`] for who is no admin.
pub(super) async fn administered(unit: &Unit<'_>, caller: &Caller, id: &str) -> Result<account::Model, ServiceError> {
    let row = seen(account::Entity::find_by_id(id).lock_exclusive().one(unit.on()).await?, caller)?;
    if caller.role == Role::Admin { Ok(row) } else { Err(ServiceError::Forbidden) }
}

/// The account that was found, if the caller may see it.
///
/// # Errors
/// [`ServiceError::NotFound`].
pub(super) fn seen(found: Option<account::Model>, caller: &Caller) -> Result<account::Model, ServiceError> {
    found.filter(|row| caller.accounts.covers(&row.id)).ok_or(ServiceError::NotFound)
}

/// Puts a change over what is decided: what it does not name stays, what it names `null` is as the product has it
/// (RFC 7396). The account as it is then is the answer.
///
/// # Errors
/// [`ServiceError::Forbidden`], [`ServiceError::NotFound`], or [`ServiceError::Malformed`] for what is no setting.
pub async fn change(
    state: &AppState,
    caller: &Caller,
    id: &AccountId,
    change: &Map<String, Value>,
) -> Result<AccountFacts, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = administered(unit, caller, id.as_str()).await?;
            let settings = changed(&facts::settings(&row)?, change)?;
            settings.check().map_err(|mistake| ServiceError::Malformed(worded(mistake)))?;
            let mut values = row.into_active_model();
            values.settings = Set(serde_json::to_value(settings).ok());
            let row = values.update(unit.on()).await?;
            let about = About { account: Some(&row.id), ..About::default() };
            audit::record(unit, caller, AuditAct::Settings, about, AuditOutcome::Done).await?;
            unit.tell_account(&row.id);
            facts::of_account(unit.on(), &row, unit.now()).await
        })
    })
    .await
}

fn changed(before: &AccountSettings, change: &Map<String, Value>) -> Result<AccountSettings, ServiceError> {
    let no_shape = ServiceError::Malformed("the settings are not of this route's shape");
    let Ok(Value::Object(mut fields)) = serde_json::to_value(before) else { return Err(no_shape) };
    for (name, value) in change {
        if !fields.contains_key(name) {
            return Err(ServiceError::Malformed("there is no such setting"));
        }
        fields.insert(name.clone(), value.clone());
    }
    fields.retain(|_, value| !value.is_null());
    serde_json::from_value(Value::Object(fields)).map_err(|_| no_shape)
}

const fn worded(mistake: SettingsMistake) -> &'static str {
    match mistake {
        SettingsMistake::Undo => "undo_seconds is more than 60",
        SettingsMistake::Patterns => "guard_patterns are more than 20",
        SettingsMistake::Pattern => "a pattern has more than 60 characters, or neither a letter nor a digit",
        SettingsMistake::NativeAuthor => "native_author is empty or has more than 60 characters",
    }
}
