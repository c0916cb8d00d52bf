//! What became of a call, written down: by the call's answer, by its echo, or by looking for it.

use super::{FAILED, Means, Pace, QUEUED, SEND, SENDING, SENT, UNCONFIRMED, backoff, pauses, progress};
use crate::networks::{CallError, Found, Outcome, Sent};
use crate::service::codes::{self, code};
use crate::service::error::ServiceError;
use crate::service::messages::OWNER;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{consumer, conversation, delivery, media, message};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use social_messaging_domain::message::{AuthorKind, FailureReason};

/// The beginning of the number that stands for somebody whom the network does not name.
const UNNAMED: &str = "unnamed:";

/// The call was answered. An answer that comes after the lease ended counts only if it says that it was applied.
///
/// # Errors
/// When the store fails.
pub(super) async fn answered(
    ledger: &mut Ledger<'_>,
    means: &Means,
    id: i64,
    outcome: Outcome,
) -> Result<(), ServiceError> {
    let Some(row) = delivery::Entity::find_by_id(id).one(ledger.unit.on()).await? else { return Ok(()) };
    let ours = row.state == SENDING && row.lease_owner.as_deref() == Some(&*means.owner);
    match outcome {
        Outcome::Sent(sent) => applied(ledger, row, sent).await,
        _ if !ours => Ok(()),
        Outcome::Refused(error) => refused(ledger, &means.pace, row, error).await,
        Outcome::Unknown { detail } => {
            tracing::warn!(delivery = id, detail, "the outcome of a call is not known");
            unconfirmed(ledger, &means.pace, row).await
        }
    }
}

/// It was looked for.
///
/// # Errors
/// When the store fails.
pub(super) async fn looked(ledger: &mut Ledger<'_>, means: &Means, id: i64, found: Found) -> Result<(), ServiceError> {
    let Some(row) = delivery::Entity::find_by_id(id).one(ledger.unit.on()).await? else { return Ok(()) };
    if let Found::Found(sent) = found {
        return applied(ledger, row, sent).await;
    }
    if row.state != UNCONFIRMED || row.lease_owner.as_deref() != Some(&*means.owner) {
        return Ok(());
    }
    let looks = row.looks.saturating_add(1);
    let absent = found == Found::NotFound;
    // A like is the same twice; a text that is not there yet may still turn up.
    let next = backoff::before_look(&means.pace, looks).filter(|_| !(absent && row.purpose != SEND));
    let now = ledger.unit.now();
    let mut values = row.clone().into_active_model();
    values.looks = Set(looks);
    values.lease_owner = Set(None);
    values.lease_until = Set(None);
    match next {
        Some(wait) => values.next_attempt_at = Set(now.plus(wait).0),
        None if absent && row.attempts < means.pace.attempts => {
            values.state = Set(QUEUED.to_owned());
            values.next_attempt_at = Set(now.0);
        }
        None => {
            let reason = if absent { FailureReason::NetworkTrouble } else { FailureReason::OutcomeUnknown };
            return failed(ledger, row, reason, None).await;
        }
    }
    let row = values.update(ledger.unit.on()).await?;
    progress::refresh(ledger, &row).await
}

/// Its echo came: whatever was believed before, the network has it.
///
/// # Errors
/// When the store fails.
pub async fn came_back(ledger: &mut Ledger<'_>, row: delivery::Model, network_id: &str) -> Result<(), ServiceError> {
    if row.state == SENT && row.network_id.is_some() {
        return Ok(());
    }
    applied(ledger, row, Sent { network_id: Some(network_id.to_owned()), consumer_network_id: None }).await
}

/// A call that was begun and of which nothing more is known.
///
/// # Errors
/// When the store fails.
pub(super) async fn unconfirmed(
    ledger: &mut Ledger<'_>,
    pace: &Pace,
    row: delivery::Model,
) -> Result<(), ServiceError> {
    let wait = backoff::before_look(pace, 0).unwrap_or(0);
    let mut values = row.into_active_model();
    values.state = Set(UNCONFIRMED.to_owned());
    values.looks = Set(0);
    values.next_attempt_at = Set(ledger.unit.now().plus(wait).0);
    values.lease_owner = Set(None);
    values.lease_until = Set(None);
    let row = values.update(ledger.unit.on()).await?;
    progress::refresh(ledger, &row).await
}

async fn applied(ledger: &mut Ledger<'_>, row: delivery::Model, sent: Sent) -> Result<(), ServiceError> {
    if row.state == SENT {
        return Ok(());
    }
    if let Some(network_id) = &sent.network_id {
        taken_for_native(ledger, &row, network_id).await?;
    }
    if let Some(person) = &sent.consumer_network_id {
        recognised(ledger, &row, person).await?;
    }
    let mut values = row.into_active_model();
    values.state = Set(SENT.to_owned());
    values.network_id = Set(sent.network_id);
    values.lease_owner = Set(None);
    values.lease_until = Set(None);
    values.reason = Set(None);
    values.detail = Set(None);
    let row = values.update(ledger.unit.on()).await?;
    progress::refresh(ledger, &row).await
}

