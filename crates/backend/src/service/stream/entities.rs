//! The things that entries of the log speak of, as they are now. What is gone meanwhile is passed over.

use super::super::access::Caller;
use super::super::app_state::AppState;
use super::super::error::ServiceError;
use super::super::messages::{all_to_wire, pages};
use super::super::{conversations, facts, person_notes, profiles, related};
use super::Frame;
use crate::store::entities::{account, conversation, event, message, work_change};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use social_messaging_domain::events::{ContextEvent, Event, MessageEvent, RemovedEvent};
use std::collections::HashMap;

/// The entry of a message that came into its conversation.
const ARRIVAL: &str = "message";

/// The entry of one that was there and changed.
const CHANGE: &str = "change";

pub(super) async fn read(
    state: &AppState,
    caller: &Caller,
    entries: Vec<event::Model>,
) -> Result<Vec<Frame>, ServiceError> {
    let messages = messages(state, &entries).await?;
    let mut frames = Vec::with_capacity(entries.len());
    for entry in entries {
        let id = entry.id;
        let event = match entry.kind.as_str() {
            ARRIVAL | CHANGE => entry.entity_id.and_then(|id| messages.get(&id)).map(|event| {
                Event::Message(Box::new(MessageEvent { arrived: Some(entry.kind == ARRIVAL), ..event.clone() }))
            }),
            "conversation" => conversation(state, caller, entry.conversation_id).await?,
            "removed" => entry.conversation_id.zip(entry.entity_id).map(|(conversation, message)| {
                Event::Removed(RemovedEvent { conversation: conversation.into(), message: message.into() })
            }),
            "context" => entry.conversation_id.map(|conversation| {
                let message = entry.entity_id.map(Into::into);
                Event::Context(ContextEvent { conversation: conversation.into(), message })
            }),
            "work" => work(state, entry.entity_id).await?,
            "person_notes" => person_notes(state, entry.conversation_id).await?,
            "related" => related(state, caller, entry.conversation_id).await?,
            "account" => account(state, &entry.account_id).await?,
            _ => None,
        };
        frames.extend(event.map(|event| Frame::Event(id, Box::new(event))));
    }
    Ok(frames)
}

async fn messages(state: &AppState, entries: &[event::Model]) -> Result<HashMap<String, MessageEvent>, ServiceError> {
    let of_messages = entries.iter().filter(|entry| [ARRIVAL, CHANGE].contains(&entry.kind.as_str()));
    let ids: Vec<&str> = of_messages.filter_map(|entry| entry.entity_id.as_deref()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = message::Entity::find().filter(message::Column::Id.is_in(ids)).all(&state.database).await?;
    let mut places = Vec::with_capacity(rows.len());
    for row in &rows {
        places.push(pages::position(&state.database, row).await?);
    }
    let messages = all_to_wire(state, &state.database, rows).await?.into_iter().zip(places);
    let event = |(message, (offset, total)): (social_messaging_domain::message::Message, (u32, u32))| {
        (message.id.0.clone(), MessageEvent { message, offset, total, arrived: None })
    };
    Ok(messages.map(event).collect())
}

async fn conversation(state: &AppState, caller: &Caller, id: Option<String>) -> Result<Option<Event>, ServiceError> {
    let Some(id) = id else { return Ok(None) };
    let Some(row) = conversation::Entity::find_by_id(id).one(&state.database).await? else { return Ok(None) };
    let detail = conversations::detail(state, &state.database, caller, row.clone()).await?;
    // A row that comes into an open list wants a name as much as one that the list was asked for.
    profiles::name(state, std::slice::from_ref(&row)).await?;
    Ok(Some(Event::Conversation(Box::new(detail))))
}

async fn work(state: &AppState, id: Option<String>) -> Result<Option<Event>, ServiceError> {
    let rows = work_change::Entity::find().filter(work_change::Column::Id.is_in(id)).all(&state.database).await?;
    let change = conversations::history::to_wire(&state.database, rows).await?.pop();
    Ok(change.map(|change| Event::Work(Box::new(change))))
}

async fn person_notes(state: &AppState, id: Option<String>) -> Result<Option<Event>, ServiceError> {
    let row = conversation::Entity::find().filter(conversation::Column::Id.is_in(id)).one(&state.database).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Event::PersonNotes(Box::new(person_notes::about(&state.database, &row).await?))))
}

async fn related(state: &AppState, caller: &Caller, id: Option<String>) -> Result<Option<Event>, ServiceError> {
    let row = conversation::Entity::find().filter(conversation::Column::Id.is_in(id)).one(&state.database).await?;
    let Some(row) = row else { return Ok(None) };
    Ok(Some(Event::Related(Box::new(related::to(state, &state.database, caller, &row).await?))))
}

async fn account(state: &AppState, id: &str) -> Result<Option<Event>, ServiceError> {
    let Some(row) = account::Entity::find_by_id(id).one(&state.database).await? else { return Ok(None) };
    let facts = facts::of_account(&state.database, &row, state.clock.now()).await?;
    Ok(Some(Event::Account(Box::new(facts))))
}
