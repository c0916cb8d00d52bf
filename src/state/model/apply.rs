//! What happened becomes what is known.

use super::{Connection, Model, SessionInfo};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::load::Load;
use crate::state::notice::Notice;
use crate::state::outgoing::Local;
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
            Event::ReadTaken(detail) => self.take_wished(*detail),
            Event::WorkRefused(id, error) => {
                self.end_work(&id);
                self.post(Notice::WorkRefused(error));
            }
            Event::Administration(event) => self.take_administration(event),
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
            Event::Connection(connection) => self.take_connection(connection),
            Event::Stream(event) => self.take_stream(event),
            Event::Missed => self.refresh(),
            Event::Kept(drafts, outgoing) => self.take_kept(drafts, outgoing),
            Event::KeptElsewhere(drafts) => self.take_other_tabs(drafts),
            Event::NotKept => self.drafts_kept = false,
            Event::Preferences(preferences) => self.preferences = preferences,
            Event::Standing(standing) => {
                self.selected = standing.list();
                self.standing = standing;
            }
            Event::Address(id) => self.show_conversation(id),
            Event::Visible(visible) => self.visible = visible,
            Event::SignedOut => self.end_session(),
            Event::Tick => {
                self.wake = None;
                self.minute = self.now;
                self.ask_missed();
            }
        }
        self.follow_consumer();
        self.follow_context();
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
            (of @ Resource::Found(..), Loaded::List(page)) => self.take_found(&of, page, since),
            (_, Loaded::Detail(detail)) => self.take_answered_detail(*detail, since),
            (Resource::Messages(id, place), Loaded::Messages(page)) => self.take_messages(&id, &place, page, since),
            (Resource::Context(id, message), Loaded::Context(context)) => self.take_context(&id, &message, *context),
            (Resource::History(id), Loaded::History(history)) => self.take_history(&id, history),
            (Resource::Attachments(id, cursor), Loaded::Attachments(page)) => {
                self.take_media(&id, cursor.as_deref(), page);
            }
            (_, Loaded::Agents(agents)) => self.agents = Load::Loaded(agents),
            (_, Loaded::Emoji(emoji)) => self.emoji = Load::Loaded(emoji),
            (Resource::Replies(account), Loaded::Replies(here)) => {
                self.with_replies(&account, |load| *load = Load::Loaded(here.replies));
            }
            _ => {}
        }
    }

    #[inline(never)] // The first view does without it.
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
            Resource::Replies(account) => self.with_replies(account, Load::slow),
            Resource::Detail(id)
            | Resource::Messages(id, _)
            | Resource::Context(id, _)
            | Resource::History(id)
            | Resource::Attachments(id, _) => {
                self.slow_conversation(id, resource);
            }
        }
    }

    #[inline(never)] // The first view does without it.
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
            Resource::Replies(account) => self.with_replies(account, |load| load.fail(error)),
            Resource::Detail(id)
            | Resource::Messages(id, _)
            | Resource::Context(id, _)
            | Resource::History(id)
            | Resource::Attachments(id, _) => {
                self.fail_conversation(id, resource, error);
            }
        }
    }

    fn take_session(&mut self, session: SessionInfo) {
        let me = session.agent.id.clone();
        match self.session.loaded().map(|known| known.agent.id == me) {
            // Somebody else signed in at this browser: what this page shows is not theirs.
            Some(false) => return self.end_session(),
            Some(true) => {}
            None => {
                if self.agent.as_ref().is_some_and(|agent| *agent != me) {
                    self.drafts.clear();
                    self.outgoing.clear();
                }
                self.agent = Some(me.clone());
                self.connection = Connection::Connecting;
                self.orders.extend([Effect::ReadKept(me), Effect::OpenStream]);
            }
        }
        for account in &session.accounts {
            self.take_account(account);
        }
        self.session = Load::Loaded(session);
    }

    /// Shows nothing any more that only a session may see; what the agent wrote stays for their next one.
    #[inline(never)] // The first view does without it.
    fn end_session(&mut self) {
        let open = self.open().cloned();
        let mut outgoing = std::mem::take(&mut self.outgoing);
        for message in outgoing.values_mut().filter(|message| message.local == Local::Sending) {
            message.local = Local::NotSent(ApiError::Unauthorized);
        }
        *self = Self {
            session: Load::Failed(ApiError::Unauthorized),
            connection: Connection::SignedOut,
            agent: self.agent.take(),
            selected: self.selected,
            preferences: std::mem::take(&mut self.preferences),
            standing: std::mem::take(&mut self.standing),
            drafts: std::mem::take(&mut self.drafts),
            drafts_kept: self.drafts_kept,
            outgoing,
            now: self.now,
            minute: self.minute,
            visible: self.visible,
            orders: std::mem::take(&mut self.orders),
            revision: self.revision,
            ..Self::default()
        };
        self.show_conversation(open);
    }

    #[inline(never)] // The first view does without it.
    fn take_connection(&mut self, connection: Connection) {
        if self.connection == Connection::SignedOut {
            return;
        }
        if let (Connection::Resuming { .. }, Connection::Resuming { .. }) = (self.connection, connection) {
            return;
        }
        self.started |= matches!(connection, Connection::Resuming { .. });
        self.connection = connection;
        if connection == Connection::SignedOut {
            self.end_session();
        }
    }

    #[inline(never)] // The first view does without it.
    fn take_stream(&mut self, event: StreamEvent) {
        self.stream += 1;
        match event {
            StreamEvent::Conversation(detail) => {
                self.take_detail(*detail);
                self.find_anew();
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
            StreamEvent::Unknown => {}
        }
    }

    /// Somebody is here whom nobody could hand a conversation to yet: they have just signed in for the first time.
    #[inline(never)] // The first view does without it.
    fn ask_for_new_agents(&mut self) {
        let Some(agents) = self.agents.loaded() else { return };
        let is_new = |id: &AgentId| agents.iter().all(|known| known.id != *id);
        if self.present.values().flatten().any(|present| is_new(&present.agent)) {
            self.ask_anew(Resource::Agents);
        }
    }

    #[inline(never)] // The first view does without it.
    fn take_other_context(&mut self, changed: ContextEvent) {
        let of = self.open.as_ref().filter(|open| open.id == changed.conversation);
        let of = of.and_then(|open| open.context_of.clone());
        if let Some(message) = of.filter(|of| changed.message.as_ref().is_none_or(|message| message == of)) {
            self.ask_anew(Resource::Context(changed.conversation, message));
        }
    }

    #[inline(never)] // The first view does without it.
    pub(super) fn take_other_account(&mut self, account: AccountFacts) {
        self.take_account(&account);
        self.refresh_replies(|known| *known == account.id);
        if let Some(session) = self.session.loaded_mut() {
            match session.accounts.iter_mut().find(|known| known.id == account.id) {
                Some(known) => *known = account,
                None => session.accounts.push(account),
            }
        }
    }
}