/// Our own message that came back before we knew its number, and was taken for a native one: there is only one.
async fn taken_for_native(
    ledger: &mut Ledger<'_>,
    row: &delivery::Model,
    network_id: &str,
) -> Result<(), ServiceError> {
    let double = message::Entity::find()
        .filter(message::Column::AccountId.eq(&row.account_id))
        .filter(message::Column::NetworkId.eq(network_id))
        .filter(message::Column::Id.ne(&row.message_id))
        .filter(message::Column::AuthorKind.ne(code(&AuthorKind::Agent)))
        .one(ledger.unit.on())
        .await?;
    let Some(double) = double else { return Ok(()) };
    let files = media::Entity::delete_many()
        .filter(media::Column::OwnerKind.eq(OWNER))
        .filter(media::Column::OwnerId.eq(&double.id));
    files.exec(ledger.unit.on()).await?;
    message::Entity::update_many()
        .col_expr(message::Column::AnswersId, Expr::value(row.message_id.as_str()))
        .filter(message::Column::AnswersId.eq(&double.id))
        .exec(ledger.unit.on())
        .await?;
    message::Entity::delete_by_id(&double.id).exec(ledger.unit.on()).await?;
    if !double.conversation_id.is_empty() {
        ledger.touch(&double.conversation_id).await?.answered = true;
        ledger.unit.tell_removed(&double.account_id, &double.conversation_id, &double.id);
    }
    Ok(())
}

/// A private reply's answer is the first to tell who an unnamed person is in the direct thread.
async fn recognised(ledger: &mut Ledger<'_>, row: &delivery::Model, person: &str) -> Result<(), ServiceError> {
    let conversation = conversation::Entity::find_by_id(&row.conversation_id).one(ledger.unit.on()).await?;
    let Some(conversation) = conversation else { return Ok(()) };
    let consumer = consumer::Entity::find_by_id(&conversation.consumer_id).one(ledger.unit.on()).await?;
    let Some(consumer) = consumer.filter(|row| row.network_id.starts_with(UNNAMED)) else { return Ok(()) };
    if ledger.consumer(&row.account_id, person).await?.is_some() {
        return Ok(());
    }
    let mut values = consumer.into_active_model();
    values.network_id = Set(person.to_owned());
    let consumer = values.update(ledger.unit.on()).await?;
    ledger.remember(consumer);
    ledger.touch(&conversation.id).await?;
    Ok(())
}

async fn refused(
    ledger: &mut Ledger<'_>,
    pace: &Pace,
    row: delivery::Model,
    error: CallError,
) -> Result<(), ServiceError> {
    tracing::warn!(delivery = row.id, reason = ?error.reason, "a call was refused");
    if let Some(pause) = &error.pause {
        pauses::pause(&mut ledger.unit, &row.account_id, codes::read(&row.lane)?, pause).await?;
    }
    let most = if error.pause.is_some() { pace.paused_attempts } else { pace.attempts };
    let again = error.retryable || error.pause.is_some();
    if !again || row.attempts >= most {
        let row = delivery::Model { retryable: again, detail: error.detail, ..row };
        return failed(ledger, row, error.reason, None).await;
    }
    let wait = if error.pause.is_some() { 0 } else { backoff::after(pace, row.attempts) };
    let due = ledger.unit.now().plus(wait).max(error.retry_at.unwrap_or_default());
    let mut values = row.into_active_model();
    values.state = Set(QUEUED.to_owned());
    values.next_attempt_at = Set(due.0);
    values.lease_owner = Set(None);
    values.lease_until = Set(None);
    values.reason = Set(Some(code(&error.reason)));
    values.detail = Set(error.detail);
    let row = values.update(ledger.unit.on()).await?;
    progress::refresh(ledger, &row).await
}

/// It did not go out, and so what comes after it in the same message does not either.
pub(super) async fn failed(
    ledger: &mut Ledger<'_>,
    row: delivery::Model,
    reason: FailureReason,
    detail: Option<String>,
) -> Result<(), ServiceError> {
    let again = [FailureReason::OutcomeUnknown, FailureReason::NetworkTrouble, FailureReason::RateLimited];
    let retryable = row.retryable || again.contains(&reason);
    let kept = detail.or_else(|| row.detail.clone());
    let mut values = row.into_active_model();
    values.state = Set(FAILED.to_owned());
    values.reason = Set(Some(code(&reason)));
    values.retryable = Set(retryable);
    values.detail = Set(kept);
    values.lease_owner = Set(None);
    values.lease_until = Set(None);
    let row = values.update(ledger.unit.on()).await?;
    if row.purpose == SEND {
        delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(FAILED))
            .col_expr(delivery::Column::Reason, Expr::value(code(&FailureReason::EarlierPartFailed)))
            .col_expr(delivery::Column::Retryable, Expr::value(retryable))
            .filter(delivery::Column::MessageId.eq(&row.message_id))
            .filter(delivery::Column::Purpose.eq(SEND))
            .filter(delivery::Column::Ordinal.gt(row.ordinal))
            .filter(delivery::Column::State.eq(QUEUED))
            .exec(ledger.unit.on())
            .await?;
    }
    progress::refresh(ledger, &row).await
}
