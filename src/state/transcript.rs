//! A window over the messages of one conversation.
//!
//! The index is sparse: the backend names each message's position in the whole conversation, and only the pages that
//! somebody looked at are here. The window is the part of it that is drawn.

pub mod measures;
mod reach;

use super::effect::Place;
use super::load::{Edge, Load};
use super::table::Table;
use measures::{AHEAD, FIRST, SHOWN};
use social_messaging_domain::api::MessagePage;
use social_messaging_domain::events::MessageEvent;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Message;

/// What the transcript draws.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TranscriptWindow {
    /// The messages in order, the oldest first; those that the backend does not have yet come last.
    pub ids: Vec<MessageId>,
    /// The position of the first of them in the whole conversation, from 0.
    pub first: u32,
    /// How many messages the conversation has.
    pub total: u32,
    /// What lies above the first.
    pub earlier: Edge,
    /// What lies below the last.
    pub later: Edge,
    /// How many of the consumer's messages came since the end was last shown.
    pub unseen: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    message: Message,
    offset: u32,
    /// The number of the stream's event that brought it; 0 for one that a page brought.
    seen: u64,
}

/// The messages of one conversation, as far as they are loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Transcript {
    /// Whether there is anything to show.
    pub load: Load<()>,
    /// What is known to be out of place is asked for again.
    pub stale: bool,
    /// The message to begin at, where the agent was before a reload; else it is the newest.
    pub begin_at: Option<MessageId>,
    total: u32,
    entries: Table<MessageId, Box<Entry>>,
    index: Table<u32, MessageId>,
    start: u32,
    end: u32,
    earlier: Edge,
    later: Edge,
    unseen: u32,
    /// Up to here the messages were known, or counted as they came.
    counted: u32,
    /// What changed while it was not loaded, since a page was taken last.
    overtaken: Table<MessageId, Box<Entry>>,
}

impl Transcript {
    /// One of which nothing is loaded yet.
    #[must_use]
    pub fn beginning_at(begin_at: Option<MessageId>) -> Self {
        Self { begin_at, ..Self::default() }
    }

    /// A message that is loaded.
    #[must_use]
    pub fn message(&self, id: &MessageId) -> Option<&Message> {
        self.entries.get(id).map(|entry| &entry.message)
    }

    /// All messages that are loaded.
    pub fn messages(&self) -> impl Iterator<Item = &Message> {
        self.entries.values().map(|entry| &entry.message)
    }

    /// The last message that is loaded, when the end of the conversation is shown.
    #[must_use]
    pub fn newest(&self) -> Option<&Message> {
        let id = self.index.get(&self.total.checked_sub(1)?)?;
        if self.is_at_end() { self.message(id) } else { None }
    }

    /// Whether the end of the conversation is shown.
    #[must_use]
    pub const fn is_at_end(&self) -> bool {
        self.end >= self.total
    }

    /// What is drawn, without what the backend does not have yet.
    #[must_use]
    pub fn window(&self) -> TranscriptWindow {
        TranscriptWindow {
            ids: self.index.between(&self.start, &self.end).iter().map(|(_, id)| id.clone()).collect(),
            first: self.start,
            total: self.total,
            earlier: self.earlier.clone(),
            later: self.later.clone(),
            unseen: self.unseen,
        }
    }

    /// Takes a message that the stream brought as its event number `seen`.
    pub fn take_event(&mut self, event: MessageEvent, seen: u64) {
        let MessageEvent { message, offset, total, arrived } = event;
        if let Some(entry) = self.entries.get_mut(&message.id) {
            self.stale |= entry.offset != offset;
            entry.message = message;
            entry.seen = seen;
            if arrived != Some(false) {
                self.total = self.total.max(total);
            }
            return;
        }
        if arrived == Some(false) {
            // It changed out of sight; how many there are is told by what arrives. A page under way may have it as it was.
            self.overtaken.insert(message.id.clone(), Box::new(Entry { message, offset, seen }));
            return;
        }
        let follows = self.is_at_end();
        // What changed far from what is loaded is not new. A backend that does not tell is guessed at: of several that came
        // at once each names all of them.
        let is_new = arrived.unwrap_or(offset >= self.counted || total > self.total);
        self.counted = self.counted.max(offset + 1);
        if !follows && is_new && message.is_from_consumer() {
            self.unseen += 1;
        }
        if offset < self.total && total == self.total + 1 {
            self.shift(offset);
        } else if self.index.contains_key(&offset) || (offset < self.total && total > self.total) {
            self.stale = true;
            return;
        }
        self.total = self.total.max(total);
        self.put(message, offset, seen);
        if follows {
            self.end = self.total;
            self.start = self.start.max(self.end.saturating_sub(SHOWN));
        }
        self.settle_edges();
    }

    /// Takes a message away that is not there any more; the others close up.
    pub fn take_removed(&mut self, id: &MessageId) {
        match self.entries.remove(id) {
            Some(entry) => self.close_up(entry.offset),
            // Where it stood is not known.
            None => self.stale |= self.load.loaded().is_some(),
        }
        self.settle_edges();
    }

