//! The four lists and their rows.

use super::{Model, Row};
use crate::api::ApiError;
use crate::state::effect::Resource;
use crate::state::filter::Filter;
use crate::state::lists::{ListKey, ListPage, order};
use crate::state::load::{Edge, Load};
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::conversation::ConversationSummary;
use social_messaging_domain::ids::{AgentId, ConversationId};

/// So many found rows, one page, are looked for anew whenever something changes.
const SEARCHED: usize = 50;

impl Model {
    /// Takes a page of a list: its beginning, or what follows a cursor.
    pub(super) fn take_list(&mut self, key: ListKey, cursor: Option<&str>, page: ConversationPage, since: u64) {
        let page = self.take_page(page, since);
        append(&mut self.lists[key.index()], cursor, page);
        // What the stream brought since the question is newer than the answer.
        let moved: Vec<ConversationId> =
            self.rows.iter().filter(|(_, row)| row.seen > since).map(|(id, _)| id.clone()).collect();
        for id in moved {
            self.place_row(&id, None);
        }
    }

    /// Takes a page of what a filter found, unless something else is looked for meanwhile.
    pub(super) fn take_found(&mut self, of: &Resource, page: ConversationPage, since: u64) {
        let page = self.take_page(page, since);
        if let Resource::Found(key, filter, cursor) = of
            && (*key, filter) == (self.selected, &self.filter)
        {
            append(&mut self.found, cursor.as_deref(), page);
        }
    }

    fn take_page(&mut self, page: ConversationPage, since: u64) -> ListPage {
        let mut ids = Vec::with_capacity(page.conversations.len());
        for summary in page.conversations {
            ids.push(summary.id.clone());
            self.take_row(summary, 0, since);
        }
        let more = if page.next.is_some() { Edge::More } else { Edge::End };
        ListPage { ids, total: page.total, more, next: page.next }
    }

    /// Narrows the lists, or no more.
    pub(super) fn narrow(&mut self, filter: Filter) {
        if self.filter != filter {
            self.filter = filter;
            self.found = Load::Idle;
        }
    }

    /// What the stream brought may pass the filter now, or no more. Whoever has loaded further pages keeps what they have.
    pub(super) fn find_anew(&mut self) {
        if !self.filter.is_empty() && self.found.loaded().is_some_and(|page| page.ids.len() <= SEARCHED) {
            self.ask_anew(Resource::Found(self.selected, self.filter.clone(), None));
        }
    }

    /// Takes a row that the stream's event number `seen` brought, or with 0 the answer to a question asked at `since`.
    pub(super) fn take_row(&mut self, summary: ConversationSummary, seen: u64, since: u64) {
        let id = summary.id.clone();
        let known = self.rows.get(&id);
        if seen == 0 && known.is_some_and(|row| row.seen > since) {
            return;
        }
        let seen = seen.max(known.map_or(0, |row| row.seen));
        let before = self.rows.insert(id.clone(), Row { summary, seen }).map(|row| row.summary);
        self.place_row(&id, before.as_ref());
        self.order_others(&id);
    }

    pub(super) fn fail_list(&mut self, of: &Resource, error: ApiError) {
        let (list, cursor) = match of {
            Resource::List(key, cursor) => (&mut self.lists[key.index()], cursor),
            Resource::Found(key, filter, cursor) if (*key, filter) == (self.selected, &self.filter) => {
                (&mut self.found, cursor)
            }
            _ => return,
        };
        match list {
            Load::Loaded(page) if cursor.is_some() => page.more = Edge::Failed(error),
            list => list.fail(error),
        }
    }

    /// Puts a row where it belongs in each list that is loaded.
    fn place_row(&mut self, id: &ConversationId, before: Option<&ConversationSummary>) {
        let Some(me) = self.session.loaded().map(|session| session.agent.id.clone()) else { return };
        for key in ListKey::EVERY {
            self.place_row_in(key, id, before, &me);
        }
    }

    fn place_row_in(&mut self, key: ListKey, id: &ConversationId, before: Option<&ConversationSummary>, me: &AgentId) {
        let rows = &self.rows;
        let (Some(row), Load::Loaded(page)) = (rows.get(id), &mut self.lists[key.index()]) else { return };
        let shown = page.ids.iter().position(|shown| shown == id);
        if let Some(at) = shown {
            page.ids.remove(at);
        }
        let ends_here = matches!(page.more, Edge::End);
        let was = shown.is_some() || before.is_some_and(|before| key.takes(before, me));
        let is = key.takes(&row.summary, me);
        match (was, is) {
            (true, false) => page.total = page.total.saturating_sub(1),
            // One that was never seen may have been counted already, on a page that is not loaded.
            (false, true) if ends_here || before.is_some() => page.total += 1,
            _ => {}
        }
        if !is {
            return;
        }
        let later =
            |other: &ConversationId| rows.get(other).is_some_and(|other| order(&row.summary, &other.summary).is_lt());
        let at = page.ids.iter().position(later).unwrap_or(page.ids.len());
        if at < page.ids.len() || ends_here {
            page.ids.insert(at, id.clone());
        }
    }
}

/// Puts a page behind what is known of a list, or in its place.
fn append(list: &mut Load<ListPage>, cursor: Option<&str>, mut page: ListPage) {
    match list {
        Load::Loaded(known) if cursor.is_some() => {
            page.ids.retain(|id| !known.ids.contains(id));
            known.ids.append(&mut page.ids);
            known.total = page.total;
            known.next = page.next;
            known.more = page.more;
        }
        list => *list = Load::Loaded(page),
    }
}
