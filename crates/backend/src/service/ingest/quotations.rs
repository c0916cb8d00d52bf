//! A post that is gone is quoted in the raw copies of others: there, too, nothing of it may be left.

use crate::networks;
use crate::service::codes::code;
use crate::store::entities::{change, inbox};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set, Unchanged};
use serde_json::Value;
use social_messaging_domain::networks::Network;
use std::collections::BTreeSet;

/// Blanks a post wherever a raw webhook or one of its changes quotes it, whichever account they are of.
///
/// # Errors
/// When the store fails.
pub(super) async fn blank<C: ConnectionTrait>(database: &C, network: Network, network_id: &str) -> Result<(), DbErr> {
    if !networks::quotes_others(network) {
        return Ok(());
    }
    let mut carriers = BTreeSet::new();
    let named = Expr::col(change::Column::Payload).cast_as("text").like(format!("%{network_id}%"));
    // Those that are about the post itself are the eraser's own work, once their turn is over.
    let others = change::Column::Subject.is_null().or(change::Column::Subject.ne(network_id));
    let quoting =
        change::Entity::find().filter(change::Column::Network.eq(code(&network))).filter(named).filter(others);
    for mut row in quoting.all(database).await? {
        carriers.insert(row.inbox_id);
        if networks::blank(network, &mut row.payload, network_id) {
            let payload = Set(row.payload);
            change::ActiveModel { id: Unchanged(row.id), payload, ..Default::default() }
                .update_without_returning(database)
                .await?;
        }
    }
    let webhooks = inbox::Entity::find().filter(inbox::Column::Id.is_in(carriers));
    for row in webhooks.all(database).await? {
        let Ok(mut body) = serde_json::from_slice::<Value>(&row.body) else { continue };
        if networks::blank(network, &mut body, network_id) {
            let body = Set(body.to_string().into_bytes());
            inbox::ActiveModel { id: Unchanged(row.id), body, ..Default::default() }
                .update_without_returning(database)
                .await?;
        }
    }
    Ok(())
}
