//! Takes changes to work on: each consumer's in order, each only as long as the lease lasts.

use super::PENDING;
use crate::service::app_state::AppState;
use crate::service::error::ServiceError;
use crate::service::unit::Unit;
use crate::store::entities::{change, event_counter};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select};
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
    let unit = Unit::begin(state).await?;
    // On PostgreSQL workers take their turns here: two that looked at the same time would break the order.
    event_counter::Entity::find_by_id(1).lock_exclusive().one(unit.on()).await?;
    let rows = due(now).limit(limit).all(unit.on()).await?;
    change::Entity::update_many()
        .col_expr(change::Column::LeaseOwner, Expr::value(owner))
        .col_expr(change::Column::LeaseUntil, Expr::value(now + LEASE))
        .filter(change::Column::Id.is_in(rows.iter().map(|row| row.id)))
        .exec(unit.on())
        .await?;
    unit.commit().await?;
    Ok(rows)
}

fn due(now: i64) -> Select<change::Entity> {
    change::Entity::find()
        .filter(change::Column::State.eq(PENDING))
        .filter(change::Column::NextAttemptAt.lte(now))
        .filter(free(now))
        .filter(Expr::exists(earlier_in_hand(now)).not())
        .order_by_asc(change::Column::Id)
}

fn free(now: i64) -> Condition {
    Condition::any().add(change::Column::LeaseUntil.is_null()).add(change::Column::LeaseUntil.lt(now))
}

/// An earlier change of the same consumer that another worker has, or that has to be tried again.
fn earlier_in_hand(now: i64) -> SelectStatement {
    use change::Column::{ConsumerKey, Id, LeaseUntil, Network, NetworkAccountId, NextAttemptAt, State};
    let mut earlier = Query::select();
    earlier.expr(Expr::val(1)).from_as(change::Entity, "earlier");
    for column in [ConsumerKey, Network, NetworkAccountId] {
        earlier.and_where(Expr::col(("earlier", column)).equals((change::Entity, column)));
    }
    earlier.and_where(Expr::col(("earlier", State)).eq(PENDING));
    earlier.and_where(Expr::col(("earlier", Id)).lt(Expr::col((change::Entity, Id))));
    let in_hand = Expr::col(("earlier", LeaseUntil)).gte(now);
    earlier.and_where(in_hand.or(Expr::col(("earlier", NextAttemptAt)).gt(now)));
    earlier
}
