//! A post that is gone is quoted in the raw copies of others: there, too, nothing of it may be left.

use crate::networks;
use crate::service::bus::Topic;
use crate::service::codes::code;
use crate::service::unit::Unit;
use crate::store::entities::{account, change, inbox, message};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Set,
    Unchanged,
};
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
    blank_webhooks(database, network, carriers, &[network_id.to_owned()]).await
}

/// The other way round: what a change quotes that is gone already is blanked before anything of it is read. The payload
/// without it is the answer, `None` where nothing had to be.
///
/// # Errors
/// When the store fails.
pub(super) async fn blank_gone(
    unit: &mut Unit<'_>,
    network: Network,
    row: &change::Model,
) -> Result<Option<Value>, DbErr> {
    let mut posts = networks::posts(network, &row.payload);
    posts.retain(|post| Some(post) != row.subject.as_ref());
    if posts.is_empty() {
        return Ok(None);
    }
    let accounts = account::Entity::find()
        .select_only()
        .column(account::Column::Id)
        .filter(account::Column::Network.eq(code(&network)));
    let gone: Vec<String> = message::Entity::find()
        .select_only()
        .column(message::Column::NetworkId)
        .distinct()
        .filter(message::Column::AccountId.in_subquery(accounts.into_query()))
        .filter(message::Column::NetworkId.is_in(posts))
        .filter(message::Column::Deleted.eq(true))
        .into_tuple()
        .all(unit.on())
        .await?;
    if gone.is_empty() {
        return Ok(None);
    }
    let mut payload = row.payload.clone();
    for post in &gone {
        networks::blank(network, &mut payload, post);
    }
    change::ActiveModel { id: Unchanged(row.id), payload: Set(payload.clone()), ..Default::default() }
        .update_without_returning(unit.on())
        .await?;
    blank_webhooks(unit.on(), network, BTreeSet::from([row.inbox_id]), &gone).await?;
    unit.wake(Topic::Erased);
    Ok(Some(payload))
}

async fn blank_webhooks<C: ConnectionTrait>(
    database: &C,
    network: Network,
    carriers: BTreeSet<i64>,
    posts: &[String],
) -> Result<(), DbErr> {
    let webhooks = inbox::Entity::find().filter(inbox::Column::Id.is_in(carriers));
    for row in webhooks.all(database).await? {
        let Ok(mut body) = serde_json::from_slice::<Value>(&row.body) else { continue };
        // Not `any`: each has to be blanked.
        if posts.iter().filter(|post| networks::blank(network, &mut body, post)).count() > 0 {
            let body = Set(body.to_string().into_bytes());
            inbox::ActiveModel { id: Unchanged(row.id), body, ..Default::default() }
                .update_without_returning(database)
                .await?;
        }
    }
    Ok(())
}
