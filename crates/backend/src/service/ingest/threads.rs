//! What answers what. An answer may come before what it answers: it then waits without a conversation and is adopted.

use super::{find, messages};
use crate::networks::InboundMessage;
use crate::service::codes;
use crate::service::error::ServiceError;
use crate::service::unit::ledger::{Brand, Ledger};
use crate::store::entities::{delivery, message};
use sea_orm::{ActiveModelTrait, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, QueryFilter};
use social_messaging_domain::message::AuthorKind;
use social_messaging_domain::visibility::Visibility;

/// The message that a number on the network stands for: itself, or the one of whose parts it is.
///
/// # Errors
/// When the store fails.
pub(super) async fn parent<C: ConnectionTrait>(
    database: &C,
    account: &str,
    network_id: &str,
) -> Result<Option<message::Model>, DbErr> {
    if let Some(row) = find(database, account, network_id).await? {
        return Ok(Some(row));
    }
    let part = delivery::Entity::find()
        .filter(delivery::Column::AccountId.eq(account))
        .filter(delivery::Column::NetworkId.eq(network_id))
        .one(database)
        .await?;
    let Some(part) = part else { return Ok(None) };
    message::Entity::find_by_id(part.message_id).one(database).await
}

/// Which message of the same conversation a new one answers.
///
/// # Errors
/// When the store fails.
pub(super) async fn answered<C: ConnectionTrait>(
    database: &C,
    account: &str,
    inbound: &InboundMessage,
    conversation: &str,
) -> Result<Option<message::Model>, DbErr> {
    let Some(network_id) = inbound.parent_network_id.as_deref().filter(|_| !conversation.is_empty()) else {
        return Ok(None);
    };
    let parent = parent(database, account, network_id).await?;
    Ok(parent.filter(|parent| parent.conversation_id == conversation))
}

/// Who followed the link in an answer to their own public message answers that message by it, and it is told that it was
/// continued. A reference is only what somebody put behind a link: one to anything else says nothing.
///
/// # Errors
/// When the store fails.
pub(super) async fn led(
    ledger: &mut Ledger<'_>,
    brand: &Brand,
    inbound: &mut InboundMessage,
    conversation: &str,
) -> Result<(), ServiceError> {
    let Some(reference) = inbound.reference.take().filter(|_| !conversation.is_empty()) else { return Ok(()) };
    let row = message::Entity::find_by_id(&reference)
        .filter(message::Column::ConversationId.eq(conversation))
        .filter(message::Column::Visibility.eq(codes::code(&Visibility::Public)))
        .filter(message::Column::AuthorKind.eq(codes::code(&AuthorKind::Consumer)))
        .one(ledger.unit.on())
        .await?;
    let Some(row) = row.filter(|_| inbound.parent_network_id.is_none()) else { return Ok(()) };
    // What is shown is where it leads, not a number.
    let before = brand.network.rules().direct_link_reference.unwrap_or_default();
    if let Some(link) = inbound.text.strip_suffix(&format!("{before}{reference}")) {
        inbound.text = link.to_owned();
    }
    inbound.parent_network_id.clone_from(&row.network_id);
    ledger.tell_message(&row).await
}

/// Where an answer to a message is put that answers `parent` itself: under the same top comment, however deep.
pub(super) fn under(own: Option<String>, parent: &message::Model) -> Option<String> {
    own.map(|own| parent.answer_under.clone().unwrap_or(own))
}

/// Tells the answers that came before a message that it is there now; those that had no conversation get its.
///
/// # Errors
/// When the store fails.
pub(super) async fn adopt(ledger: &mut Ledger<'_>, row: &message::Model) -> Result<(), ServiceError> {
    let mut parents = vec![row.clone()];
    while let Some(parent) = parents.pop() {
        let Some(network_id) = parent.network_id.as_ref().filter(|_| !parent.conversation_id.is_empty()) else {
            continue;
        };
        let children = message::Entity::find()
            .filter(message::Column::AccountId.eq(&parent.account_id))
            .filter(message::Column::ParentNetworkId.eq(network_id))
            .filter(message::Column::ConversationId.is_in([parent.conversation_id.as_str(), ""]))
            .filter(message::Column::AnswersId.is_null())
            .all(ledger.unit.on())
            .await?;
        for mut child in children {
            let was_waiting = child.conversation_id.is_empty();
            child.conversation_id.clone_from(&parent.conversation_id);
            child.answers_id = Some(parent.id.clone());
            child.answer_under = under(child.answer_under, &parent);
            message::Entity::update(child.clone().into_active_model().reset_all()).exec(ledger.unit.on()).await?;
            if was_waiting {
                messages::arrived(ledger, &child, codes::read(&child.kind)?, codes::read(&child.visibility)?).await?;
                parents.push(child);
            } else {
                ledger.tell_message(&child).await?;
            }
        }
    }
    Ok(())
}
