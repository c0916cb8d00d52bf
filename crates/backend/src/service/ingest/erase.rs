//! A message is gone: its text, its files and every raw copy of it are erased, and what is left says that it was there.

use super::{Applied, edits, quotations};
use crate::service::bus::Topic;
use crate::service::codes::code;
use crate::service::contexts;
use crate::service::error::ServiceError;
use crate::service::messages::{OWNER, say};
use crate::service::stored_files;
use crate::service::unit::ledger::{Brand, Ledger};
use crate::store::entities::{change, conversation, delivery, inbox, message};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use serde_json::Value;

/// As many conversations are told that what they stand under is gone; each event is read by every agent.
const MOST_TOLD: u64 = 200;

/// The message was deleted.
///
/// # Errors
/// When the store fails.
pub(in crate::service) async fn deleted(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    network_id: &str,
) -> Result<Applied, ServiceError> {
    let (mut row, origin) = edits::found_or_blank(ledger, brand, network_id).await?;
    raw_copies(ledger.unit.on(), brand, network_id).await?;
    quotations::blank(ledger.unit.on(), brand.network, network_id).await?;
    contexts::erase(ledger.unit.on(), &brand.row.id, network_id).await?;
    ledger.unit.wake(Topic::Erased);
    if row.deleted {
        return Ok(Applied::Erase);
    }
    tell_contexts(ledger, brand, network_id).await?;
    files_of(ledger.unit.on(), OWNER, &row.id).await?;
    calls_of(ledger.unit.on(), &row.id).await?;
    row.deleted = true;
    say(&mut row, String::new());
    row.mentions = Value::Array(Vec::new());
    row.permalink = None;
    if !row.conversation_id.is_empty() {
        // The consumer's waiting may have been for this message.
        ledger.touch(&row.conversation_id).await?.answered = true;
    }
    edits::keep(ledger, row, origin).await
}

/// Erases an owner's files.
///
/// # Errors
/// When the store fails.
pub(super) async fn files_of<C: ConnectionTrait>(database: &C, kind: &str, owner: &str) -> Result<(), DbErr> {
    stored_files::forget(database, kind, vec![owner.to_owned()]).await
}

/// Those who look at a conversation that stands under it still see its text in the panel. Under a post that went viral
/// there are more than anybody looks at: of those the latest are told.
async fn tell_contexts(ledger: &mut Ledger<'_>, brand: &Brand, network_id: &str) -> Result<(), DbErr> {
    let under = Condition::any()
        .add(message::Column::PostNetworkId.eq(network_id))
        .add(message::Column::ParentNetworkId.eq(network_id));
    let concerned = message::Entity::find()
        .select_only()
        .column(message::Column::ConversationId)
        .filter(message::Column::AccountId.eq(&brand.row.id))
        .filter(under);
    let conversations: Vec<String> = conversation::Entity::find()
        .select_only()
        .column(conversation::Column::Id)
        .filter(conversation::Column::Id.in_subquery(concerned.into_query()))
        .order_by_desc(conversation::Column::LastAt)
        .order_by_desc(conversation::Column::Id)
        .limit(MOST_TOLD)
        .into_tuple()
        .all(ledger.unit.on())
        .await?;
    for conversation in conversations {
        ledger.unit.tell_context(&brand.row.id, &conversation);
    }
    Ok(())
}

/// Erases the webhooks that carried it. What still waits for its turn is erased after it.
async fn raw_copies<C: ConnectionTrait>(database: &C, brand: &Brand, network_id: &str) -> Result<(), DbErr> {
    let about = change::Column::Network
        .eq(code(&brand.network))
        .and(change::Column::NetworkAccountId.eq(&brand.row.network_id))
        .and(change::Column::Subject.eq(network_id));
    let carriers = change::Entity::find().select_only().column(change::Column::InboxId).filter(about.clone());
    inbox::Entity::update_many()
        .col_expr(inbox::Column::Body, Expr::value(Vec::<u8>::new()))
        .filter(inbox::Column::Id.in_subquery(carriers.into_query()))
        .exec(database)
        .await?;
    change::Entity::update_many()
        .col_expr(change::Column::Payload, Expr::value(Value::Null))
        .filter(about)
        .filter(change::Column::State.ne(crate::service::inbox::PENDING))
        .exec(database)
        .await?;
    Ok(())
}

/// Erases what the calls carried that sent it, if it was ours.
async fn calls_of<C: ConnectionTrait>(database: &C, message: &str) -> Result<(), DbErr> {
    delivery::Entity::update_many()
        .col_expr(delivery::Column::Call, Expr::value(Value::Null))
        .filter(delivery::Column::MessageId.eq(message))
        .filter(delivery::Column::State.eq(crate::service::deliveries::SENT))
        .exec(database)
        .await?;
    Ok(())
}
