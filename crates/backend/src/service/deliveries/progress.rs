//! How far a message got, as its deliveries say.

use super::{CANCELLED, FAILED, HELD, LIKE, QUEUED, SEND, SENDING, SENT, UNCONFIRMED, UNLIKE, likes, moderation};
use crate::service::audit;
use crate::service::codes::{self, code};
use crate::service::error::ServiceError;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{command, delivery, message};
use sea_orm::sea_query::Expr;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set};
use social_messaging_domain::message::{Failure, FailureReason, MessageState};
use social_messaging_domain::networks::Lane;

/// Brings what a delivery is about up to date: the message's state, its like, or what is done about it; and the audit of the intent.
///
/// # Errors
/// When the store fails.
pub async fn refresh(ledger: &mut Ledger<'_>, row: &delivery::Model) -> Result<(), ServiceError> {
    command::Entity::update_many()
        .col_expr(command::Column::Outcome, Expr::value(row.state.as_str()))
        .filter(command::Column::ClientId.eq(&row.client_id))
        .exec(ledger.unit.on())
        .await?;
    audit::follow(&ledger.unit, &row.client_id).await?;
    match row.purpose.as_str() {
        LIKE | UNLIKE => likes::refresh(ledger, &row.message_id).await,
        SEND => of_message(ledger, &row.message_id).await,
        other => moderation::refresh(ledger, row, codes::read(other)?).await,
    }
}

/// Brings a message's state up to date with its deliveries.
///
/// # Errors
/// When the store fails.
pub async fn of_message(ledger: &mut Ledger<'_>, message: &str) -> Result<(), ServiceError> {
    let parts = delivery::Entity::find()
        .filter(delivery::Column::MessageId.eq(message))
        .filter(delivery::Column::Purpose.eq(SEND))
        .order_by_asc(delivery::Column::Id)
        .all(ledger.unit.on())
        .await?;
    let row = message::Entity::find_by_id(message).one(ledger.unit.on()).await?;
    let Some(row) = row.filter(|_| !parts.is_empty()) else { return Ok(()) };
    let state = overall(&parts, codes::read(&row.state)?);
    let failed = parts.iter().find(|part| part.state == FAILED);
    let held_until = parts.iter().filter(|part| part.state == HELD).filter_map(|part| part.held_until).max();
    let first = parts.iter().find_map(|part| part.network_id.clone());
    let answered_before = row.state.clone();
    let network_id = row.network_id.clone().or(first);
    let mut values = row.into_active_model();
    values.state = Set(code(&state));
    values.held_until = Set(held_until);
    values.failure = Set(failed.and_then(|part| serde_json::to_value(failure(part)).ok()));
    values.network_id = Set(network_id);
    let row = values.update(ledger.unit.on()).await?;
    private_reply(ledger, &row, &parts).await?;
    if answered_before != row.state {
        ledger.touch(&row.conversation_id).await?.answered = true;
    }
    ledger.tell_message(&row).await
}

/// Why a delivery failed, as the agent reads it.
pub(super) fn failure(row: &delivery::Model) -> Failure {
    let reason = row.reason.as_deref().and_then(|reason| codes::read(reason).ok());
    Failure { reason: reason.unwrap_or(FailureReason::Refused), retryable: row.retryable, detail: row.detail.clone() }
}

fn overall(parts: &[delivery::Model], before: MessageState) -> MessageState {
    let any = |state: &str| parts.iter().any(|part| part.state == state);
    if any(FAILED) {
        return MessageState::Failed;
    }
    if any(UNCONFIRMED) {
        return MessageState::Unconfirmed;
    }
    if any(SENDING) || any(QUEUED) && any(SENT) {
        return MessageState::Sending;
    }
    if any(HELD) {
        return MessageState::Held;
    }
    if any(QUEUED) {
        return MessageState::Queued;
    }
    match before {
        _ if parts.iter().all(|part| part.state == CANCELLED) => MessageState::Cancelled,
        MessageState::Delivered | MessageState::Read => before,
        _ => MessageState::Sent,
    }
}

/// A public message can be answered privately once: it is used up unless the answer certainly did not go out.
async fn private_reply(
    ledger: &mut Ledger<'_>,
    row: &message::Model,
    parts: &[delivery::Model],
) -> Result<(), ServiceError> {
    let lane = row.lane.as_deref().map(codes::read::<Lane>).transpose()?;
    let is_private = lane.is_some_and(|lane| lane.rules().network.rules().private_reply_lane == Some(lane));
    let Some(target) = row.answers_id.as_ref().filter(|_| is_private) else { return Ok(()) };
    let perhaps = [FailureReason::OutcomeUnknown, FailureReason::AlreadyReplied].map(|reason| code(&reason));
    let lost = |part: &delivery::Model| {
        let certainly = part.reason.as_ref().is_none_or(|reason| !perhaps.contains(reason));
        (part.state == FAILED || part.state == CANCELLED) && certainly
    };
    let used = !parts.iter().all(lost);
    let target = message::Entity::find_by_id(target).one(ledger.unit.on()).await?;
    let Some(target) = target.filter(|target| target.private_reply_used != used) else { return Ok(()) };
    let mut values = target.into_active_model();
    values.private_reply_used = Set(used);
    let target = values.update(ledger.unit.on()).await?;
    ledger.tell_message(&target).await
}
