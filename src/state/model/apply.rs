//! What happened becomes what is known.

use super::{Connection, Model};
use crate::api::ApiError;
use crate::state::effect::Resource;
use crate::state::event::{Event, Loaded};
use crate::state::load::Load;
use crate::state::notice::Notice;
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::events::{ContextEvent, Event as StreamEvent};
use social_messaging_domain::ids::AgentId;
use social_messaging_domain::time::Timestamp;

impl Model {
    /// Takes what happened at `now`, by the backend's clock. What has to be done about it is in [`Model::needs`].
    pub fn apply(&mut self, event: Event, now: Timestamp) {
        if matches!(event, Event::Loaded(_, Loaded::Session(_))) {
            // Until the backend named its time it was the browser's, which may be ahead by hours.
            self.now = now;
            self.minute = now;
        }
        self.now = self.now.max(now);
        if self.minute == Timestamp(0) {
            self.minute = self.now;
        }
        match event {
            Event::Loaded(resource, loaded) => self.take_loaded(resource, loaded),
            Event::ReadTaken(detail) => self.take_wished(*detail),
            Event::Connected { resumed } => {
                let first = !std::mem::replace(&mut self.started, true);
                self.connection = Connection::Live;
                // Who is there comes anew after a break.
                self.present.clear();
                self.ask_missed();
                self.send_on();
                if !first && !resumed {
                    self.refresh();
                }
            }
            Event::Stream(event) => self.take_stream(event),
            Event::Kept(drafts, outgoing) => self.take_kept(drafts, outgoing),
            Event::Preferences(preferences) => self.preferences = preferences,
            Event::Standing(standing) => {
                self.selected = standing.list();
                self.standing = standing;
            }
            Event::Address(id) => self.show_conversation(id),
            Event::Visible(visible) => self.visible = visible,
            Event::Tick => {
                self.wake = None;
                self.minute = self.now;
                self.ask_missed();
            }
            other => self.apply_later(other),
        }
        self.follow_consumer();
        self.follow_context();
        if !self.replaced.is_empty() {
            self.offer_replaced();
        }
    }

    /// What happens to a page that stands: the first view does without it.
    #[inline(never)]
    fn apply_later(&mut self, event: Event) {
        match event {
            Event::Slow(resource) => self.take_slow(&resource),
            Event::Failed(resource, error) => self.take_failed(&resource, error),
            Event::FileSent(key, bytes) => self.take_progress(&key, bytes),
            Event::FileTaken(key, taken) => self.take_file(&key, *taken),
            Event::FileRefused(key, error) => self.take_no_file(&key, error),
            Event::Accepted(accepted) => self.take_accepted(*accepted),
            Event::Refused(id, error) => self.take_refused(&id, error),
            Event::Worked(detail) => {
                self.end_work(&detail.summary.id);
                self.take_wished(*detail);
            }
            Event::WorkRefused(id, error) => {
                self.end_work(&id);
                self.post(Notice::WorkRefused(error));
            }
            Event::Noted(id, order, answer) => self.take_noted(&id, &order, answer),
            Event::Linked(id, order, answer) => self.take_linked(&id, &order, answer),
            Event::Administration(event) => self.take_administration(event),
            Event::Connection(connection) => self.take_connection(connection),
            Event::Missed => self.refresh(),
            Event::KeptElsewhere(drafts) => self.take_other_tabs(drafts),
            Event::NotKept => self.drafts_kept = false,
            Event::Hosted(event) => self.take_hosted(event),
            Event::SignedOut => self.end_session(),
            // These are [`Self::apply`]'s. They are named so that a new event cannot be forgotten here.
            Event::Loaded(..)
            | Event::ReadTaken(_)
            | Event::Connected { .. }
            | Event::Stream(_)
            | Event::Kept(..)
            | Event::Preferences(_)
            | Event::Standing(_)
            | Event::Address(_)
            | Event::Visible(_)
            | Event::Tick => {}
        }
    }

    fn take_loaded(&mut self, resource: Resource, loaded: Loaded) {
        let Some(since) = self.loading.remove(&resource) else {
            // A session is also renewed without being asked for.
            if let Loaded::Session(session) = loaded {
                self.take_session(*session);
            }
            return;
        };
        if self.again.contains(&resource) {
            self.again.retain(|again| *again != resource);
            self.ask(resource.clone());
        }
        match (resource, loaded) {
            (_, Loaded::Session(session)) => self.take_session(*session),
            (Resource::List(key, cursor), Loaded::List(page)) => self.take_list(key, cursor.as_deref(), page, since),
            (_, Loaded::Detail(detail)) => self.take_answered_detail(*detail, since),
            (Resource::Messages(id, place), Loaded::Messages(page)) => self.take_messages(&id, &place, page, since),
            (Resource::Context(id, message), Loaded::Context(context)) => self.take_context(&id, &message, *context),
            (Resource::History(id), Loaded::History(history)) => self.take_history(&id, history),
            (_, Loaded::Related(related)) => self.take_answered_related(related, since),
            (_, Loaded::PersonNotes(notes)) => self.take_answered_notes(notes, since),
            (_, Loaded::Agents(agents)) => self.agents = Load::Loaded(agents),
            (resource, loaded) => self.take_loaded_later(resource, loaded, since),
        }
    }

