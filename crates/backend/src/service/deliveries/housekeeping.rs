//! What time brings: held messages go out, crashed calls are looked for, paused lanes go on.

use super::{HELD, Means, QUEUED, SENDING, UNCONFIRMED, progress, settle};
use crate::service::app_state::AppState;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{delivery, lane_pause};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect, Select, Set,
};

/// Does what is due.
///
/// # Errors
/// When the store fails.
pub(super) async fn keep(state: &AppState, means: &Means) -> Result<(), ServiceError> {
    let now = state.clock.now().0;
    let due = released(now).one(&state.database).await?.is_some()
        || crashed(now).one(&state.database).await?.is_some()
        || over(now).one(&state.database).await?.is_some();
    if !due {
        return Ok(());
    }
    Ledger::write(state, |ledger| Box::pin(do_what_is_due(ledger, means, now))).await
}

async fn do_what_is_due(ledger: &mut Ledger<'_>, means: &Means, now: i64) -> Result<(), ServiceError> {
    for row in released(now).all(ledger.unit.on()).await? {
        let mut values = row.into_active_model();
        values.state = Set(QUEUED.to_owned());
        values.next_attempt_at = Set(now);
        values.held_until = Set(None);
        let row = values.update(ledger.unit.on()).await?;
        progress::refresh(ledger, &row).await?;
    }
    for row in crashed(now).all(ledger.unit.on()).await? {
        tracing::warn!(delivery = row.id, "a call was begun and never answered");
        settle::unconfirmed(ledger, &means.pace, row).await?;
    }
    for row in over(now).all(ledger.unit.on()).await? {
        ledger.unit.tell_account(&row.account_id);
        lane_pause::Entity::delete_by_id((row.account_id, row.lane)).exec(ledger.unit.on()).await?;
    }
    Ok(())
}

/// When something is due next by the clock alone, milliseconds since 1970.
///
/// # Errors
/// When the store fails.
pub(super) async fn next_due(state: &AppState) -> Result<Option<i64>, ServiceError> {
    let waiting = delivery::Entity::find()
        .select_only()
        .column(delivery::Column::NextAttemptAt)
        .filter(delivery::Column::State.is_in([HELD, QUEUED, UNCONFIRMED]))
        .filter(delivery::Column::NextAttemptAt.gt(state.clock.now().0))
        .order_by_asc(delivery::Column::NextAttemptAt)
        .limit(1)
        .into_tuple();
    Ok(waiting.one(&state.database).await?)
}

fn released(now: i64) -> Select<delivery::Entity> {
    delivery::Entity::find()
        .filter(delivery::Column::State.eq(HELD))
        .filter(delivery::Column::HeldUntil.lte(now))
        .order_by_asc(delivery::Column::Id)
        .limit(100)
}

fn crashed(now: i64) -> Select<delivery::Entity> {
    delivery::Entity::find()
        .filter(delivery::Column::State.eq(SENDING))
        .filter(delivery::Column::LeaseUntil.lt(now))
        .order_by_asc(delivery::Column::Id)
        .limit(100)
}

fn over(now: i64) -> Select<lane_pause::Entity> {
    lane_pause::Entity::find().filter(lane_pause::Column::Until.lte(now)).limit(100)
}
