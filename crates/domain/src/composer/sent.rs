//! What leaves in place of the agent's words.

use super::Draft;
use crate::conversation::ConversationFacts;
use crate::mentions;
use crate::networks::Lane;
use crate::visibility::Visibility;

/// The whole text as it leaves: what the network is sent beside the agent's words counts, too.
pub(super) fn sent(facts: &ConversationFacts, draft: Draft<'_>, lane: Option<Lane>) -> String {
    let Some(lane) = lane else { return draft.text.to_owned() };
    let mut text = mentions::for_lane(draft.text, draft.mentions, lane);
    let last = facts.last_public.as_ref();
    let nested = draft.target.map_or_else(|| last.is_some_and(|fact| fact.nested), |target| target.nested);
    if nested {
        text = mentions::addressed(&facts.consumer_network_id, text, lane);
    }
    let answered = draft.target.map(|target| &target.id).or_else(|| Some(&last?.message));
    match answered.filter(|_| lane.rules().visibility == Visibility::Public) {
        Some(answered) => mentions::traceable(&facts.account, text, answered),
        None => text,
    }
}
