//! Asks the network for a profile, in the background: the page is there before, and an event brings what comes.

use super::super::app_state::AppState;
use super::super::codes;
use super::super::error::ServiceError;
use super::super::unit::Unit;
use super::keep;
use crate::networks::{Fetched, FetchedProfile};
use crate::store::entities::{account, consumer, conversation};
use sea_orm::sea_query::Condition;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, Set};
use social_messaging_domain::profile::ProfileState;
use social_messaging_domain::time::{DAY, Timestamp};

/// A profile is asked for again when it is older than this.
const STALE: i64 = DAY;

/// Has the conversation's profile fetched when it is missing or stale. Returns at once.
///
/// # Errors
/// When the store fails.
pub async fn refresh(state: &AppState, conversation: &conversation::Model) -> Result<(), ServiceError> {
    let consumer = consumer::Entity::find_by_id(&conversation.consumer_id).one(&state.database).await?;
    let consumer = consumer.ok_or(ServiceError::NotFound)?;
    let now = state.clock.now();
    let stale = consumer.fetched_at.is_none_or(|at| now.since(Timestamp(at)) >= STALE);
    if stale || became_readable(conversation, &consumer) {
        start(state, conversation, consumer);
    }
    Ok(())
}

/// Has the profiles of those fetched whom a list would show without a name, or who can be asked for since they wrote
/// directly. Returns at once.
///
/// # Errors
/// When the store fails.
pub async fn name(state: &AppState, conversations: &[conversation::Model]) -> Result<(), ServiceError> {
    let consumers: Vec<&str> = conversations.iter().map(|row| row.consumer_id.as_str()).collect();
    let nameless = consumer::Entity::find().filter(consumer::Column::Id.is_in(consumers)).filter(
        Condition::any()
            .add(Condition::all().add(consumer::Column::Name.is_null()).add(consumer::Column::FetchedAt.is_null()))
            .add(consumer::Column::ProfileState.eq(codes::code(&ProfileState::NotShared))),
    );
    for consumer in nameless.all(&state.database).await? {
        let Some(conversation) = conversations.iter().find(|row| row.consumer_id == consumer.id) else { continue };
        if consumer.fetched_at.is_none() || became_readable(conversation, &consumer) {
            start(state, conversation, consumer);
        }
    }
    Ok(())
}

/// Whether the consumer wrote directly since the network did not share the profile. Meta: a person's profile can be read
/// once they wrote to the Page.
fn became_readable(conversation: &conversation::Model, consumer: &consumer::Model) -> bool {
    consumer.profile_state == codes::code(&ProfileState::NotShared) && conversation.last_direct_at > consumer.fetched_at
}

fn start(state: &AppState, conversation: &conversation::Model, consumer: consumer::Model) {
    if !state.fetches.begin(&format!("profile {}", consumer.id), state.clock.now()) {
        return;
    }
    let (state, conversation) = (state.clone(), conversation.clone());
    tokio::spawn(async move {
        if let Err(error) = fetch(&state, &conversation, &consumer).await {
            tracing::warn!(%error, consumer = consumer.id, "a profile was not kept");
        }
    });
}

async fn fetch(
    state: &AppState,
    conversation: &conversation::Model,
    consumer: &consumer::Model,
) -> Result<(), ServiceError> {
    let account = account::Entity::find_by_id(&conversation.account_id).one(&state.database).await?;
    let account = account.ok_or(ServiceError::NotFound)?;
    let answer = match state.networks.client(codes::read(&account.network)?) {
        Some(client) => {
            let credentials = state.vault.credentials(&account)?;
            client.fetch_profile(&credentials, &consumer.network_id).await
        }
        None => Fetched::NotShared,
    };
    let answer = &answer;
    Unit::write(state, |unit| {
        Box::pin(async move {
            // Read again: a webhook may have told more while we asked.
            let row = consumer::Entity::find_by_id(&consumer.id).one(unit.on()).await?.ok_or(ServiceError::NotFound)?;
            if apply(unit, row, answer).await? {
                unit.tell_conversation(&conversation.account_id, &conversation.id);
            }
            Ok(())
        })
    })
    .await
}

async fn apply(unit: &Unit<'_>, row: consumer::Model, answer: &Fetched<FetchedProfile>) -> Result<bool, ServiceError> {
    let (before, id) = (row.profile_state.clone(), row.id.clone());
    let (reached, told) = match answer {
        Fetched::There(profile) => (ProfileState::Available, keep(unit.on(), row, profile, unit.now()).await?),
        Fetched::Gone | Fetched::NotShared => (ProfileState::NotShared, false),
        Fetched::Unavailable(error) => {
            tracing::warn!(consumer = id, reason = ?error.reason, "a profile could not be fetched");
            (ProfileState::Unavailable, false)
        }
    };
    let available = before == codes::code(&ProfileState::Available);
    // What was told before is better than nothing, and not being able to ask again does not undo it.
    if reached == ProfileState::Unavailable && available {
        return Ok(told);
    }
    let row = consumer::Entity::find_by_id(&id).one(unit.on()).await?.ok_or(ServiceError::NotFound)?;
    let mut row = row.into_active_model();
    row.profile_state = Set(codes::code(&reached));
    if reached != ProfileState::Unavailable {
        row.fetched_at = Set(Some(unit.now().0));
    }
    row.update(unit.on()).await?;
    Ok(true)
}
