//! The open conversation: its facts, its messages and the post in the panel.

use super::{Model, Open};
use crate::api::ApiError;
use crate::state::draft::Draft;
use crate::state::effect::{Effect, Place, Resource};
use crate::state::load::Load;
use crate::state::notice::Notice;
use crate::state::pages::Pages;
use crate::state::person::Person;
use crate::state::transcript::{Transcript, TranscriptWindow};
use social_messaging_domain::api::MessagePage;
use social_messaging_domain::context::PostContext;
use social_messaging_domain::conversation::{AccountFacts, ConversationDetail};
use social_messaging_domain::events::{MessageEvent, RemovedEvent};
use social_messaging_domain::ids::{ClientId, ConversationId, MessageId};
use social_messaging_domain::message::{LikeState, Message};
use social_messaging_domain::visibility::Visibility;

impl Model {
    /// What the transcript draws.
    pub fn window(&self) -> Load<TranscriptWindow> {
        let Some(open) = &self.open else { return Load::Idle };
        match &open.transcript.load {
            Load::Idle => Load::Idle,
            Load::Loading => Load::Loading,
            Load::LoadingSlowly => Load::LoadingSlowly,
            Load::Failed(error) => Load::Failed(error.clone()),
            Load::Loaded(()) => {
                let mut window = open.transcript.window();
                if open.transcript.is_at_end() {
                    window.ids.extend(self.outgoing_of(&open.id));
                }
                Load::Loaded(window)
            }
        }
    }

    fn outgoing_of(&self, id: &ConversationId) -> impl Iterator<Item = MessageId> {
        self.outgoing.values().filter(move |outgoing| outgoing.conversation == *id).map(|it| it.message.id.clone())
    }

    pub(super) fn show_conversation(&mut self, id: Option<ConversationId>) {
        if self.open() == id.as_ref() {
            return;
        }
        self.notices.clear();
        self.revision += 1;
        let begin_at = id.as_ref().and_then(|id| self.standing.message_of(id).cloned());
        self.open = id.map(|id| Open {
            id,
            detail: Load::Idle,
            seen: 0,
            transcript: Transcript::beginning_at(begin_at),
            context: Load::Idle,
            history: Load::Idle,
            changes: Vec::new(),
            media: Load::Idle,
            notes: Load::Idle,
            person: Person { seen: self.stream, ..Person::default() },
            context_of: None,
            context_chosen: false,
            visibility: Visibility::Internal,
            chosen: false,
            wanted: None,
            caret: None,
            left_to_agent: Vec::new(),
            working: false,
            read: None,
            wished: 0,
        });
    }

    /// Takes a conversation that the stream brought.
    pub(super) fn take_detail(&mut self, detail: ConversationDetail) {
        let seen = self.stream;
        self.take_row(detail.summary.clone(), seen, seen);
        if let Some(open) = self.open.as_mut().filter(|open| open.id == detail.summary.id) {
            open.seen = seen;
            open.detail = Load::Loaded(detail);
        }
    }

    /// Takes the answer to a wish about who works on a conversation, or how far it was read.
    #[inline(never)] // The first view does without it.
    pub(super) fn take_wished(&mut self, detail: ConversationDetail) {
        let open = self.open.as_ref().filter(|open| open.id == detail.summary.id);
        let since = open.map_or(0, |open| open.wished);
        self.take_answered_detail(detail, since);
    }

    /// Takes the answer to a question that was asked when the stream had brought `since` events.
    pub(super) fn take_answered_detail(&mut self, detail: ConversationDetail, since: u64) {
        self.take_row(detail.summary.clone(), 0, since);
        let open = self.open.as_mut().filter(|open| open.id == detail.summary.id);
        if let Some(open) = open.filter(|open| open.seen <= since || open.detail.loaded().is_none()) {
            open.detail = Load::Loaded(detail);
        }
    }

    pub(super) fn take_messages(&mut self, id: &ConversationId, place: &Place, page: MessagePage, since: u64) {
        let here: Vec<MessageId> = page.messages.iter().map(|message| message.id.clone()).collect();
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        open.transcript.take_page(place, page, since);
        self.revision += 1;
        for message in here {
            self.forget_outgoing(&message);
        }
    }

    #[inline(never)] // The first view does without it.
    pub(super) fn take_message(&mut self, event: MessageEvent) {
        let id = event.message.id.clone();
        if event.arrived != Some(false) {
            self.sound(&event.message);
        }
        for pending in self.pending.values_mut() {
            pending.overtaken |= pending.message_id() == Some(&id);
        }
        self.forget_outgoing(&id);
        let Some(open) = self.open.as_mut().filter(|open| open.id == event.message.conversation) else { return };
        let before = open.transcript.message(&id).map(|message| message.like);
        let failed = before.filter(|_| self.pending.values().all(|pending| pending.message_id() != Some(&id)));
        let failed = failed.is_some_and(|before| like_failed(before, &event.message));
        let settled = before.is_some_and(|before| like_settled(before, event.message.like));
        let failure = event.message.failure.clone();
        if event.message.deleted {
            self.forget_quotes(&id);
        }
        self.follow_media(&event.message);
        let Some(open) = self.open.as_mut() else { return };
        if event.message.deleted {
            open.transcript.forget_quotes(&id);
        }
        open.transcript.take_event(event, self.stream);
        self.revision += 1;
        if settled {
            self.notices.retain(|posted| !posted.notice.is_about_like(&id));
        }
        if failed {
            self.post(Notice::LikeFailed { message: id, failure });
        }
    }

