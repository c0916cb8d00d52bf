//! Works changes off: a handful in one transaction, and one by one when the handful fails.

use super::{DONE, FAILED, IGNORED, PENDING, UNKNOWN, claim};
use crate::service::app_state::AppState;
use crate::service::bus::Topic;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::ingest::{self, Applied};
use crate::service::unit::Unit;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{change, inbox};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, UpdateMany};
use serde_json::Value;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::SECOND;

/// As many changes as one transaction applies.
const HANDFUL: usize = 100;

/// After so many failures a change is given up, so that its consumer's next ones get their turn.
const ATTEMPTS: i32 = 6;

/// How long what may be an echo waits for its call's answer, in milliseconds.
const ECHO_WAITS: i64 = 300;

/// Works off what the worker has leased; at a shutdown what is not begun is given back, so that nobody waits for the lease.
///
/// # Errors
/// When the store fails so that not even the failure can be written.
pub(super) async fn off(state: &AppState, owner: &str, rows: &[change::Model]) -> Result<(), ServiceError> {
    for (index, handful) in rows.chunks(HANDFUL).enumerate() {
        if state.shutdown.is_cancelled() {
            return claim::give_back(state, owner, &rows[index * HANDFUL..]).await;
        }
        let together = Ledger::write(state, |ledger| Box::pin(apply(ledger, owner, handful))).await;
        let Err(error) = together else { continue };
        tracing::warn!(%error, changes = handful.len(), "changes could not be applied together");
        for row in handful {
            let alone = std::slice::from_ref(row);
            if let Err(error) = Ledger::write(state, |ledger| Box::pin(apply(ledger, owner, alone))).await {
                tracing::error!(change = row.id, %error, "a change could not be applied");
                again_later(state, row, &error).await?;
            }
        }
    }
    Ok(())
}

async fn apply(ledger: &mut Ledger<'_>, owner: &str, rows: &[change::Model]) -> Result<(), ServiceError> {
    let mut applied: Vec<(Applied, i64)> = Vec::with_capacity(rows.len());
    for row in rows {
        let network: Network = codes::read(&row.network)?;
        let became = ingest::apply(ledger, network, row).await?;
        applied.push((became, row.id));
    }
    let mut written = 0;
    for (became, state) in [
        (Applied::Done, DONE),
        (Applied::Erase, DONE),
        (Applied::Ignored, IGNORED),
        (Applied::Unknown, UNKNOWN),
        (Applied::Later, PENDING),
    ] {
        let ids: Vec<i64> = applied.iter().filter(|(kind, _)| *kind == became).map(|(_, id)| *id).collect();
        if ids.is_empty() {
            continue;
        }
        if became == Applied::Erase {
            erase(ledger.unit.on(), rows.iter().filter(|row| ids.contains(&row.id))).await?;
            ledger.unit.wake(Topic::Erased);
        }
        let mut update = mine(owner, &ids).col_expr(change::Column::State, Expr::value(state));
        if became == Applied::Later {
            let due = ledger.unit.now().plus(ECHO_WAITS).0;
            update = update.col_expr(change::Column::NextAttemptAt, Expr::value(due));
        }
        written += update.exec(ledger.unit.on()).await?.rows_affected;
    }
    if written != rows.len() as u64 {
        // The lease ran out and somebody else has them: nothing of this may happen twice.
        return Err(ServiceError::Conflict);
    }
    Ok(())
}

fn mine(owner: &str, ids: &[i64]) -> UpdateMany<change::Entity> {
    change::Entity::update_many()
        .col_expr(change::Column::LeaseOwner, Expr::value(Option::<String>::None))
        .col_expr(change::Column::LeaseUntil, Expr::value(Option::<i64>::None))
        .filter(change::Column::Id.is_in(ids.iter().copied()))
        .filter(change::Column::State.eq(PENDING))
        .filter(change::Column::LeaseOwner.eq(owner))
}

/// Erases what carries something that is deleted.
async fn erase<C: ConnectionTrait>(
    database: &C,
    rows: impl Iterator<Item = &change::Model> + Clone,
) -> Result<(), DbErr> {
    change::Entity::update_many()
        .col_expr(change::Column::Payload, Expr::value(Value::Null))
        .filter(change::Column::Id.is_in(rows.clone().map(|row| row.id)))
        .exec(database)
        .await?;
    inbox::Entity::update_many()
        .col_expr(inbox::Column::Body, Expr::value(Vec::<u8>::new()))
        .filter(inbox::Column::Id.is_in(rows.map(|row| row.inbox_id)))
        .exec(database)
        .await?;
    Ok(())
}

async fn again_later(state: &AppState, row: &change::Model, error: &ServiceError) -> Result<(), ServiceError> {
    let attempts = row.attempts.saturating_add(1);
    let given_up = if attempts < ATTEMPTS { PENDING } else { FAILED };
    let wait = SECOND << attempts.clamp(0, 8);
    Unit::write(state, |unit| {
        Box::pin(async move {
            change::Entity::update_many()
                .col_expr(change::Column::State, Expr::value(given_up))
                .col_expr(change::Column::Attempts, Expr::value(attempts))
                .col_expr(change::Column::NextAttemptAt, Expr::value(unit.now().plus(wait).0))
                .col_expr(change::Column::Error, Expr::value(error.to_string()))
                .col_expr(change::Column::LeaseOwner, Expr::value(Option::<String>::None))
                .col_expr(change::Column::LeaseUntil, Expr::value(Option::<i64>::None))
                .filter(change::Column::Id.eq(row.id))
                .filter(change::Column::State.eq(PENDING))
                .exec(unit.on())
                .await?;
            Ok(())
        })
    })
    .await
}
