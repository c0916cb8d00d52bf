//! What has to be asked for, so that everything shown is known.

use super::Model;
use crate::state::effect::{Effect, Place, Resource};
use crate::state::lists::ListKey;
use crate::state::load::Load;
use social_messaging_domain::time::{MINUTE, Timestamp};

impl Model {
    /// What has to be done so that everything shown is known; empty when nothing has.
    pub fn needs(&mut self) -> Vec<Effect> {
        if self.session.is_idle() {
            self.session.begin();
            self.ask(Resource::Session);
        }
        if self.session.loaded().is_some() {
            if self.started {
                self.need_snapshots();
            }
            self.need_reading();
            self.need_waking();
        }
        std::mem::take(&mut self.orders)
    }

    /// Asks for everything shown once more: something may have been missed.
    #[inline(never)] // The first view does without it.
    pub(super) fn refresh(&mut self) {
        for key in ListKey::EVERY {
            if !self.list(key).is_idle() {
                self.ask_anew(Resource::List(key, None));
            }
        }
        self.find_anew();
        if !self.agents.is_idle() {
            self.ask_anew(Resource::Agents);
        }
        self.refresh_replies(|_| true);
        let Some(open) = &mut self.open else { return };
        open.transcript.stale = true;
        let (id, context_of) = (open.id.clone(), open.context_of.clone());
        let place = open.transcript.place();
        self.ask_anew(Resource::Detail(id.clone()));
        self.ask_anew(Resource::Messages(id.clone(), place));
        self.ask_anew(Resource::History(id.clone()));
        self.ask_anew(Resource::PersonNotes(id.clone()));
        self.ask_anew(Resource::Related(id.clone()));
        self.refresh_pages(|_| true);
        if let Some(message) = context_of {
            self.ask_anew(Resource::Context(id, message));
        }
    }

    /// Asks once more for what could not be asked.
    pub(super) fn ask_missed(&mut self) {
        for resource in std::mem::take(&mut self.missed) {
            if resource.conversation().is_none_or(|id| self.open() == Some(id)) {
                self.ask(resource);
            }
        }
    }

    /// Asks again for what failed to load.
    pub(super) fn retry_loading(&mut self, resource: Resource) {
        self.missed.retain(|missed| *missed != resource);
        match &resource {
            Resource::Session => self.session = Load::Loading,
            Resource::List(key, None) => self.lists[key.index()].begin(),
            Resource::Found(_, _, None) => self.found.begin(),
            Resource::Emoji => self.emoji.begin(),
            Resource::Sought(of) => self.with_found(of, Load::begin),
            Resource::Replies(account) => self.with_replies(account, Load::begin),
            Resource::Detail(_) => self.with_open(|open| open.detail.begin()),
            Resource::Context(..) => self.with_open(|open| open.context.begin()),
            Resource::PersonNotes(_) => self.with_open(|open| open.person.notes.begin()),
            Resource::Related(_) => self.with_open(|open| open.person.others.begin()),
            Resource::Linkable(..) => self.with_open(|open| open.person.found.begin()),
            Resource::Messages(_, Place::Newest | Place::Around(_)) => {
                self.with_open(|open| open.transcript.load.begin());
            }
            _ => {}
        }
        self.ask(resource);
    }

    fn need_snapshots(&mut self) {
        // The number on each of the two tabs needs its list, even while the other is shown.
        for key in [self.selected, ListKey::MINE, ListKey::ALL] {
            if self.list(key).is_idle() {
                self.lists[key.index()].begin();
                self.ask(Resource::List(key, None));
            }
        }
        if !self.filter.is_empty() && self.found.is_idle() {
            self.found.begin();
            self.ask(Resource::Found(self.selected, self.filter.clone(), None));
        }
        if self.agents.is_idle() {
            self.agents.begin();
            self.ask(Resource::Agents);
        }
        if self.hosted.context.is_some() {
            self.need_found();
        }
        let Some(open) = &mut self.open else { return };
        let mut wanted = Vec::new();
        if open.detail.is_idle() {
            open.detail.begin();
            wanted.push(Resource::Detail(open.id.clone()));
        }
        if open.transcript.load.is_idle() || open.transcript.stale {
            open.transcript.load.begin();
            let asked = |resource: &&Resource| matches!(resource, Resource::Messages(id, _) if *id == open.id);
            if !self.loading.keys().chain(&self.missed).any(|resource| asked(&resource)) {
                wanted.push(Resource::Messages(open.id.clone(), open.transcript.place()));
            }
        }
        if open.history.is_idle() {
            open.history.begin();
            wanted.push(Resource::History(open.id.clone()));
        }
        if open.person.notes.is_idle() {
            open.person.notes.begin();
            wanted.push(Resource::PersonNotes(open.id.clone()));
        }
        if open.person.others.is_idle() {
            open.person.others.begin();
            wanted.push(Resource::Related(open.id.clone()));
        }
        if let Some(message) = open.context_of.clone().filter(|_| open.context.is_idle()) {
            open.context.begin();
            wanted.push(Resource::Context(open.id.clone(), message));
        }
        for resource in wanted {
            self.ask(resource);
        }
    }

    /// The agent who sees the end of the transcript has read it.
    fn need_reading(&mut self) {
        if !self.visible {
            return;
        }
        let Some(open) = &mut self.open else { return };
        let Some(unread) = open.detail.loaded().map(|detail| detail.summary.unread).filter(|unread| *unread > 0) else {
            open.read = None;
            return;
        };
        // What comes late stands above the newest: only the count tells of it.
        let read = open.transcript.newest().map(|newest| (newest.id.clone(), unread));
        let Some((newest, _)) = read.clone().filter(|_| open.read != read) else { return };
        open.read = read;
        open.wished = self.stream;
        self.orders.push(Effect::Read(open.id.clone(), newest));
    }

    /// Clocks on the page move each minute; an offer ends at its own moment.
    fn need_waking(&mut self) {
        let minute = Timestamp((self.now.0.div_euclid(MINUTE) + 1) * MINUTE);
        let offers = self.offers().and_then(|offers| offers.next_change()).filter(|end| *end > self.now);
        let next = offers.map_or(minute, |end| end.min(minute));
        if self.wake != Some(next) {
            self.wake = Some(next);
            self.orders.push(Effect::WakeAt(next));
        }
    }
}
