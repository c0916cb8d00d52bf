//! What was attached and never sent is kept for some days only.

use crate::service::app_state::AppState;
use crate::service::bus::Topic;
use crate::service::error::ServiceError;
use crate::service::stored_files::{self, UPLOAD};
use crate::service::unit::Unit;
use crate::service::workers::an_hour;
use crate::store::entities::{media, stored_file};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait};
use social_messaging_domain::time::DAY;

/// How long a draft's files wait, in milliseconds.
const KEPT: i64 = 7 * DAY;

/// Forgets what nobody sent, each hour, until the shutdown.
pub async fn run(state: AppState) {
    while !state.shutdown.is_cancelled() {
        match forget(&state).await {
            Ok(0) => {}
            Ok(files) => tracing::info!(files, "files that nobody sent were erased"),
            Err(error) => tracing::error!(%error, "files that nobody sent could not be erased"),
        }
        an_hour(&state).await;
    }
}

/// Forgets what nobody sent; how many files it were.
///
/// # Errors
/// When the store fails.
pub async fn forget(state: &AppState) -> Result<usize, ServiceError> {
    Unit::write(state, |unit| Box::pin(erase(unit))).await
}

async fn erase(unit: &mut Unit<'_>) -> Result<usize, ServiceError> {
    let old = stored_file::Entity::find()
        .select_only()
        .column(stored_file::Column::Id)
        .filter(stored_file::Column::CreatedAt.lt(unit.now().plus(-KEPT).0));
    let owners: Vec<String> = media::Entity::find()
        .select_only()
        .column(media::Column::OwnerId)
        .filter(media::Column::OwnerKind.eq(UPLOAD))
        .filter(media::Column::StoredId.in_subquery(old.into_query()))
        .into_tuple()
        .all(unit.on())
        .await?;
    let count = owners.len();
    if count > 0 {
        stored_files::forget(unit.on(), UPLOAD, owners).await?;
        unit.wake(Topic::Erased);
    }
    Ok(count)
}
