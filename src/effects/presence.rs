//! Tells the other agents what this one reads or writes, as long as the page is seen.

use crate::api::request::post;
use crate::api::routes;
use crate::platform::timer::sleep;
use crate::platform::{clock, identifiers};
use crate::state::State;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::presence::{HEARTBEAT, Heartbeat, PresenceState};
use social_messaging_domain::time::SECOND;
use social_messaging_domain::visibility::Visibility;

type Presence = (ConversationId, PresenceState, Option<Visibility>);

/// Looks every second: a change is told at once, and what stays the same as often as it must.
pub(super) async fn tell(state: State) {
    let tab = identifiers::new_id().0;
    let mut last: Option<Presence> = None;
    let mut told_at = clock::now();
    loop {
        sleep(SECOND).await;
        let now = clock::now();
        let present = state.with_model(|model| model.presence(now)).flatten();
        if present == last && (last.is_none() || now.since(told_at) < HEARTBEAT) {
            continue;
        }
        let left = last.take().map(|(id, ..)| id).filter(|id| present.as_ref().is_none_or(|(open, ..)| open != id));
        if let Some(id) = left {
            beat(&id, PresenceState::Left, None, &tab).await;
        }
        if let Some((id, state, visibility)) = &present {
            beat(id, *state, *visibility, &tab).await;
        }
        (last, told_at) = (present, now);
    }
}

/// One that does not get through is followed by the next.
async fn beat(id: &ConversationId, state: PresenceState, visibility: Option<Visibility>, tab: &str) {
    drop(post(routes::presence(id), &Heartbeat { state, visibility, tab: tab.to_owned() }).await);
}
