//! Cancel what is still held; discard what failed, or of which nobody knows whether it went out.

use super::Intent;
use crate::service::deliveries::{CANCELLED, FAILED, HELD, SEND, UNCONFIRMED, progress};
use crate::service::error::ServiceError;
use crate::store::entities::delivery;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use social_messaging_domain::ids::MessageId;

impl Intent<'_, '_> {
    /// Takes a held message back: its author's alone, who has its text again. To another it would be an answer lost.
    pub(super) async fn cancel(&mut self, id: &MessageId) -> Result<String, ServiceError> {
        if self.message(id).await?.agent_id.as_deref() != Some(self.caller.agent.as_str()) {
            return Err(ServiceError::Forbidden);
        }
        self.give_up(id, &[HELD]).await
    }

    /// Gives a failed message up. Should its echo come after all, it is shown as sent.
    pub(super) async fn discard(&mut self, id: &MessageId) -> Result<String, ServiceError> {
        self.give_up(id, &[FAILED, UNCONFIRMED]).await
    }

    async fn give_up(&mut self, id: &MessageId, from: &[&str]) -> Result<String, ServiceError> {
        let row = self.message(id).await?;
        let given_up = delivery::Entity::update_many()
            .col_expr(delivery::Column::State, Expr::value(CANCELLED))
            .col_expr(delivery::Column::LeaseOwner, Expr::value(Option::<String>::None))
            .col_expr(delivery::Column::LeaseUntil, Expr::value(Option::<i64>::None))
            .filter(delivery::Column::MessageId.eq(&row.id))
            .filter(delivery::Column::Purpose.eq(SEND))
            .filter(delivery::Column::State.is_in(from.iter().copied()))
            .exec(self.ledger.unit.on())
            .await?;
        if given_up.rows_affected == 0 {
            return Err(ServiceError::Conflict);
        }
        progress::of_message(self.ledger, &row.id).await?;
        self.follow(&row.id).await?;
        Ok(row.id)
    }
}