    /// What a consumer wrote is heard by whoever wants that, unless a colleague answers there.
    fn sound(&mut self, message: &Message) {
        let another = self.row(&message.conversation).and_then(|row| row.assignee.as_ref());
        let another = another.is_some_and(|agent| self.agent() != Some(agent));
        let is_new = self.open.as_ref().is_none_or(|open| open.transcript.message(&message.id).is_none());
        if self.preferences.sounds && message.is_from_consumer() && !message.deleted && is_new && !another {
            self.orders.push(Effect::Sound);
        }
    }

    #[inline(never)] // The first view does without it.
    pub(super) fn take_removed(&mut self, removed: &RemovedEvent) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == removed.conversation) else { return };
        open.transcript.take_removed(&removed.message);
        self.revision += 1;
        self.forget_media(&removed.message);
    }

    /// What a consumer deleted is in no draft either.
    fn forget_quotes(&mut self, message: &MessageId) {
        let drafts: Vec<Draft> = self.drafts.values().filter(|draft| draft.answered().is_some()).cloned().collect();
        for mut draft in drafts {
            if draft.forget_quote(message) {
                self.drafts.insert((draft.conversation.clone(), draft.visibility), draft.clone());
                self.orders.push(Effect::KeepDraft(draft));
            }
        }
    }

    pub(super) fn take_context(&mut self, id: &ConversationId, message: &MessageId, context: PostContext) {
        let open = self.open.as_mut().filter(|open| open.id == *id && open.context_of.as_ref() == Some(message));
        if let Some(open) = open {
            open.context = Load::Loaded(context);
        }
    }

    pub(super) fn take_account(&mut self, account: &AccountFacts) {
        let detail = self.open.as_mut().and_then(|open| open.detail.loaded_mut());
        if let Some(detail) = detail.filter(|detail| detail.facts.account.id == account.id) {
            detail.facts.account = account.clone();
        }
    }

    /// The panel shows the consumer's last public message, as long as the agent chose no other.
    pub(super) fn follow_context(&mut self) {
        let Some(open) = &mut self.open else { return };
        let Load::Loaded(detail) = &open.detail else { return };
        let last = detail.facts.last_public.as_ref().map(|fact| &fact.message);
        if !open.context_chosen && open.context_of.as_ref() != last {
            open.context_of = last.cloned();
            open.context = Load::Idle;
        }
    }

    pub(super) fn end_work(&mut self, id: &ConversationId) {
        if let Some(open) = self.open.as_mut().filter(|open| open.id == *id) {
            open.working = false;
        }
    }

    pub(super) fn slow_conversation(&mut self, id: &ConversationId, resource: &Resource) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        match resource {
            Resource::Detail(_) => open.detail.slow(),
            Resource::Messages(..) => open.transcript.load.slow(),
            Resource::Context(..) => open.context.slow(),
            Resource::Attachments(..) => open.media.slow(),
            Resource::Notes(..) => open.notes.slow(),
            Resource::PersonNotes(_) => open.person.notes.slow(),
            Resource::Related(_) => open.person.others.slow(),
            Resource::Linkable(_, words) if open.person.search.trim() == words => open.person.found.slow(),
            _ => {}
        }
    }

    pub(super) fn fail_conversation(&mut self, id: &ConversationId, resource: &Resource, error: ApiError) {
        let Some(open) = self.open.as_mut().filter(|open| open.id == *id) else { return };
        match resource {
            Resource::Detail(_) => open.detail.fail(error),
            Resource::Messages(_, place) => open.transcript.fail(place, error),
            Resource::History(_) => open.history.fail(error),
            Resource::PersonNotes(_) => open.person.notes.fail(error),
            Resource::Related(_) => open.person.others.fail(error),
            Resource::Linkable(_, words) if open.person.search.trim() == words => open.person.found.fail(error),
            Resource::Attachments(_, cursor) => Pages::fail(&mut open.media, cursor.as_deref(), error),
            Resource::Notes(_, cursor) => Pages::fail(&mut open.notes, cursor.as_deref(), error),
            Resource::Context(_, message) if open.context_of.as_ref() == Some(message) => open.context.fail(error),
            _ => {}
        }
    }

    /// Drops a message of this page that the backend has.
    pub(super) fn forget_outgoing(&mut self, id: &MessageId) {
        if let Some(outgoing) = self.outgoing.remove(&ClientId(id.0.clone())) {
            self.orders.push(Effect::ForgetOutgoing(Box::new(outgoing)));
        }
    }
}

/// Whether a like, or taking it back, came to its end: what was said of an earlier one is over.
fn like_settled(before: LikeState, now: LikeState) -> bool {
    before != now && matches!(now, LikeState::Liked | LikeState::NotLiked)
}

/// Whether a like, or taking it back, was undone by the network.
fn like_failed(before: LikeState, now: &Message) -> bool {
    matches!((before, now.like), (LikeState::Liking, LikeState::NotLiked) | (LikeState::Unliking, LikeState::Liked))
}
