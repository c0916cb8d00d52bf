//! What agents note about a person: internal, and no message, so that no way leads from it to a network.

use super::access::Caller;
use super::agents;
use super::app_state::AppState;
use super::bus::Topic;
use super::clock::is_id;
use super::error::ServiceError;
use super::unit::Unit;
use crate::store::entities::{conversation, person_note};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, Set,
};
use social_messaging_domain::ids::{AgentId, ConversationId};
use social_messaging_domain::person::{
    MOST_PERSON_NOTES, NewPersonNote, PersonNote, PersonNoteText, PersonNotes, may_edit, may_remove, may_write,
};
use social_messaging_domain::time::Timestamp;

/// What is noted about the consumer of a conversation.
///
/// # Errors
/// [`ServiceError::NotFound`] when the caller may not see the conversation.
pub async fn of(state: &AppState, caller: &Caller, id: &ConversationId) -> Result<PersonNotes, ServiceError> {
    let row = caller.conversation(&state.database, id).await?;
    about(&state.database, &row).await
}

/// The same, of a conversation that may be seen.
///
/// # Errors
/// When the store fails.
pub async fn about<C: ConnectionTrait>(database: &C, row: &conversation::Model) -> Result<PersonNotes, ServiceError> {
    let mut rows =
        person_note::Entity::find().filter(person_note::Column::ConsumerId.eq(&row.consumer_id)).all(database).await?;
    rows.sort_by(|one, other| {
        let key = |row: &person_note::Model| (row.pinned_at.is_some(), row.written_at);
        key(other).cmp(&key(one)).then_with(|| other.id.cmp(&one.id))
    });
    let names = agents::names(database, rows.iter().map(|row| row.agent_id.clone()).collect()).await?;
    let note = |row: person_note::Model| PersonNote {
        author_name: names.get(&row.agent_id).unwrap_or(&row.agent_id).clone(),
        author: row.agent_id.into(),
        text: row.text,
        pinned: row.pinned_at.is_some(),
        written_at: Timestamp(row.written_at),
        edited_at: row.edited_at.map(Timestamp),
        id: row.id,
    };
    Ok(PersonNotes { conversation: row.id.as_str().into(), notes: rows.into_iter().map(note).collect() })
}

/// Keeps a new one, once for each `client_id`.
///
/// # Errors
/// [`ServiceError::Forbidden`], [`ServiceError::NotFound`], [`ServiceError::Malformed`], [`ServiceError::ClientIdReused`]
/// when the identifier was used for something else, or [`ServiceError::Conflict`] when there are too many.
pub async fn create(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    new: &NewPersonNote,
) -> Result<PersonNotes, ServiceError> {
    if !is_id(new.client_id.as_str()) {
        return Err(ServiceError::Malformed("client_id is no UUID of version 7"));
    }
    let text = sound(&new.text)?;
    Unit::write(state, |unit| Box::pin(keep(unit, caller, id, new.client_id.as_str(), text))).await
}

async fn keep(
    unit: &mut Unit<'_>,
    caller: &Caller,
    id: &ConversationId,
    client_id: &str,
    text: &str,
) -> Result<PersonNotes, ServiceError> {
    let row = writable(unit, caller, id).await?;
    if let Some(known) = person_note::Entity::find_by_id(client_id).one(unit.on()).await? {
        let says_it = known.text == text || known.edited_at.is_some();
        let same = says_it && known.consumer_id == row.consumer_id && known.agent_id == caller.agent.as_str();
        return if same { about(unit.on(), &row).await } else { Err(ServiceError::ClientIdReused) };
    }
    let known = person_note::Entity::find().filter(person_note::Column::ConsumerId.eq(&row.consumer_id));
    if known.count(unit.on()).await? >= MOST_PERSON_NOTES as u64 {
        return Err(ServiceError::Conflict);
    }
    let values = person_note::ActiveModel {
        id: Set(client_id.to_owned()),
        consumer_id: Set(row.consumer_id.clone()),
        agent_id: Set(caller.agent.0.clone()),
        text: Set(text.to_owned()),
        pinned_at: Set(None),
        written_at: Set(unit.now().0),
        edited_at: Set(None),
    };
    person_note::Entity::insert(values).exec_without_returning(unit.on()).await?;
    told(unit, &row).await
}

