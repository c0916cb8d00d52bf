//! What the agent wants becomes what is to be done.

use super::{Model, Pending};
use crate::state::attached::FileKey;
use crate::state::effect::{Effect, Place, Resource, Work};
use crate::state::intent::{Command as Wish, Intent};
use crate::state::lists::ListKey;
use crate::state::load::{Edge, Load};
use crate::state::notice::{Notice, Posted};
use crate::state::standing::Standing;
use social_messaging_domain::commands::{Command, CommandRequest, MessageCommand};
use social_messaging_domain::ids::{ClientId, ConversationId, MessageId};
use social_messaging_domain::moderation::Moderation;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

impl Model {
    /// Takes what the agent wants at `now`, by the backend's clock, and says what is to be done about it.
    ///
    /// `new_id` makes the identifier of an intent; the texts of [`Intent::Send`] and [`Intent::SendAnyway`] are in normalization form C.
    pub fn decide(&mut self, wish: Wish, now: Timestamp, new_id: &mut dyn FnMut() -> ClientId) -> Vec<Effect> {
        self.now = self.now.max(now);
        match wish {
            Intent::LookAt(message) => self.look_at(message),
            Intent::LookAtRow(row) => self.stand(|standing| standing.look_at_row(row)),
            Intent::OpenConversation(id) => self.go_to(Some(id)),
            Intent::LoadEarlier => self.load_messages(|open| open.transcript.show_earlier()),
            Intent::LoadLater => self.load_messages(|open| open.transcript.show_later()),
            other => self.decide_later(other, new_id),
        }
        self.follow_consumer();
        self.follow_context();
        if !self.replaced.is_empty() {
            self.offer_replaced();
        }
        self.needs()
    }

    /// What an agent wants of a page that stands: the first view does without it.
    #[inline(never)]
    fn decide_later(&mut self, wish: Wish, new_id: &mut dyn FnMut() -> ClientId) {
        match wish {
            Intent::SelectTab(key) => self.select(key),
            Intent::Filter(filter) => self.narrow(filter),
            Intent::LoadMoreConversations => self.load_more(),
            Intent::LeaveConversation => self.go_to(None),
            Intent::ShowNewest => self.load_messages(|open| open.transcript.show_newest()),
            Intent::ShowMessage(id) => self.load_messages(|open| open.transcript.show_message(&id)),
            Intent::SetText(text) => self.set_text(text),
            Intent::SetVisibility(visibility) => self.choose_visibility(visibility),
            Intent::ChooseTarget(id) => self.choose_target(&id),
            Intent::ReplyPrivately(id) => self.answer_for(&id, Visibility::Direct),
            Intent::RemoveTarget => self.remove_target(),
            Intent::InsertLinkToDirect(at) => self.insert_link(at),
            Intent::InsertMention(at) => self.insert_mention(at),
            Intent::Mention(over, person) => self.mention(over, &person),
            Intent::WantEmoji => self.want_emoji(),
            Intent::InsertEmoji(over, glyph) => self.insert_emoji(over, &glyph),
            Intent::ChooseTone(tone) => self.choose_tone(tone),
            Intent::LookForReplies(account) => self.load_replies(account),
            Intent::InsertReply(id, from, to) => self.insert_reply(&id, from, to),
            Intent::Measure(text) => self.measure(text),
            Intent::UseMeasured => self.use_measured(),
            Intent::Attach(chosen) => self.attach(chosen),
            Intent::AttachFrom(address) => self.attach_from(address, FileKey(new_id().0)),
            Intent::Describe(key, words) => self.describe(&key, words),
            Intent::RemoveFile(key) => self.remove_file(&key),
            Intent::TryFileAgain(key) => self.try_file_again(&key),
            Intent::Send(text) => self.send_checked(text),
            Intent::SendAnyway(text) => self.send_anyway(text),
            Intent::MoveToDirect => self.move_to_direct(),
            Intent::Cancel(id) => self.command(id, Command::Cancel, new_id),
            Intent::CancelLast => {
                if let Some(id) = self.last_held() {
                    self.command(id, Command::Cancel, new_id);
                }
            }
            Intent::Retry(id) => self.retry(id, new_id),
            Intent::Discard(id) => self.discard(id, new_id),
            Intent::BringBack(id) => self.bring_back(id, new_id),
            Intent::Like(id) => self.command(id, Command::Like, new_id),
            Intent::Unlike(id) => self.command(id, Command::Unlike, new_id),
            Intent::Moderate(id, what) => {
                if let Some(command) = moderating(what) {
                    self.command(id, command, new_id);
                }
            }
            Intent::ViewPost(id) => self.view_post(id),
            Intent::ViewMedia => self.view_media(),
            Intent::LoadMoreMedia => self.load_more_media(),
            Intent::ViewNotes => self.view_notes(),
            Intent::LoadMoreNotes => self.load_more_notes(),
            Intent::AboutPerson(wish) => self.attend_to_person(wish, new_id),
            Intent::Take => self.work(Work::Take),
            Intent::Reassign(agent) => self.work(Work::Reassign(agent)),
            Intent::Close => self.work(Work::Close),
            Intent::Reopen => self.work(Work::Reopen),
            Intent::AcceptSwitch => self.accept_switch(Self::write_for),
            Intent::AcceptSwitchWithText => self.accept_switch(Self::carry_to),
            Intent::TakeOwnDraft => self.take_own_draft(),
            Intent::DismissNotice(id) => self.dismiss(id),
            Intent::RetryLoading(resource) => self.retry_loading(resource),
            Intent::Administer(wish) => self.administer(wish),
            Intent::Prefer(preferences) => {
                self.orders.push(Effect::KeepPreferences(preferences.clone()));
                self.preferences = preferences;
            }
            Intent::Propose(proposal) => self.propose(&proposal),
            Intent::SignOut => self.sign_out(),
            // These are [`Self::decide`]'s. They are named so that a new wish cannot be forgotten here.
            Intent::LookAt(_)
            | Intent::LookAtRow(_)
            | Intent::OpenConversation(_)
            | Intent::LoadEarlier
            | Intent::LoadLater => {}
        }
    }

