//! Who took, handed over, closed and reopened the open conversation.

use super::Model;
use crate::state::load::{Edge, Load};
use crate::state::transcript::TranscriptWindow;
use social_messaging_domain::ids::{ConversationId, MessageId};
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::work::{WorkChange, WorkHistory};

impl Model {
    /// What was done with the open conversation, in order.
    pub fn history(&self) -> &Vec<WorkChange> {
        const NOTHING: &Vec<WorkChange> = &Vec::new();
        self.open.as_ref().map_or(NOTHING, |open| &open.changes)
    }

    /// What was done while the messages of a window were written, each with the last message before it.
    #[inline(never)] // The first view does without it.
    pub fn history_within(&self, window: &TranscriptWindow) -> Vec<(MessageId, WorkChange)> {
        let sent = |id: &MessageId| Some((id.clone(), self.message(id)?.message.sent_at));
        let messages: Vec<(MessageId, Timestamp)> = window.ids.iter().filter_map(sent).collect();
        let before = |change: &WorkChange| match messages.iter().rposition(|(_, at)| *at < change.at) {
            // It may belong further down, after one that is not here.
            Some(last) if last + 1 == messages.len() && window.later != Edge::End => None,
            // Nothing older is to come: the network's clock was ahead of the backend's.
            None if window.first == 0 => messages.first(),
            place => messages.get(place?),
        };
        let placed = |change: &WorkChange| Some((before(change)?.0.clone(), change.clone()));
        self.history().iter().filter_map(placed).collect()
    }

    /// Takes an answer; what the stream brought meanwhile stays.
    pub(super) fn take_history(&mut self, id: &ConversationId, history: WorkHistory) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        open.history = Load::Loaded(());
        for change in history.changes {
            self.take_change(change);
        }
    }

    /// Takes one change, once.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_change(&mut self, change: WorkChange) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == change.conversation) else { return };
        match open.changes.binary_search_by(|known| known.id.cmp(&change.id)) {
            // A name may be another by now.
            Ok(at) => open.changes[at] = change,
            Err(at) => open.changes.insert(at, change),
        }
    }
}