    /// What only an action of the agent asks for: the first view does without it.
    #[inline(never)]
    fn take_loaded_later(&mut self, resource: Resource, loaded: Loaded, since: u64) {
        match (resource, loaded) {
            (Resource::Linkable(id, words), Loaded::List(page)) => self.take_linkable(&id, &words, page, since),
            (of @ Resource::Found(..), Loaded::List(page)) => self.take_found(&of, page, since),
            (Resource::Sought(of), Loaded::List(page)) => self.take_sought(&of, page, since),
            (Resource::Attachments(id, cursor), Loaded::Attachments(page)) => {
                self.take_media(&id, cursor.as_deref(), page);
            }
            (Resource::Notes(id, cursor), Loaded::Notes(page)) => self.take_notes(&id, cursor.as_deref(), page),
            (_, Loaded::Emoji(emoji)) => self.emoji = Load::Loaded(emoji),
            (Resource::Replies(account), Loaded::Replies(here)) => {
                self.with_replies(&account, |load| *load = Load::Loaded(here.replies));
            }
            _ => {}
        }
    }

    fn take_slow(&mut self, resource: &Resource) {
        if !self.loading.contains_key(resource) {
            return;
        }
        match resource {
            Resource::Session => self.session.slow(),
            Resource::List(key, _) => self.lists[key.index()].slow(),
            Resource::Found(..) => self.found.slow(),
            Resource::Agents => self.agents.slow(),
            Resource::Emoji => self.emoji.slow(),
            Resource::Sought(of) => self.with_found(of, Load::slow),
            Resource::Replies(account) => self.with_replies(account, Load::slow),
            Resource::Detail(id)
            | Resource::Messages(id, _)
            | Resource::Context(id, _)
            | Resource::History(id)
            | Resource::PersonNotes(id)
            | Resource::Notes(id, _)
            | Resource::Related(id)
            | Resource::Linkable(id, _)
            | Resource::Attachments(id, _) => {
                self.slow_conversation(id, resource);
            }
        }
    }

    fn take_failed(&mut self, resource: &Resource, error: ApiError) {
        if self.loading.remove(resource).is_none() {
            return;
        }
        self.again.retain(|again| again != resource);
        if error.is_passing() && resource.is_snapshot() {
            self.missed.push(resource.clone());
        }
        match resource {
            Resource::Session if error == ApiError::Unauthorized => self.end_session(),
            Resource::Session => self.session.fail(error),
            Resource::List(..) | Resource::Found(..) => self.fail_list(resource, error),
            Resource::Agents => self.agents.fail(error),
            Resource::Emoji => self.emoji.fail(error),
            Resource::Sought(of) => self.fail_sought(of, error),
            Resource::Replies(account) => self.with_replies(account, |load| load.fail(error)),
            Resource::Detail(id)
            | Resource::Messages(id, _)
            | Resource::Context(id, _)
            | Resource::History(id)
            | Resource::PersonNotes(id)
            | Resource::Notes(id, _)
            | Resource::Related(id)
            | Resource::Linkable(id, _)
            | Resource::Attachments(id, _) => {
                self.fail_conversation(id, resource, error);
            }
        }
    }

    #[inline(never)] // The first view does without it.
    fn take_stream(&mut self, event: StreamEvent) {
        self.stream += 1;
        match event {
            StreamEvent::Conversation(detail) => {
                self.take_detail(*detail);
                self.find_anew();
                self.seek_anew();
            }
            StreamEvent::Message(event) => self.take_message(*event),
            StreamEvent::Removed(removed) => self.take_removed(&removed),
            StreamEvent::Context(changed) => self.take_other_context(changed),
            StreamEvent::Account(account) => {
                self.overtake_decisions(&account.id);
                self.take_other_account(*account);
            }
            StreamEvent::Resync => self.refresh(),
            StreamEvent::Presence(event) if event.agents.is_empty() => {
                self.present.remove(&event.conversation);
            }
            StreamEvent::Presence(event) => {
                self.present.insert(event.conversation, event.agents);
                self.ask_for_new_agents();
            }
            StreamEvent::Work(change) => self.take_change(*change),
            StreamEvent::PersonNotes(notes) => self.take_person_notes(*notes),
            StreamEvent::Related(related) => self.take_related(*related),
            StreamEvent::Unknown => {}
        }
    }

    /// Somebody is here whom nobody could hand a conversation to yet: they have just signed in for the first time.
    fn ask_for_new_agents(&mut self) {
        let Some(agents) = self.agents.loaded() else { return };
        let is_new = |id: &AgentId| agents.iter().all(|known| known.id != *id);
        if self.present.values().flatten().any(|present| is_new(&present.agent)) {
            self.ask_anew(Resource::Agents);
        }
    }

    fn take_other_context(&mut self, changed: ContextEvent) {
        let of = self.open.as_ref().filter(|open| open.id == changed.conversation);
        let of = of.and_then(|open| open.context_of.clone());
        if let Some(message) = of.filter(|of| changed.message.as_ref().is_none_or(|message| message == of)) {
            self.ask_anew(Resource::Context(changed.conversation, message));
        }
    }

    pub(super) fn take_other_account(&mut self, account: AccountFacts) {
        self.take_account(&account);
        self.refresh_replies(|known| *known == account.id);
        if let Some(session) = self.session.loaded_mut() {
            match session.accounts.iter_mut().find(|known| known.id == account.id) {
                Some(known) => *known = account,
                None => {
                    session.accounts.push(account);
                    // It is said with each agent whether they may see it.
                    self.ask_anew(Resource::Agents);
                }
            }
        }
    }
}
