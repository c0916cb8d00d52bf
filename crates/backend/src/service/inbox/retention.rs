//! Raw webhooks and their changes are kept for some days only.

use super::{PENDING, RECEIVED};
use crate::service::app_state::AppState;
use crate::service::bus::Topic;
use crate::service::error::ServiceError;
use crate::service::unit::Unit;
use crate::service::workers::an_hour;
use crate::store::entities::{change, inbox};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use social_messaging_domain::time::DAY;

/// Forgets what is too old, each hour, until the shutdown.
pub async fn run(state: AppState) {
    while !state.shutdown.is_cancelled() {
        match forget(&state).await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "old raw webhooks were erased"),
            Err(error) => tracing::error!(%error, "old raw webhooks could not be erased"),
        }
        an_hour(&state).await;
    }
}

/// Forgets what is too old and worked off; how many webhooks it were.
///
/// # Errors
/// When the store fails.
pub async fn forget(state: &AppState) -> Result<u64, ServiceError> {
    Unit::write(state, |unit| Box::pin(erase(unit))).await
}

async fn erase(unit: &mut Unit<'_>) -> Result<u64, ServiceError> {
    let before = unit.now().plus(-DAY * i64::from(unit.state().config.retention.raw_days)).0;
    change::Entity::delete_many()
        .filter(change::Column::ReceivedAt.lt(before))
        .filter(change::Column::State.ne(PENDING))
        .exec(unit.on())
        .await?;
    let gone = inbox::Entity::delete_many()
        .filter(inbox::Column::ReceivedAt.lt(before))
        .filter(inbox::Column::State.ne(RECEIVED))
        .exec(unit.on())
        .await?;
    if gone.rows_affected > 0 {
        unit.wake(Topic::Erased);
    }
    Ok(gone.rows_affected)
}
