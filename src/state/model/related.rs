//! The other conversations of the consumer of the open one, and how they are found and linked.

use super::Model;
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::load::Load;
use crate::state::person::{LinkOrder, LinkWork, MOST_OFFERED, Related};
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::person::RelatedConversations;
use social_messaging_domain::problem::ProblemType;

impl Model {
    /// Looks for a conversation by words, or no more.
    pub(super) fn look_for_person(&mut self, id: ConversationId, words: String) {
        let Some(open) = &mut self.open else { return };
        let before = std::mem::replace(&mut open.person.search, words);
        let words = open.person.search.trim();
        if before.trim() == words {
            return;
        }
        open.person.found = Load::Idle;
        open.person.linking.retain(|work| work.refused.is_none());
        if !words.is_empty() {
            let wanted = Resource::Linkable(id, words.to_owned());
            open.person.found.begin();
            self.ask(wanted);
        }
    }

    /// Takes what was found, unless something else is looked for meanwhile.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_linkable(&mut self, id: &ConversationId, words: &str, page: ConversationPage, since: u64) {
        let mut found = Vec::with_capacity(page.conversations.len());
        for summary in page.conversations {
            found.push(summary.id.clone());
            self.take_row(summary, 0, since);
        }
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        if open.person.search.trim() == words {
            let others = open.person.others.loaded();
            let is_related = |found: &ConversationId| others.is_some_and(|all| all.iter().any(|it| it.id == *found));
            found.retain(|found| found != id && !is_related(found));
            found.truncate(MOST_OFFERED);
            open.person.found = Load::Loaded(found);
        }
    }

    pub(super) fn order_link(&mut self, id: ConversationId, order: LinkOrder) {
        let Some(open) = &mut self.open else { return };
        let linking = &mut open.person.linking;
        if linking.iter().any(|work| work.order.other() == order.other() && work.refused.is_none()) {
            return;
        }
        linking.retain(|work| work.order.other() != order.other());
        linking.push(LinkWork { order: order.clone(), refused: None, since: self.stream });
        self.orders.push(Effect::LinkPerson(id, order));
    }

    /// Takes what became of an order.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_linked(
        &mut self,
        id: &ConversationId,
        order: &LinkOrder,
        answer: Result<RelatedConversations, ApiError>,
    ) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        let linking = &mut open.person.linking;
        let Some(at) = linking.iter().position(|work| work.order == *order && work.refused.is_none()) else { return };
        match answer {
            Ok(related) => {
                let since = linking.remove(at).since;
                self.take_answered_related(related, since);
            }
            // Somebody else was faster.
            Err(error) if matches!(order, LinkOrder::Unlink(_)) && error.kind() == Some(ProblemType::NotFound) => {
                linking.remove(at);
                self.ask_anew(Resource::Related(id.clone()));
            }
            Err(error) => linking[at].refused = Some(error),
        }
    }

    /// Takes what the stream brought.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_related(&mut self, related: RelatedConversations) {
        if self.open() == Some(&related.conversation) {
            let seen = self.stream;
            self.keep_related(related, seen, seen);
        }
    }

    /// Takes an answer to what was asked when the stream had brought `since` events.
    pub(super) fn take_answered_related(&mut self, related: RelatedConversations, since: u64) {
        let open = self.open.as_ref().filter(|open| open.id == related.conversation);
        if open.is_some_and(|open| open.person.others_seen <= since) {
            self.keep_related(related, 0, since);
        }
    }

    /// One of the other conversations may be the latest now: they stand in the order that the backend gives.
    #[inline(never)] // The first view does without it.
    pub(super) fn order_others(&mut self, moved: &ConversationId) {
        let rows = &self.rows;
        let Some(others) = self.open.as_mut().and_then(|open| open.person.others.loaded_mut()) else { return };
        if others.iter().any(|other| other.id == *moved) {
            let last_at = |other: &Related| rows.get(&other.id).map(|row| row.summary.last_at);
            others.sort_by(|one, other| (last_at(other), &other.id).cmp(&(last_at(one), &one.id)));
        }
    }

    fn keep_related(&mut self, related: RelatedConversations, seen: u64, since: u64) {
        let mut others = Vec::with_capacity(related.others.len());
        for other in related.others {
            others.push(Related { id: other.conversation.id.clone(), link: other.link });
            self.take_row(other.conversation, seen, since);
        }
        self.with_open(|open| {
            open.person.others_seen = open.person.others_seen.max(seen);
            if let Load::Loaded(found) = &mut open.person.found {
                found.retain(|found| others.iter().all(|other| other.id != *found));
            }
            open.person.others = Load::Loaded(others);
        });
    }
}
