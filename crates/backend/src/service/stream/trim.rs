//! Forgets old entries of the log; who comes back after them is told to ask for everything again.

use super::super::app_state::AppState;
use super::super::error::ServiceError;
use super::super::unit::Unit;
use crate::store::entities::event;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use social_messaging_domain::time::DAY;

/// Forgets what is older than raw data is kept; how many entries went is the answer.
///
/// # Errors
/// When the store fails.
pub async fn trim(state: &AppState) -> Result<u64, ServiceError> {
    let kept = i64::from(state.config.retention.raw_days) * DAY;
    Unit::write(state, |unit| {
        Box::pin(async move {
            let before = unit.now().plus(-kept).0;
            let gone = event::Entity::delete_many().filter(event::Column::At.lt(before)).exec(unit.on()).await?;
            Ok(gone.rows_affected)
        })
    })
    .await
}
