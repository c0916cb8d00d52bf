//! Which launch tokens were traded is known for as long as somebody could try them again.

use crate::service::app_state::AppState;
use crate::service::clock::AHEAD;
use crate::service::error::ServiceError;
use crate::service::unit::Unit;
use crate::service::workers::an_hour;
use crate::store::entities::launch_token;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

/// Forgets what is expired, each hour, until the shutdown.
pub async fn run(state: AppState) {
    while !state.shutdown.is_cancelled() {
        if let Err(error) = forget(&state).await {
            tracing::error!(%error, "expired launch tokens could not be forgotten");
        }
        an_hour(&state).await;
    }
}

/// Forgets what is expired, also by the clock of another backend that runs late; how many tokens it were.
///
/// # Errors
/// When the store fails.
pub async fn forget(state: &AppState) -> Result<u64, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let before = unit.now().plus(-AHEAD).0;
            let old = launch_token::Entity::delete_many().filter(launch_token::Column::ExpiresAt.lt(before));
            Ok(old.exec(unit.on()).await?.rows_affected)
        })
    })
    .await
}
