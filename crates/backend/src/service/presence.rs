//! Who is in which conversation. In memory only: a heartbeat writes no row, and who stops saying so is gone.

use super::access::Caller;
use super::app_state::AppState;
use super::error::ServiceError;
use super::signals;
use social_messaging_domain::ids::{AgentId, ConversationId};
use social_messaging_domain::presence::{GONE_AFTER, Heartbeat, PresenceEvent, PresenceState, PresentAgent};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;
use std::collections::{BTreeMap, HashMap};
use std::sync::{Mutex, PoisonError};

/// The longest name of a page.
const LONGEST_TAB: usize = 64;

/// As many pages of one agent count in one conversation: a page that makes up names fills no memory.
const MOST_TABS: usize = 16;

/// One page's word that its agent is in a conversation. It travels between processes as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beat {
    /// Whose rights apply.
    pub account: String,
    /// The conversation.
    pub conversation: String,
    /// The agent.
    pub agent: AgentId,
    /// Their name.
    pub name: String,
    /// The page.
    pub tab: String,
    /// What they do.
    pub state: PresenceState,
    /// Who shall read what they write.
    pub visibility: Option<Visibility>,
    /// When it was said.
    pub at: Timestamp,
}

/// Whether a page's word says something that was not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    /// It does.
    Some,
    /// All of it was known.
    None,
}

/// Everybody who is somewhere, as one process knows it.
#[derive(Debug, Default)]
pub struct Register(Mutex<HashMap<String, Vec<Beat>>>);

/// Who else is where: by conversation, those of one reader.
pub type Others = BTreeMap<String, Vec<PresentAgent>>;

impl Register {
    /// Takes a page's word; whether it says something that was not known.
    pub fn take(&self, beat: Beat) -> News {
        let mut rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let now = beat.at;
        rooms.retain(|_, beats| {
            beats.retain(|beat| is_there(beat, now));
            !beats.is_empty()
        });
        let beats = rooms.entry(beat.conversation.clone()).or_default();
        let known = beats.iter().find(|known| known.agent == beat.agent && known.tab == beat.tab);
        let before = known.map_or((PresenceState::Left, None), |known| (known.state, known.visibility));
        let news = if before == (beat.state, beat.visibility) { News::None } else { News::Some };
        beats.retain(|known| known.agent != beat.agent || known.tab != beat.tab);
        if beats.iter().filter(|known| known.agent == beat.agent).count() >= MOST_TABS {
            let oldest = beats.iter().position(|known| known.agent == beat.agent);
            oldest.map(|at| beats.remove(at));
        }
        // The latest stands last.
        beats.push(beat);
        news
    }

    /// Whom a reader sees beside themselves.
    #[must_use]
    pub fn others(&self, reader: &Caller, now: Timestamp) -> Others {
        let rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut others = Others::new();
        for (conversation, beats) in rooms.iter() {
            let agents = beside(beats, reader, now);
            if !agents.is_empty() {
                others.insert(conversation.clone(), agents);
            }
        }
        others
    }

    /// Whom a reader sees beside themselves in one conversation.
    #[must_use]
    pub fn others_in(&self, conversation: &str, reader: &Caller, now: Timestamp) -> Vec<PresentAgent> {
        let rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        rooms.get(conversation).map(|beats| beside(beats, reader, now)).unwrap_or_default()
    }
}

impl Register {
    /// Whether anybody writes directly in a conversation.
    #[must_use]
    pub fn writes_directly(&self, conversation: &str, now: Timestamp) -> bool {
        let rooms = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let writes = |beat: &Beat| {
            is_there(beat, now) && beat.state == PresenceState::Writing && beat.visibility == Some(Visibility::Direct)
        };
        rooms.get(conversation).is_some_and(|beats| beats.iter().any(writes))
    }
}

fn is_there(beat: &Beat, now: Timestamp) -> bool {
    beat.state != PresenceState::Left && now < beat.at.plus(GONE_AFTER)
}

fn beside(beats: &[Beat], reader: &Caller, now: Timestamp) -> Vec<PresentAgent> {
    let seen =
        |beat: &&Beat| is_there(beat, now) && beat.agent != reader.agent && reader.accounts.covers(&beat.account);
    let mut agents: BTreeMap<&str, &Beat> = BTreeMap::new();
    for beat in beats.iter().filter(seen) {
        let most = agents.entry(beat.agent.as_str()).or_insert(beat);
        if beat.state >= most.state {
            *most = beat;
        }
    }
    let agent = |beat: &Beat| PresentAgent {
        agent: beat.agent.clone(),
        name: beat.name.clone(),
        state: beat.state,
        visibility: beat.visibility.filter(|_| beat.state == PresenceState::Writing),
    };
    agents.into_values().map(agent).collect()
}

/// The caller is in a conversation, or has left it; who else is there is the answer.
///
/// # Errors
/// [`ServiceError::NotFound`], or [`ServiceError::Malformed`] for a state that this side does not know.
pub async fn heartbeat(
    state: &AppState,
    caller: &Caller,
    id: &ConversationId,
    heartbeat: Heartbeat,
) -> Result<PresenceEvent, ServiceError> {
    if heartbeat.state == PresenceState::Unknown {
        return Err(ServiceError::Malformed("there is no such state"));
    }
    if heartbeat.tab.chars().count() > LONGEST_TAB {
        return Err(ServiceError::Malformed("tab has more than 64 characters"));
    }
    let row = caller.conversation(&state.database, id).await?;
    let now = state.clock.now();
    let shown = shown(caller, &heartbeat);
    state.bus.beat(Beat {
        account: row.account_id.clone(),
        conversation: row.id.clone(),
        agent: caller.agent.clone(),
        name: caller.name.clone(),
        tab: heartbeat.tab,
        state: shown,
        visibility: heartbeat.visibility,
        at: now,
    });
    if state.bus.register().writes_directly(id.as_str(), now) {
        signals::writes(state, &row).await;
    } else {
        signals::writes_no_more(state, &row).await;
    }
    let agents = state.bus.register().others_in(id.as_str(), caller, now);
    Ok(PresenceEvent { conversation: id.clone(), agents })
}

/// Who may not send what a consumer reads writes nothing to them: nobody is told so, the consumer least of all.
fn shown(caller: &Caller, heartbeat: &Heartbeat) -> PresenceState {
    let writes_a_note = heartbeat.visibility == Some(Visibility::Internal);
    match heartbeat.state {
        PresenceState::Writing if !writes_a_note && !caller.role.answers_consumers() => PresenceState::Reading,
        state => state,
    }
}
