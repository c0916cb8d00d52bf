//! The other conversations of a person: those of the same user of the network with other accounts, and those that an
//! agent linked. Nobody is told of one that they may not see.

use super::access::Caller;
use super::agents;
use super::app_state::AppState;
use super::conversations::summaries;
use super::error::ServiceError;
use super::unit::Unit;
use crate::store::entities::{account, consumer, conversation, person_link};
use sea_orm::sea_query::Query;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, QueryFilter, Set};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::{MOST_LINKS, PersonLink, RelatedConversation, RelatedConversations, may_write};
use social_messaging_domain::time::Timestamp;
use std::collections::HashMap;

/// The other conversations of a conversation's consumer.
///
/// # Errors
/// [`ServiceError::NotFound`] when the caller may not see the conversation.
pub async fn of(state: &AppState, caller: &Caller, id: &ConversationId) -> Result<RelatedConversations, ServiceError> {
    let row = caller.conversation(&state.database, id).await?;
    to(state, &state.database, caller, &row).await
}

/// The same, of a conversation that may be seen.
///
/// # Errors
/// When the store fails.
pub async fn to<C: ConnectionTrait>(
    state: &AppState,
    database: &C,
    caller: &Caller,
    row: &conversation::Model,
) -> Result<RelatedConversations, ServiceError> {
    let links = links_of(database, &row.consumer_id).await?;
    let mut ids: Vec<String> = links.keys().cloned().collect();
    if let Some(consumer) = consumer::Entity::find_by_id(&row.consumer_id).one(database).await? {
        ids.extend(same_users(database, &consumer).await?);
    }
    let mut rows = conversation::Entity::find()
        .filter(conversation::Column::ConsumerId.is_in(ids))
        .filter(caller.accounts.condition(conversation::Column::AccountId))
        .all(database)
        .await?;
    rows.sort_by(|one, other| (other.last_at, &other.id).cmp(&(one.last_at, &one.id)));
    let names = agents::names(database, links.values().map(|link| link.agent_id.clone()).collect()).await?;
    let link = |row: &conversation::Model| {
        links.get(&row.consumer_id).map(|link| PersonLink {
            agent: link.agent_id.as_str().into(),
            agent_name: names.get(&link.agent_id).unwrap_or(&link.agent_id).clone(),
            at: Timestamp(link.at),
        })
    };
    let found: Vec<Option<PersonLink>> = rows.iter().map(link).collect();
    let summaries = summaries(state, database, caller, rows).await?;
    let others = summaries.into_iter().zip(found);
    let others = others.map(|(conversation, link)| RelatedConversation { conversation, link }).collect();
    Ok(RelatedConversations { conversation: row.id.as_str().into(), others })
}

/// The caller says that another conversation is of the same person. Said twice it changes nothing.
///
/// # Errors
/// [`ServiceError::Forbidden`], [`ServiceError::NotFound`] when the caller may not see both, [`ServiceError::Malformed`]
/// for a conversation and itself, or [`ServiceError::Conflict`] when one of them has too many links.
pub async fn link(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    other: &ConversationId,
) -> Result<RelatedConversations, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let (row, other) = both(unit, caller, id, other).await?;
            if row.id == other.id {
                return Err(ServiceError::Malformed("a conversation is not linked to itself"));
            }
            let links = links_of(unit.on(), &row.consumer_id).await?;
            if !links.contains_key(&other.consumer_id) {
                let others = links_of(unit.on(), &other.consumer_id).await?;
                if links.len().max(others.len()) >= MOST_LINKS {
                    return Err(ServiceError::Conflict);
                }
                let (first, second) = in_order(&row, &other);
                let values = person_link::ActiveModel {
                    first_id: Set(first.to_owned()),
                    second_id: Set(second.to_owned()),
                    agent_id: Set(caller.agent.0.clone()),
                    at: Set(unit.now().0),
                };
                person_link::Entity::insert(values).exec_without_returning(unit.on()).await?;
                tell(unit, [&row, &other]);
            }
            to(unit.state(), unit.on(), caller, &row).await
        })
    })
    .await
}

