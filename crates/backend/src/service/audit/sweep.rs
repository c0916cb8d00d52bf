//! What was done is kept for as long as the installation says.

use crate::service::app_state::AppState;
use crate::service::error::ServiceError;
use crate::service::unit::Unit;
use crate::service::workers::an_hour;
use crate::store::entities::audit;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use social_messaging_domain::time::DAY;

/// Forgets what is too old, each hour, until the shutdown.
pub async fn run(state: AppState) {
    while !state.shutdown.is_cancelled() {
        if let Err(error) = forget(&state).await {
            tracing::error!(%error, "old entries of the audit could not be forgotten");
        }
        an_hour(&state).await;
    }
}

/// Forgets what is too old; how many entries it were.
///
/// # Errors
/// When the store fails.
pub async fn forget(state: &AppState) -> Result<u64, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let before = unit.now().plus(-DAY * i64::from(unit.state().config.retention.audit_days)).0;
            let old = audit::Entity::delete_many().filter(audit::Column::At.lt(before));
            Ok(old.exec(unit.on()).await?.rows_affected)
        })
    })
    .await
}
