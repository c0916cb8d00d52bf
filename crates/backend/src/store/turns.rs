//! On PostgreSQL workers take their turns: two that looked at the same time for what is due would break its order.

use super::entities::turn;
use sea_orm::{ConnectionTrait, DbErr, EntityTrait, QuerySelect};

/// What is taken in turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// Changes of webhooks.
    Inbox,
    /// Deliveries.
    Deliveries,
}

/// Waits for the turn and has it until the transaction ends.
///
/// The row is nobody else's: a lock on the event counter, which every commit takes last, would be taken first here, and
/// two transactions would wait for each other.
///
/// # Errors
/// When the database fails.
pub async fn take<C: ConnectionTrait>(transaction: &C, turn: Turn) -> Result<(), DbErr> {
    let id = match turn {
        Turn::Inbox => "inbox",
        Turn::Deliveries => "deliveries",
    };
    turn::Entity::find_by_id(id).lock_exclusive().one(transaction).await?;
    Ok(())
}
