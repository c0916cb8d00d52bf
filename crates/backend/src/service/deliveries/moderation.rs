//! What became of hiding, deleting and blocking: nothing is taken for done before the network says so.

use super::{AHEAD, CANCELLED, FAILED, SENT, progress};
use crate::service::codes::{self, code};
use crate::service::error::ServiceError;
use crate::service::ingest;
use crate::service::unit::ledger::Ledger;
use crate::store::entities::{account, consumer, conversation, delivery, message};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, Set,
};
use social_messaging_domain::moderation::{Moderating, Moderation};

const EVERY: [Moderation; 5] =
    [Moderation::Hide, Moderation::Unhide, Moderation::Delete, Moderation::Block, Moderation::Unblock];

/// The latest wish about a message, or about its author, that is on its way, among one and its contrary.
///
/// # Errors
/// When the store fails.
pub async fn pending<C: ConnectionTrait>(
    database: &C,
    message: &message::Model,
    what: Moderation,
) -> Result<Option<delivery::Model>, DbErr> {
    let of_message = delivery::Column::MessageId.eq(&message.id);
    let (either, about): (&[Moderation], _) = match what {
        Moderation::Hide | Moderation::Unhide => (&EVERY[..2], of_message),
        Moderation::Delete => (&EVERY[2..3], of_message),
        Moderation::Block | Moderation::Unblock => {
            (&EVERY[3..], delivery::Column::ConversationId.eq(&message.conversation_id))
        }
        Moderation::Unknown => (&[], of_message),
    };
    delivery::Entity::find()
        .filter(about)
        .filter(delivery::Column::Purpose.is_in(either.iter().map(code)))
        .filter(delivery::Column::State.is_in(AHEAD))
        .order_by_desc(delivery::Column::Id)
        .one(database)
        .await
}

/// Brings a message, or its author, up to date with what became of a wish.
///
/// # Errors
/// When the store fails.
pub(super) async fn refresh(
    ledger: &mut Ledger<'_>,
    row: &delivery::Model,
    what: Moderation,
) -> Result<(), ServiceError> {
    if row.state == SENT {
        done(ledger, row, what).await?;
    }
    show(ledger, &row.message_id).await
}

/// Shows on a message what was wanted of it last.
///
/// # Errors
/// When the store fails.
pub async fn show(ledger: &mut Ledger<'_>, message: &str) -> Result<(), ServiceError> {
    let latest = delivery::Entity::find()
        .filter(delivery::Column::MessageId.eq(message))
        .filter(delivery::Column::Purpose.is_in(EVERY.iter().map(code)))
        .order_by_desc(delivery::Column::Id)
        .one(ledger.unit.on())
        .await?;
    let row = message::Entity::find_by_id(message).one(ledger.unit.on()).await?;
    let (Some(latest), Some(row)) = (latest, row) else { return Ok(()) };
    let what = codes::read(&latest.purpose)?;
    let shown = match latest.state.as_str() {
        SENT | CANCELLED => None,
        FAILED => Some(Moderating { what, failure: Some(progress::failure(&latest)) }),
        _ => Some(Moderating { what, failure: None }),
    };
    let mut values = row.into_active_model();
    values.moderation = Set(shown.and_then(|shown| serde_json::to_value(shown).ok()));
    let row = values.update(ledger.unit.on()).await?;
    ledger.tell_message(&row).await
}

async fn done(ledger: &mut Ledger<'_>, row: &delivery::Model, what: Moderation) -> Result<(), ServiceError> {
    match what {
        Moderation::Hide | Moderation::Unhide => hidden(ledger, row, what).await,
        Moderation::Delete => deleted(ledger, row).await,
        Moderation::Block | Moderation::Unblock => blocked(ledger, row, what).await,
        Moderation::Unknown => Ok(()),
    }
}

async fn hidden(ledger: &Ledger<'_>, row: &delivery::Model, what: Moderation) -> Result<(), ServiceError> {
    let message = message::Entity::find_by_id(&row.message_id).one(ledger.unit.on()).await?;
    let at = row.started_at.unwrap_or(row.created_at);
    // What the network told of a later moment stays.
    let Some(message) = message.filter(|message| message.hidden_at.is_none_or(|known| known <= at)) else {
        return Ok(());
    };
    let mut values = message.into_active_model();
    values.hidden = Set(what == Moderation::Hide);
    values.hidden_at = Set(Some(at));
    values.update(ledger.unit.on()).await?;
    Ok(())
}

/// As if the network had told of it, which it will.
async fn deleted(ledger: &mut Ledger<'_>, row: &delivery::Model) -> Result<(), ServiceError> {
    let message = message::Entity::find_by_id(&row.message_id).one(ledger.unit.on()).await?;
    let account = account::Entity::find_by_id(&row.account_id).one(ledger.unit.on()).await?;
    let (Some(number), Some(account)) = (message.and_then(|message| message.network_id), account) else {
        return Ok(());
    };
    let brand = ledger.brand(codes::read(&account.network)?, &account.network_id).await?;
    if let Some(brand) = brand {
        ingest::deleted(ledger, &brand, &number).await?;
    }
    Ok(())
}

async fn blocked(ledger: &mut Ledger<'_>, row: &delivery::Model, what: Moderation) -> Result<(), ServiceError> {
    let conversation = conversation::Entity::find_by_id(&row.conversation_id).one(ledger.unit.on()).await?;
    let Some(conversation) = conversation else { return Ok(()) };
    let consumer = consumer::Entity::find_by_id(&conversation.consumer_id).one(ledger.unit.on()).await?;
    let Some(consumer) = consumer else { return Ok(()) };
    let mut values = consumer.into_active_model();
    values.blocked = Set(what == Moderation::Block);
    let consumer = values.update(ledger.unit.on()).await?;
    ledger.remember(consumer);
    // The facts are the conversation's.
    ledger.touch(&conversation.id).await?;
    Ok(())
}
