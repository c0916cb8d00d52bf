//! How far the window reaches.

use super::measures::{AROUND, LEAVING, SHOWN, STEP};
use super::{Entry, Transcript};
use crate::api::ApiError;
use crate::state::effect::Place;
use crate::state::load::{Edge, Load};
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Message;

impl Transcript {
    pub(super) fn put(&mut self, message: Message, offset: u32, seen: u64) {
        self.index.insert(offset, message.id.clone());
        self.entries.insert(message.id.clone(), Box::new(Entry { message, offset, seen }));
    }

    /// What was deleted is not quoted any more either.
    pub fn forget_quotes(&mut self, deleted: &MessageId) {
        for entry in self.entries.values_mut() {
            if let Some(quoted) = entry.message.answers.as_mut().filter(|quoted| quoted.message == *deleted) {
                quoted.text.clear();
            }
        }
    }

    /// Makes room at a position, since a message came that is older than the last one.
    pub(super) fn shift(&mut self, from: u32) {
        let moved = self.index.split_off(&from);
        for (offset, id) in moved {
            if let Some(entry) = self.entries.get_mut(&id) {
                entry.offset = offset + 1;
            }
            self.index.insert(offset + 1, id);
        }
        if from < self.start {
            self.start += 1;
        }
        if from < self.end {
            self.end += 1;
        }
    }

    /// Closes the gap at a position, since its message is not there any more.
    pub(super) fn close_up(&mut self, gap: u32) {
        for (offset, id) in self.index.split_off(&gap).into_iter().filter(|(offset, _)| *offset != gap) {
            if let Some(entry) = self.entries.get_mut(&id) {
                entry.offset = offset - 1;
            }
            self.index.insert(offset - 1, id);
        }
        self.total = self.total.saturating_sub(1);
        if gap < self.start {
            self.start -= 1;
        }
        if gap < self.end {
            self.end -= 1;
        }
    }

    /// The beginning of the unbroken run of loaded messages that ends before `offset`, `most` of them looked at.
    pub(super) fn run_before(&self, offset: u32, most: u32) -> u32 {
        let least = offset.saturating_sub(most);
        let mut start = offset;
        while start > least && self.index.contains_key(&(start - 1)) {
            start -= 1;
        }
        start
    }

    /// The end of the unbroken run of loaded messages that begins at `offset`, `most` of them looked at.
    pub(super) fn run_after(&self, offset: u32, most: u32) -> u32 {
        let mut end = offset;
        while end < offset + most && self.index.contains_key(&end) {
            end += 1;
        }
        end
    }

    pub(super) fn grow_earlier(&mut self) {
        if self.is_full() {
            self.end = self.start + SHOWN - LEAVING;
        } else {
            self.start = self.run_before(self.start, STEP);
        }
    }

    pub(super) fn grow_later(&mut self) {
        if self.is_full() {
            self.start = self.end - (SHOWN - LEAVING);
        } else {
            self.end = self.run_after(self.end, STEP);
        }
    }

    /// Whether something has to go before more comes.
    const fn is_full(&self) -> bool {
        self.end - self.start + STEP > SHOWN
    }

    /// Shows one message with its nearest neighbours only.
    pub(super) fn narrow_to(&mut self, id: &MessageId) {
        let Some(offset) = self.entries.get(id).map(|entry| entry.offset) else { return };
        self.start = self.run_before(offset, AROUND);
        self.end = self.run_after(offset, AROUND);
    }

    pub(super) fn settle_edges(&mut self) {
        self.earlier = if self.start == 0 { Edge::End } else { Edge::More };
        self.later = if self.is_at_end() { Edge::End } else { Edge::More };
        if self.is_at_end() {
            self.unseen = 0;
        }
    }

    /// Takes the failure of a page.
    pub fn fail(&mut self, place: &Place, error: ApiError) {
        match place {
            Place::Before(_) => self.earlier = Edge::Failed(error),
            Place::After(_) => self.later = Edge::Failed(error),
            // It may be gone since: then the newest will do.
            Place::Around(_)
                if self.load.loaded().is_none() && !error.is_passing() && self.begin_at.take().is_some() =>
            {
                self.load = Load::Idle;
            }
            Place::Newest | Place::Around(_) => {
                // Whoever wants it anew asks again; to go on asking by itself would never end.
                self.stale = false;
                self.load.fail(error);
            }
        }
    }
}
