//! What a direct thread tells beside its messages: how far the consumer read, who holds it, what opened its window.

use super::{Applied, find, is_older};
use crate::service::codes::code;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::{Brand, Ledger};
use crate::store::entities::message;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use social_messaging_domain::conversation::{ThreadOwner, WorkState};
use social_messaging_domain::message::{AuthorKind, MessageState};
use social_messaging_domain::time::{DAY, Timestamp};
use social_messaging_domain::visibility::Visibility;

/// The consumer tapped, followed a link or reacted.
///
/// # Errors
/// When the store fails.
pub(super) async fn window_opened(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    consumer: &str,
    at: Timestamp,
) -> Result<Applied, ServiceError> {
    let conversation = begun(ledger, brand, consumer).await?;
    let touched = ledger.touch(&conversation).await?;
    touched.row.window_opened_at = touched.row.window_opened_at.max(Some(at.0));
    Ok(Applied::Done)
}

/// Another application took the thread, or it is ours again.
///
/// # Errors
/// When the store fails.
pub(super) async fn thread_owner(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    consumer: &str,
    owner: ThreadOwner,
    at: Timestamp,
) -> Result<Applied, ServiceError> {
    let conversation = begun(ledger, brand, consumer).await?;
    let touched = ledger.touch(&conversation).await?;
    if is_older(at, touched.row.thread_owner_at) {
        return Ok(Applied::Done);
    }
    touched.row.thread_owner_at = Some(at.0);
    // Meta: control of a thread ends after 24 hours without activity.
    touched.row.thread_elsewhere_until = (owner == ThreadOwner::Elsewhere).then_some(at.plus(DAY).0);
    Ok(Applied::Done)
}

/// The consumer read everything until then.
///
/// # Errors
/// When the store fails.
pub(super) async fn read(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    consumer: &str,
    watermark: Timestamp,
    last: Option<&str>,
) -> Result<Applied, ServiceError> {
    let last = match last {
        Some(network_id) => find(ledger.unit.on(), &brand.row.id, network_id).await?.map(|row| row.sent_at),
        None => None,
    };
    let until = Timestamp(last.unwrap_or(watermark.0));
    let from = [MessageState::Sent, MessageState::Delivered];
    mark(ledger, brand, consumer, until, &[], (&from, MessageState::Read)).await
}

/// The consumer's device has everything until then.
///
/// # Errors
/// When the store fails.
pub(super) async fn delivered(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    consumer: &str,
    watermark: Timestamp,
    network_ids: &[String],
) -> Result<Applied, ServiceError> {
    mark(ledger, brand, consumer, watermark, network_ids, (&[MessageState::Sent], MessageState::Delivered)).await
}

async fn mark(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    consumer: &str,
    until: Timestamp,
    named: &[String],
    (from, to): (&[MessageState], MessageState),
) -> Result<Applied, ServiceError> {
    let Some(conversation) = conversation(ledger, brand, consumer).await? else { return Ok(Applied::Ignored) };
    let ours = [AuthorKind::Agent, AuthorKind::Brand, AuthorKind::Bot].map(|kind| code(&kind));
    let meant = Condition::any()
        .add(message::Column::SentAt.lte(until.0))
        .add(message::Column::NetworkId.is_in(named.iter().map(String::as_str)));
    let rows = message::Entity::find()
        .filter(message::Column::ConversationId.eq(&conversation))
        .filter(message::Column::Visibility.eq(code(&Visibility::Direct)))
        .filter(message::Column::AuthorKind.is_in(ours))
        .filter(message::Column::State.is_in(from.iter().map(code)))
        .filter(message::Column::NetworkId.is_not_null())
        .filter(meant)
        .all(ledger.unit.on())
        .await?;
    message::Entity::update_many()
        .col_expr(message::Column::State, Expr::value(code(&to)))
        .filter(message::Column::Id.is_in(rows.iter().map(|row| row.id.as_str())))
        .exec(ledger.unit.on())
        .await?;
    for row in &rows {
        ledger.tell_message(row).await?;
    }
    Ok(Applied::Done)
}

async fn conversation(ledger: &mut Ledger<'_>, brand: &Brand, consumer: &str) -> Result<Option<String>, ServiceError> {
    let Some(consumer) = ledger.consumer(&brand.row.id, consumer).await? else { return Ok(None) };
    Ok(ledger.conversation_with(&consumer).await?)
}

/// The conversation, begun when there is none: closed, since nobody wrote anything yet. What was told first must not be
/// lost when the message comes later.
async fn begun(ledger: &mut Ledger<'_>, brand: &Brand, consumer: &str) -> Result<String, ServiceError> {
    if let Some(known) = conversation(ledger, brand, consumer).await? {
        return Ok(known);
    }
    let consumer = ledger.meet(&brand.row.id, consumer).await?;
    let conversation = ledger.converse(&consumer).await?;
    ledger.touch(&conversation).await?.row.state = code(&WorkState::Closed);
    Ok(conversation)
}