    /// Takes a changed message that is loaded already.
    pub fn take_changed(&mut self, message: Message) {
        if let Some(entry) = self.entries.get_mut(&message.id) {
            entry.message = message;
        }
    }

    /// Takes a page that was asked for when the stream had brought `since` events; what it brought later is newer.
    pub fn take_page(&mut self, place: &Place, page: MessagePage, since: u64) {
        let again = self.load.loaded().is_some() && self.stale;
        let anew = self.load.loaded().is_none() || again || matches!(place, Place::Newest | Place::Around(_));
        let range = page.offset..page.offset + u32::try_from(page.messages.len()).unwrap_or(0);
        let before = if anew { std::mem::take(&mut self.entries) } else { Table::default() };
        let overtaken = std::mem::take(&mut self.overtaken);
        if anew {
            self.index.clear();
            self.total = page.total;
            self.counted = page.total;
            self.stale = false;
            (self.start, self.end) = (range.start, range.end);
        }
        self.total = self.total.max(page.total);
        for (offset, message) in range.clone().zip(page.messages) {
            let known = before.get(&message.id).or_else(|| self.entries.get(&message.id));
            let known = known.or_else(|| overtaken.get(&message.id));
            let moved = !anew && known.is_some_and(|entry| entry.offset != offset);
            let taken = self.index.get(&offset).is_some_and(|id| *id != message.id);
            self.stale |= moved || taken;
            match known.filter(|entry| entry.seen > since).cloned() {
                Some(newer) => self.put(newer.message, offset, newer.seen),
                None => self.put(message, offset, 0),
            }
        }
        for entry in before.into_values().filter(|entry| entry.seen > since && entry.offset >= range.end) {
            if !self.entries.contains_key(&entry.message.id) {
                self.total = self.total.max(entry.offset + 1);
                self.put(entry.message, entry.offset, entry.seen);
            }
        }
        self.load = Load::Loaded(());
        match place {
            Place::Newest => self.end = self.total,
            Place::Before(_) => self.grow_earlier(),
            Place::After(_) => self.grow_later(),
            Place::Around(_) => {}
        }
        // What was shown already is shown on, as far as the answer has it; else the rest follows by steps.
        match place {
            Place::Newest if !again => self.start = self.start.max(self.end.saturating_sub(FIRST)),
            Place::Around(id) if !again => self.narrow_to(id),
            _ => {}
        }
        self.settle_edges();
    }

    /// Shows more above, and answers with what must be loaded for it, or will be soon.
    pub fn show_earlier(&mut self) -> Option<Place> {
        if self.start == 0 || self.load.loaded().is_none() {
            return None;
        }
        let before = (self.start, self.end);
        self.grow_earlier();
        self.settle_edges();
        if (self.start, self.end) == before {
            self.earlier = Edge::Loading;
        }
        let known = self.run_before(self.start, AHEAD);
        let runs_out = known > 0 && self.start - known < AHEAD;
        self.index.get(&known).filter(|_| runs_out).cloned().map(Place::Before)
    }

    /// Shows more below, and answers with what must be loaded for it, or will be soon.
    pub fn show_later(&mut self) -> Option<Place> {
        if self.is_at_end() || self.load.loaded().is_none() {
            return None;
        }
        let before = (self.start, self.end);
        self.grow_later();
        self.settle_edges();
        if (self.start, self.end) == before {
            self.later = Edge::Loading;
        }
        let known = self.run_after(self.end, AHEAD);
        let runs_out = known < self.total && known - self.end < AHEAD;
        self.index.get(&known.checked_sub(1)?).filter(|_| runs_out).cloned().map(Place::After)
    }

    /// Shows the end, and answers with what must be loaded for it.
    pub fn show_newest(&mut self) -> Option<Place> {
        self.load.loaded()?;
        self.unseen = 0;
        if self.is_at_end() {
            return None;
        }
        let first = self.run_before(self.total, FIRST);
        if first == self.total {
            return Some(Place::Newest);
        }
        (self.start, self.end) = (first, self.total);
        self.settle_edges();
        None
    }

    /// Shows one message, and answers with what must be loaded for it.
    pub fn show_message(&mut self, id: &MessageId) -> Option<Place> {
        let Some(offset) = self.entries.get(id).map(|entry| entry.offset) else {
            return Some(Place::Around(id.clone()));
        };
        if !(self.start..self.end).contains(&offset) {
            self.narrow_to(id);
            self.settle_edges();
        }
        None
    }

    /// Where to load what is shown anew.
    #[must_use]
    pub fn place(&self) -> Place {
        if let (None, Some(message)) = (self.load.loaded(), &self.begin_at) {
            return Place::Around(message.clone());
        }
        if self.is_at_end() {
            return Place::Newest;
        }
        let middle = self.index.between(&(self.start + (self.end - self.start) / 2), &self.end).first();
        middle.map_or(Place::Newest, |(_, id)| Place::Around(id.clone()))
    }
}
