//! One agent's stream: the event log from a place on, with their rights applied and each thing read as it is now.

use super::access::Caller;
use super::app_state::AppState;
use super::error::ServiceError;
use super::presence::Others;
use crate::store::entities::{event, event_counter};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use social_messaging_domain::events::Event;
use social_messaging_domain::presence::{PresenceEvent, PresentAgent};
use std::collections::HashMap;

mod entities;
mod trim;

pub use trim::trim;

/// As many entries are read at once.
const BATCH: u64 = 100;

/// What goes into the stream.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// The place of now: nothing before it is missing.
    Place(i64),
    /// Something that changed.
    Event(i64, Box<Event>),
    /// Something that is so now and has no place.
    Passing(Box<Event>),
}

/// Reads the log for one agent.
pub struct Reader {
    state: AppState,
    caller: Caller,
    place: i64,
    /// Who is where, as the agent was told last.
    others: Others,
}

/// Whether there is more to be read at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rest {
    /// The end of the log was reached.
    Nothing,
    /// There is more.
    More,
}

impl Reader {
    /// A reader that starts after the last event that the agent has seen, or now; with the frame to begin with.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn start(
        state: &AppState,
        caller: &Caller,
        last_event_id: Option<&str>,
    ) -> Result<(Self, Frame), ServiceError> {
        let counter = event_counter::Entity::find_by_id(1).one(&state.database).await?;
        let now = counter.map(|counter| counter.value).unwrap_or_default();
        let reader = |place| Self { state: state.clone(), caller: caller.clone(), place, others: Others::new() };
        let Some(last) = last_event_id else { return Ok((reader(now), Frame::Place(now))) };
        let oldest = event::Entity::find().order_by_asc(event::Column::Id).one(&state.database).await?;
        // What lies between the last one that was seen and the oldest one that is kept, nobody can tell any more; nor
        // what a number means that this log never gave.
        let oldest = oldest.map_or(now + 1, |oldest| oldest.id);
        match last.trim().parse() {
            Ok(last) if (oldest - 1..=now).contains(&last) => Ok((reader(last), Frame::Place(last))),
            _ => Ok((reader(now), Frame::Event(now, Box::new(Event::Resync)))),
        }
    }

    /// What has changed since the last time, and whether there is more. Two changes of one thing are told once.
    ///
    /// # Errors
    /// When the store fails; the reader stands where it stood.
    pub async fn read(&mut self) -> Result<(Vec<Frame>, Rest), ServiceError> {
        let mine = Condition::any()
            .add(event::Column::AgentId.is_null())
            .add(event::Column::AgentId.eq(self.caller.agent.as_str()));
        let last = event::Entity::find()
            .filter(event::Column::Id.gt(self.place))
            .order_by_asc(event::Column::Id)
            .limit(BATCH)
            .select_only()
            .column(event::Column::Id)
            .into_tuple::<i64>()
            .all(&self.state.database)
            .await?;
        let (Some(end), count) = (last.last().copied(), last.len()) else { return Ok((Vec::new(), Rest::Nothing)) };
        let entries = event::Entity::find()
            .filter(event::Column::Id.gt(self.place))
            .filter(event::Column::Id.lte(end))
            .filter(self.caller.accounts.condition(event::Column::AccountId))
            .filter(mine)
            .order_by_asc(event::Column::Id)
            .all(&self.state.database)
            .await?;
        let mut frames = entities::read(&self.state, &self.caller, once_each(entries)).await?;
        let told = frames.last().is_some_and(|frame| matches!(frame, Frame::Event(id, _) if *id == end));
        if !told {
            // What an agent must not see moves their place all the same, or they would read it again after a break.
            frames.push(Frame::Place(end));
        }
        self.place = end;
        let rest = if count as u64 == BATCH { Rest::More } else { Rest::Nothing };
        Ok((frames, rest))
    }
}

impl Reader {
    /// Who else is where and what they do, as far as it is not what the agent was told last.
    pub fn presence(&mut self) -> Vec<Frame> {
        let now = self.state.bus.register().others(&self.caller, self.state.clock.now());
        let before = std::mem::replace(&mut self.others, now);
        let gone = before.keys().filter(|conversation| !self.others.contains_key(*conversation));
        let changed = self.others.iter().filter(|(conversation, agents)| before.get(*conversation) != Some(*agents));
        let all = changed.map(|(conversation, agents)| (conversation, agents.clone()));
        let frame = |(conversation, agents): (&String, Vec<PresentAgent>)| {
            let conversation = conversation.as_str().into();
            Frame::Passing(Box::new(Event::Presence(PresenceEvent { conversation, agents })))
        };
        all.chain(gone.map(|conversation| (conversation, Vec::new()))).map(frame).collect()
    }
}

/// Of the entries of one thing the last: it carries the number that a resuming reader may skip to.
fn once_each(entries: Vec<event::Model>) -> Vec<event::Model> {
    let key = |entry: &event::Model| {
        (entry.kind.clone(), entry.account_id.clone(), entry.conversation_id.clone(), entry.entity_id.clone())
    };
    let last: HashMap<_, i64> = entries.iter().map(|entry| (key(entry), entry.id)).collect();
    entries.into_iter().filter(|entry| last.get(&key(entry)) == Some(&entry.id)).collect()
}
