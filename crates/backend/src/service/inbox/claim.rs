//! Takes changes to work on: each consumer's in order, each only as long as the lease lasts.

use super::PENDING;
use crate::service::app_state::AppState;
use crate::service::error::ServiceError;
use crate::service::unit::Unit;
use crate::store::entities::change;
use crate::store::turns::{self, Turn};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Select};
use social_messaging_domain::time::MINUTE;

/// How long a worker may take for a handful of changes, in milliseconds.
const LEASE: i64 = MINUTE;

/// Takes at most `limit` changes, the oldest first.
///
/// # Errors
/// When the store fails.
pub(super) async fn take(state: &AppState, owner: &str, limit: u64) -> Result<Vec<change::Model>, ServiceError> {
    let now = state.clock.now().0;
    if due(now).limit(1).one(&state.database).await?.is_none() {
        return Ok(Vec::new());
    }
    Unit::write(state, |unit| {
        Box::pin(async move {
            turns::take(unit.on(), Turn::Inbox).await?;
            let rows = due(now).limit(limit).all(unit.on()).await?;
            change::Entity::update_many()
                .col_expr(change::Column::LeaseOwner, Expr::value(owner))
                .col_expr(change::Column::LeaseUntil, Expr::value(now + LEASE))
                .filter(change::Column::Id.is_in(rows.iter().map(|row| row.id)))
                .exec(unit.on())
                .await?;
            Ok(rows)
        })
    })
    .await
}

/// Leaves changes that were taken and not begun to whoever comes next.
///
/// # Errors
/// When the store fails.
pub(super) async fn give_back(state: &AppState, owner: &str, rows: &[change::Model]) -> Result<(), ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            change::Entity::update_many()
                .col_expr(change::Column::LeaseOwner, Expr::value(Option::<String>::None))
                .col_expr(change::Column::LeaseUntil, Expr::value(Option::<i64>::None))
                .filter(change::Column::Id.is_in(rows.iter().map(|row| row.id)))
                .filter(change::Column::LeaseOwner.eq(owner))
                .exec(unit.on())
                .await?;
            Ok(())
        })
    })
    .await
}

fn due(now: i64) -> Select<change::Entity> {
    change::Entity::find()
        .filter(change::Column::State.eq(PENDING))
        .filter(change::Column::NextAttemptAt.lte(now))
        .filter(free(now))
        .filter(nobody_has(now))
        .order_by_asc(change::Column::Id)
}

fn free(now: i64) -> Condition {
    Condition::any().add(change::Column::LeaseUntil.is_null()).add(change::Column::LeaseUntil.lt(now))
}

/// Nobody works on the consumer, and nothing of theirs has to be tried again first. Asked once for all, since one
/// consumer may have thousands of changes waiting.
fn nobody_has(now: i64) -> Condition {
    let in_hand = Condition::any().add(change::Column::LeaseUntil.gte(now)).add(change::Column::NextAttemptAt.gt(now));
    let busy = change::Entity::find()
        .select_only()
        .column(change::Column::ConsumerKey)
        .filter(change::Column::State.eq(PENDING))
        .filter(change::Column::ConsumerKey.is_not_null())
        .filter(in_hand);
    Condition::any()
        .add(change::Column::ConsumerKey.is_null())
        .add(change::Column::ConsumerKey.not_in_subquery(busy.into_query()))
}