/// The caller says that another conversation is of somebody else.
///
/// # Errors
/// [`ServiceError::Forbidden`], or [`ServiceError::NotFound`] when the caller may not see both or they are not linked.
pub async fn unlink(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    other: &ConversationId,
) -> Result<RelatedConversations, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let (row, other) = both(unit, caller, id, other).await?;
            let (first, second) = in_order(&row, &other);
            let key = (first.to_owned(), second.to_owned());
            if person_link::Entity::delete_by_id(key).exec(unit.on()).await?.rows_affected == 0 {
                return Err(ServiceError::NotFound);
            }
            tell(unit, [&row, &other]);
            to(unit.state(), unit.on(), caller, &row).await
        })
    })
    .await
}

/// A consumer has a conversation now: those who look at another one of the same user are told.
///
/// # Errors
/// When the store fails.
pub(super) async fn tell_others_of(unit: &mut Unit<'_>, consumer: &consumer::Model) -> Result<(), DbErr> {
    let ids = same_users(unit.on(), consumer).await?;
    let rows = conversation::Entity::find().filter(conversation::Column::ConsumerId.is_in(ids)).all(unit.on()).await?;
    tell(unit, &rows);
    Ok(())
}

fn tell<'a>(unit: &mut Unit<'_>, rows: impl IntoIterator<Item = &'a conversation::Model>) {
    for row in rows {
        unit.tell_related(&row.account_id, &row.id);
    }
}

/// The two conversations, held in one order, so that two agents who link them at once do not wait for each other.
async fn both(
    unit: &Unit<'_>,
    caller: &Caller,
    one: &ConversationId,
    other: &ConversationId,
) -> Result<(conversation::Model, conversation::Model), ServiceError> {
    let (first, second) = if one <= other { (one, other) } else { (other, one) };
    let first = caller.hold_conversation(unit.on(), first).await?;
    let second = caller.hold_conversation(unit.on(), second).await?;
    if !may_write(caller.role) {
        return Err(ServiceError::Forbidden);
    }
    Ok(if first.id == one.as_str() { (first, second) } else { (second, first) })
}

fn in_order<'a>(one: &'a conversation::Model, other: &'a conversation::Model) -> (&'a str, &'a str) {
    let (one, other) = (one.consumer_id.as_str(), other.consumer_id.as_str());
    (one.min(other), one.max(other))
}

/// The links of a consumer, by the other one.
async fn links_of<C: ConnectionTrait>(
    database: &C,
    consumer: &str,
) -> Result<HashMap<String, person_link::Model>, DbErr> {
    let either =
        Condition::any().add(person_link::Column::FirstId.eq(consumer)).add(person_link::Column::SecondId.eq(consumer));
    let rows = person_link::Entity::find().filter(either).all(database).await?;
    let by_other = rows.into_iter().map(|row| {
        let other = if row.first_id == consumer { &row.second_id } else { &row.first_id };
        (other.clone(), row)
    });
    Ok(by_other.collect())
}

/// The consumers of other accounts of the network who have the same number there.
async fn same_users<C: ConnectionTrait>(database: &C, consumer: &consumer::Model) -> Result<Vec<String>, DbErr> {
    let network = Query::select()
        .column(account::Column::Network)
        .from(account::Entity)
        .and_where(account::Column::Id.eq(&consumer.account_id))
        .take();
    let of_network = Query::select()
        .column(account::Column::Id)
        .from(account::Entity)
        .and_where(account::Column::Network.in_subquery(network))
        .take();
    let rows = consumer::Entity::find()
        .filter(consumer::Column::AccountId.in_subquery(of_network))
        .filter(consumer::Column::NetworkId.eq(&consumer.network_id))
        .filter(consumer::Column::Id.ne(&consumer.id))
        .all(database)
        .await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}