/// Changes what the caller's own note says.
///
/// # Errors
/// [`ServiceError::Forbidden`] for another's note, [`ServiceError::NotFound`] or [`ServiceError::Malformed`].
pub async fn change(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    note: &str,
    text: &PersonNoteText,
) -> Result<PersonNotes, ServiceError> {
    let text = sound(text)?;
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = writable(unit, caller, id).await?;
            let known = find(unit, &row, note).await?;
            if !may_edit(&AgentId(known.agent_id.clone()), &caller.agent, caller.role) {
                return Err(ServiceError::Forbidden);
            }
            let mut values = known.into_active_model();
            values.text = Set(text.to_owned());
            values.edited_at = Set(Some(unit.now().0));
            values.update_without_returning(unit.on()).await?;
            // What it said before is gone as what was removed is.
            unit.wake(Topic::Erased);
            told(unit, &row).await
        })
    })
    .await
}

/// Where a note stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pin {
    /// Before the others.
    Pinned,
    /// In its time.
    Loose,
}

/// Pins a note, or lets it go.
///
/// # Errors
/// [`ServiceError::Forbidden`] or [`ServiceError::NotFound`].
pub async fn pin(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    note: &str,
    pin: Pin,
) -> Result<PersonNotes, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = writable(unit, caller, id).await?;
            let known = find(unit, &row, note).await?;
            let now = (pin == Pin::Pinned).then_some(unit.now().0);
            let mut values = known.into_active_model();
            values.pinned_at = Set(now);
            values.update_without_returning(unit.on()).await?;
            told(unit, &row).await
        })
    })
    .await
}

/// Takes a note away, its text from the store's files too.
///
/// # Errors
/// [`ServiceError::Forbidden`] for another's note to who is no admin, or [`ServiceError::NotFound`].
pub async fn remove(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    note: &str,
) -> Result<PersonNotes, ServiceError> {
    Unit::write(state, |unit| {
        Box::pin(async move {
            let row = writable(unit, caller, id).await?;
            let known = find(unit, &row, note).await?;
            if !may_remove(&AgentId(known.agent_id.clone()), &caller.agent, caller.role) {
                return Err(ServiceError::Forbidden);
            }
            person_note::Entity::delete_by_id(known.id).exec(unit.on()).await?;
            unit.wake(Topic::Erased);
            told(unit, &row).await
        })
    })
    .await
}

/// The conversation, held: nobody else notes anything about its consumer before the transaction ends.
async fn writable(unit: &Unit<'_>, caller: &Caller, id: &ConversationId) -> Result<conversation::Model, ServiceError> {
    let row = caller.hold_conversation(unit.on(), id).await?;
    if may_write(caller.role) { Ok(row) } else { Err(ServiceError::Forbidden) }
}

async fn find(unit: &Unit<'_>, row: &conversation::Model, note: &str) -> Result<person_note::Model, ServiceError> {
    let found = person_note::Entity::find_by_id(note)
        .filter(person_note::Column::ConsumerId.eq(&row.consumer_id))
        .one(unit.on())
        .await?;
    found.ok_or(ServiceError::NotFound)
}

async fn told(unit: &mut Unit<'_>, row: &conversation::Model) -> Result<PersonNotes, ServiceError> {
    unit.tell_person_notes(&row.account_id, &row.id);
    about(unit.on(), row).await
}

fn sound(text: &PersonNoteText) -> Result<&str, ServiceError> {
    if text.is_sound() { Ok(&text.text) } else { Err(ServiceError::Malformed("the note is empty or too long")) }
}