    fn dismiss(&mut self, id: u32) {
        let elsewhere = |posted: &Posted| posted.id == id && matches!(posted.notice, Notice::NewerElsewhere { .. });
        if self.notices.iter().any(elsewhere) {
            self.settle_replaced();
        }
        self.notices.retain(|posted| posted.id != id);
    }

    fn go_to(&mut self, id: Option<ConversationId>) {
        if self.open() != id.as_ref() {
            self.orders.push(Effect::ShowInAddress(id.clone()));
            self.stand(|standing| standing.look_at(None));
            self.show_conversation(id);
        }
    }

    fn select(&mut self, key: ListKey) {
        if self.selected != key {
            self.selected = key;
            self.found = Load::Idle;
        }
        self.stand(|standing| standing.choose(key));
    }

    fn look_at(&mut self, message: Option<MessageId>) {
        let looked_at = self.open().cloned().zip(message);
        self.stand(|standing| standing.look_at(looked_at));
    }

    fn stand(&mut self, change: impl FnOnce(&mut Standing)) {
        change(&mut self.standing);
        self.orders.push(Effect::KeepStanding(self.standing.clone()));
    }

    fn load_more(&mut self) {
        let filter = self.filter.clone();
        let list = if filter.is_empty() { &mut self.lists[self.selected.index()] } else { &mut self.found };
        let Load::Loaded(page) = list else { return };
        let Some(cursor) = page.next.clone() else { return };
        page.more = Edge::Loading;
        self.ask(if filter.is_empty() {
            Resource::List(self.selected, Some(cursor))
        } else {
            Resource::Found(self.selected, filter, Some(cursor))
        });
    }

    fn load_messages(&mut self, wanted: impl FnOnce(&mut super::Open) -> Option<Place>) {
        let Some(open) = &mut self.open else { return };
        self.revision += 1;
        if let Some(place) = wanted(open) {
            let resource = Resource::Messages(open.id.clone(), place);
            self.ask(resource);
        }
    }

    fn view_post(&mut self, id: MessageId) {
        let Some(open) = &mut self.open else { return };
        open.context_chosen = true;
        if open.context_of.as_ref() != Some(&id) {
            open.context_of = Some(id);
            open.context = Load::Idle;
        }
    }

    fn work(&mut self, work: Work) {
        if let Some(open) = self.open.as_mut().filter(|open| !open.working) {
            open.working = true;
            open.wished = self.stream;
            self.orders.push(Effect::Work(open.id.clone(), work));
        }
    }

    fn accept_switch(&mut self, switch: fn(&mut Self, Visibility)) {
        let to = self.notices.iter().find_map(|posted| match posted.notice {
            Notice::Switch { to, .. } => Some(to),
            _ => None,
        });
        if let Some(to) = to {
            switch(self, to);
        }
    }

    pub(super) fn with_open(&mut self, change: impl FnOnce(&mut super::Open)) {
        if let Some(open) = &mut self.open {
            change(open);
        }
    }

    fn sign_out(&mut self) {
        if let Some(session) = self.session.loaded() {
            let effect = Effect::SignOut(session.agent.id.clone());
            let preferences = std::mem::take(&mut self.preferences);
            let hosted = std::mem::take(&mut self.hosted);
            *self = Self { now: self.now, preferences, hosted, ..Self::default() };
            self.orders.push(effect);
        }
        self.session = Load::Failed(crate::api::ApiError::Unauthorized);
        self.connection = super::Connection::SignedOut;
    }

    /// Posts a command about a message, one at a time.
    pub(super) fn command(
        &mut self,
        id: MessageId,
        command: fn(MessageCommand) -> Command,
        new_id: &mut dyn FnMut() -> ClientId,
    ) {
        let Some(message) = self.open.as_ref().and_then(|open| open.transcript.message(&id)) else { return };
        if self.pending.values().any(|pending| pending.message_id() == Some(&id)) {
            return;
        }
        let conversation = message.conversation.clone();
        let request = CommandRequest { client_id: new_id(), command: command(MessageCommand { message: id }) };
        let pending = Pending { command: request.command.clone(), overtaken: false };
        self.pending.insert(request.client_id.clone(), pending);
        self.revision += 1;
        self.orders.push(Effect::Post(conversation, request));
    }
}

const fn moderating(what: Moderation) -> Option<fn(MessageCommand) -> Command> {
    match what {
        Moderation::Hide => Some(Command::Hide),
        Moderation::Unhide => Some(Command::Unhide),
        Moderation::Delete => Some(Command::Delete),
        Moderation::Block => Some(Command::Block),
        Moderation::Unblock => Some(Command::Unblock),
        Moderation::Unknown => None,
    }
}
