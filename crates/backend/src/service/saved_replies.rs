//! The saved replies of a brand account: read by who sees the account, written by its admins.

use super::access::Caller;
use super::app_state::AppState;
use super::audit::{self, About};
use super::error::ServiceError;
use super::settings;
use super::unit::Unit;
use crate::store::entities::{account, saved_reply};
use crate::store::folding::folded_case;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder, Set, SqlErr,
};
use social_messaging_domain::audit::{AuditAct, AuditOutcome};
use social_messaging_domain::ids::AccountId;
use social_messaging_domain::replies::{NewReply, ReplyText, SavedReplies, SavedReply};
use unicode_normalization::UnicodeNormalization;

/// The most that one account has: the whole list is read at once.
const MOST: u64 = 500;

/// All of an account, by shortcut.
///
/// # Errors
/// [`ServiceError::NotFound`] for an account that the caller may not see.
pub async fn of(state: &AppState, caller: &Caller, account: &AccountId) -> Result<SavedReplies, ServiceError> {
    let found = account::Entity::find_by_id(account.as_str()).one(&state.database).await?;
    let account = settings::seen(found, caller)?;
    let rows = saved_reply::Entity::find()
        .filter(saved_reply::Column::AccountId.eq(account.id))
        .order_by_asc(saved_reply::Column::Folded)
        .all(&state.database)
        .await?;
    Ok(SavedReplies { replies: rows.into_iter().map(to_wire).collect() })
}

/// Keeps a new one.
///
/// # Errors
/// [`ServiceError::Forbidden`], [`ServiceError::NotFound`], [`ServiceError::Malformed`], or [`ServiceError::Conflict`]
/// when the account has one of that shortcut, or has too many.
pub async fn create(state: &AppState, caller: &Caller, new: &NewReply) -> Result<SavedReply, ServiceError> {
    Unit::write(state, |unit| Box::pin(keep(unit, caller, new))).await
}

async fn keep(unit: &mut Unit<'_>, caller: &Caller, new: &NewReply) -> Result<SavedReply, ServiceError> {
    let account = settings::administered(unit, caller, new.account.as_str()).await?;
    let reply = sound(&new.reply)?;
    let of_account = saved_reply::Entity::find().filter(saved_reply::Column::AccountId.eq(&account.id));
    if of_account.count(unit.on()).await? >= MOST {
        return Err(ServiceError::Conflict);
    }
    let row = saved_reply::Model {
        id: unit.new_id(),
        folded: folded_case(&reply.shortcut),
        shortcut: reply.shortcut.clone(),
        text: composed(&reply.text),
        changed_at: unit.now().0,
        account_id: account.id,
    };
    let insert = saved_reply::Entity::insert(row.clone().into_active_model());
    insert.exec_without_returning(unit.on()).await.map_err(taken)?;
    told(unit, caller, &row.account_id).await?;
    Ok(to_wire(row))
}

/// Changes one.
///
/// # Errors
/// As [`create`].
pub async fn change(
    state: &AppState,
    caller: &Caller,
    id: &str,
    reply: &ReplyText,
) -> Result<SavedReply, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = administered(unit, caller, id).await?;
            let reply = sound(reply)?;
            let mut values = row.into_active_model();
            values.folded = Set(folded_case(&reply.shortcut));
            values.shortcut = Set(reply.shortcut.clone());
            values.text = Set(composed(&reply.text));
            values.changed_at = Set(unit.now().0);
            let row = values.update(unit.on()).await.map_err(taken)?;
            told(unit, caller, &row.account_id).await?;
            Ok(to_wire(row))
        })
    })
    .await
}

/// Takes one away.
///
/// # Errors
/// [`ServiceError::Forbidden`] or [`ServiceError::NotFound`].
pub async fn delete(state: &AppState, caller: &Caller, id: &str) -> Result<(), ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = administered(unit, caller, id).await?;
            saved_reply::Entity::delete_by_id(&row.id).exec(unit.on()).await?;
            told(unit, caller, &row.account_id).await?;
            Ok(())
        })
    })
    .await
}

async fn administered(unit: &Unit<'_>, caller: &Caller, id: &str) -> Result<saved_reply::Model, ServiceError> {
    let row = saved_reply::Entity::find_by_id(id).one(unit.on()).await?.ok_or(ServiceError::NotFound)?;
    settings::administered(unit, caller, &row.account_id).await?;
    Ok(row)
}

/// The pages are told, and the audit.
async fn told(unit: &mut Unit<'_>, caller: &Caller, account: &str) -> Result<(), ServiceError> {
    let about = About { account: Some(account), ..About::default() };
    audit::record(unit, caller, AuditAct::SavedReply, about, AuditOutcome::Done).await?;
    unit.tell_account(account);
    Ok(())
}

fn sound(reply: &ReplyText) -> Result<&ReplyText, ServiceError> {
    if reply.is_sound() {
        Ok(reply)
    } else {
        Err(ServiceError::Malformed("the shortcut or the text is empty or too long"))
    }
}

/// In normalization form C, as the texts are in which its placeholders are looked for.
fn composed(text: &str) -> String {
    text.nfc().collect()
}

fn taken(error: sea_orm::DbErr) -> ServiceError {
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_)) => ServiceError::Conflict,
        _ => error.into(),
    }
}

fn to_wire(row: saved_reply::Model) -> SavedReply {
    SavedReply { id: row.id, account: AccountId(row.account_id), shortcut: row.shortcut, text: row.text }
}
