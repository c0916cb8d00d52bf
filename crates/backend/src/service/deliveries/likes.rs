//! Whether the brand likes a message, as its deliveries say: shown at once, taken back when the network refuses.

use super::{AHEAD, FAILED, LIKE, SENT, UNLIKE, progress};
use crate::service::codes::code;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{delivery, message};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    QueryOrder, Set,
};
use social_messaging_domain::message::LikeState;

/// Whether a like or unlike of a message is on its way.
///
/// # Errors
/// When the store fails.
pub async fn is_pending<C: ConnectionTrait>(database: &C, message: &str) -> Result<bool, DbErr> {
    let pending = delivery::Entity::find()
        .filter(delivery::Column::MessageId.eq(message))
        .filter(delivery::Column::Purpose.is_in([LIKE, UNLIKE]))
        .filter(delivery::Column::State.is_in(AHEAD));
    Ok(pending.count(database).await? > 0)
}

/// Brings a message's like up to date with what became of the latest wish.
///
/// # Errors
/// When the store fails.
pub(super) async fn refresh(ledger: &mut Ledger<'_>, message: &str) -> Result<(), ServiceError> {
    let latest = delivery::Entity::find()
        .filter(delivery::Column::MessageId.eq(message))
        .filter(delivery::Column::Purpose.is_in([LIKE, UNLIKE]))
        .order_by_desc(delivery::Column::Id)
        .one(ledger.unit.on())
        .await?;
    let row = message::Entity::find_by_id(message).one(ledger.unit.on()).await?;
    let (Some(latest), Some(row)) = (latest, row) else { return Ok(()) };
    let wanted = latest.purpose == LIKE;
    let state = match (latest.state.as_str(), wanted) {
        (SENT, true) | (FAILED, false) => LikeState::Liked,
        (SENT, false) | (FAILED, true) => LikeState::NotLiked,
        (_, true) => LikeState::Liking,
        (_, false) => LikeState::Unliking,
    };
    let failure = (latest.state == FAILED).then(|| progress::failure(&latest));
    let mut values = row.into_active_model();
    values.like_state = Set(code(&state));
    values.failure = Set(failure.and_then(|failure| serde_json::to_value(failure).ok()));
    let row = values.update(ledger.unit.on()).await?;
    ledger.tell_message(&row).await
}
