//! Who makes which call: a worker takes a delivery for as long as its lease lasts, so a second backend is only more
//! workers.

use super::{AHEAD, Means, QUEUED, SENDING, UNCONFIRMED, millis, progress};
use crate::networks::Call;
use crate::service::app_state::AppState;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{account, delivery, lane_pause};
use crate::store::turns::{self, Turn};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    Select, Set,
};

/// What a worker has to do for a delivery.
#[derive(Clone, Debug)]
pub(super) enum Task {
    /// Make the call.
    Call(delivery::Model),
    /// Look whether it was applied.
    Look(delivery::Model),
}

/// Takes at most `limit` tasks.
///
/// # Errors
/// When the store fails.
pub(super) async fn take(state: &AppState, means: &Means, limit: u64) -> Result<Vec<Task>, ServiceError> {
    let now = state.clock.now().0;
    // Most of the time there is nothing to do, and then nobody has to wait for a writer.
    let waits = due(now).limit(1).one(&state.database).await?.is_some()
        || to_look_for(now).limit(1).one(&state.database).await?.is_some();
    if !waits {
        return Ok(Vec::new());
    }
    Ledger::write(state, |ledger| Box::pin(lease(ledger, means, limit, now))).await
}

async fn lease(ledger: &mut Ledger<'_>, means: &Means, limit: u64, now: i64) -> Result<Vec<Task>, ServiceError> {
    turns::take(ledger.unit.on(), Turn::Deliveries).await?;
    let mut tasks = Vec::new();
    for row in due(now).limit(limit).all(ledger.unit.on()).await? {
        let mut values = leased(row, means, now);
        values.state = Set(SENDING.to_owned());
        values.started_at = Set(Some(now));
        let attempts = values.attempts.take().unwrap_or_default();
        values.attempts = Set(attempts.saturating_add(1));
        let row = values.update(ledger.unit.on()).await?;
        progress::refresh(ledger, &row).await?;
        tasks.push(Task::Call(row));
    }
    for row in to_look_for(now).limit(limit).all(ledger.unit.on()).await? {
        tasks.push(Task::Look(leased(row, means, now).update(ledger.unit.on()).await?));
    }
    Ok(tasks)
}

fn leased(row: delivery::Model, means: &Means, now: i64) -> delivery::ActiveModel {
    let lease = codes::json::<Call>(&row.call).map_or(means.pace.lease, |call| means.pace.lease_of(&call));
    let mut values = row.into_active_model();
    values.lease_owner = Set(Some(means.owner.to_string()));
    values.lease_until = Set(Some(now.saturating_add(millis(lease))));
    values
}

/// What can be sent: due, nothing before it in its line, its lane not paused, its account at work.
fn due(now: i64) -> Select<delivery::Entity> {
    delivery::Entity::find()
        .filter(delivery::Column::State.eq(QUEUED))
        .filter(delivery::Column::NextAttemptAt.lte(now))
        .filter(Expr::exists(something_ahead()).not())
        .filter(Expr::exists(paused(now)).not())
        .filter(Expr::exists(working_account()))
        .order_by_asc(delivery::Column::Id)
}

fn to_look_for(now: i64) -> Select<delivery::Entity> {
    let free = Condition::any().add(delivery::Column::LeaseUntil.is_null()).add(delivery::Column::LeaseUntil.lt(now));
    delivery::Entity::find()
        .filter(delivery::Column::State.eq(UNCONFIRMED))
        .filter(delivery::Column::NextAttemptAt.lte(now))
        .filter(free)
        .order_by_asc(delivery::Column::Id)
}

fn something_ahead() -> SelectStatement {
    use delivery::Column::{AccountId, ConversationId, Id, Lane, State};
    let mut ahead = Query::select();
    ahead.expr(Expr::val(1)).from_as(delivery::Entity, "ahead");
    for column in [AccountId, Lane, ConversationId] {
        ahead.and_where(Expr::col(("ahead", column)).equals((delivery::Entity, column)));
    }
    ahead.and_where(Expr::col(("ahead", Id)).lt(Expr::col((delivery::Entity, Id))));
    ahead.and_where(Expr::col(("ahead", State)).is_in(AHEAD));
    ahead
}

fn paused(now: i64) -> SelectStatement {
    use lane_pause::Column::{AccountId, Lane, Until};
    let until = Expr::col((lane_pause::Entity, Until));
    let mut paused = Query::select();
    paused.expr(Expr::val(1)).from(lane_pause::Entity);
    paused
        .and_where(Expr::col((lane_pause::Entity, AccountId)).equals((delivery::Entity, delivery::Column::AccountId)));
    paused.and_where(Expr::col((lane_pause::Entity, Lane)).equals((delivery::Entity, delivery::Column::Lane)));
    paused.and_where(until.clone().is_null().or(until.gt(now)));
    paused
}

fn working_account() -> SelectStatement {
    use account::Column::{Enabled, Id, Reauthorize};
    let mut working = Query::select();
    working.expr(Expr::val(1)).from(account::Entity);
    working.and_where(Expr::col((account::Entity, Id)).equals((delivery::Entity, delivery::Column::AccountId)));
    working.and_where(Expr::col((account::Entity, Enabled)).eq(true));
    working.and_where(Expr::col((account::Entity, Reauthorize)).eq(false));
    working
}
