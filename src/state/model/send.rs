//! Sending, and what becomes of what was sent.

use super::{Model, Pending};
use crate::state::attached::DraftFile;
use crate::state::draft::Draft;
use crate::state::effect::{Effect, Resource};
use crate::state::notice::Notice;
use crate::state::outgoing::{Local, Outgoing};
use social_messaging_domain::commands::{Command, CommandRequest, SendCommand};
use social_messaging_domain::composer::{Plan, Reason};
use social_messaging_domain::guard;
use social_messaging_domain::ids::{ClientId, MessageId};
use social_messaging_domain::message::{AttachmentKind, Author, AuthorKind, Kind, LikeState, Message, MessageState};
use social_messaging_domain::time::{MINUTE, Timestamp};
use social_messaging_domain::visibility::Visibility;

/// A message that did not get through goes by itself when the connection is back, for so long.
const SENDS_ON_FOR: i64 = 10 * MINUTE;

impl Model {
    /// Sends, unless there is something that the agent is asked about first.
    pub(super) fn send_checked(&mut self, text: String) {
        let question = if self.plan(&text).is_ok() { self.question(&text) } else { None };
        self.ask_or_send(question, text);
    }

    /// Sends though the agent was asked; whoever knows of a colleague's answer has not seen yet what the text has.
    pub(super) fn send_anyway(&mut self, text: String) {
        let told = self.notices.iter().any(|posted| matches!(posted.notice, Notice::AnsweredMeanwhile { .. }));
        let public = self.draft().is_some_and(|draft| draft.visibility == Visibility::Public);
        let question = if told && public { self.not_for_public(&text) } else { None };
        self.ask_or_send(question, text);
    }

    fn ask_or_send(&mut self, question: Option<Notice>, text: String) {
        let Some(question) = question else { return self.send(text) };
        self.notices.retain(|posted| !posted.notice.is_about_text());
        self.edit(|draft, _| {
            draft.text = text;
            None
        });
        self.post(question);
    }

    /// The first thing to ask; what is answered is not asked again.
    fn question(&self, text: &str) -> Option<Notice> {
        let draft = self.draft()?;
        let answered = self.answered_since(&draft).map(|by| Notice::AnsweredMeanwhile { name: by.author.name.clone() });
        let warned = if draft.visibility == Visibility::Public { self.not_for_public(text) } else { None };
        answered.or(warned)
    }

    fn not_for_public(&self, text: &str) -> Option<Notice> {
        let patterns = &self.detail().loaded()?.facts.account.settings.guard_patterns;
        let own: Vec<String> = guard::own_findings(text, patterns).into_iter().map(str::to_owned).collect();
        let found = guard::findings(text);
        (!found.is_empty() || !own.is_empty()).then_some(Notice::NotForPublic { found, own })
    }

    /// What somebody else of the brand told the consumer since the agent began this draft.
    fn answered_since(&self, draft: &Draft) -> Option<&Message> {
        let (begun, agent) = (draft.begun?, &self.session.loaded()?.agent.id);
        let transcript = &self.open.as_ref().filter(|_| draft.visibility != Visibility::Internal)?.transcript;
        let ids = transcript.window().ids;
        let messages = ids.iter().rev().filter_map(|id| transcript.message(id));
        messages.take_while(|message| message.sent_at >= begun).find(|message| {
            let elsewhere = message.author.agent.as_ref() != Some(agent) && !message.is_from_consumer();
            elsewhere && message.visibility != Visibility::Internal && message.kind != Kind::Event
        })
    }

    pub(super) fn send(&mut self, text: String) {
        self.notices.retain(|posted| !posted.notice.is_about_text());
        let plan = match self.plan(&text) {
            Ok(plan) => plan,
            Err(reason) => {
                let over = self.count(&text).map_or(0, |count| count.length.saturating_sub(count.maximum));
                self.edit(|draft, _| {
                    draft.text = text;
                    None
                });
                match reason {
                    // A line stands above an empty placeholder as long as it is empty.
                    Reason::PlaceholderEmpty => {}
                    Reason::TooLong if over > 0 => self.post(Notice::TooLong(over)),
                    reason => self.post(Notice::NotSendable(reason)),
                }
                return;
            }
        };
        let last = self.last_in_public();
        let Some(mut draft) = self.draft() else { return };
        text.trim().clone_into(&mut draft.text);
        let Some(client_id) = self.intent_of(&mut draft) else { return };
        if self.message(&MessageId(client_id.0.clone())).is_some() {
            // Another tab has sent this very copy already: it is on the page.
            return self.keep(Draft::empty(draft.conversation, draft.visibility));
        }
        // What the agent saw is answered, not what came to the backend meanwhile.
        draft.target = draft.answered().cloned().or(last);
        let Some(message) = self.optimistic(&draft, &plan, client_id.clone()) else { return };
        let command = Command::Send(SendCommand {
            visibility: draft.visibility,
            target: draft.target.as_ref().map(|target| target.message.clone()),
            text: draft.text.clone(),
            mentions: draft.mentions.clone(),
            files: draft.files.iter().filter_map(DraftFile::to_send).collect(),
        });
        let request = CommandRequest { client_id: client_id.clone(), command };
        let conversation = draft.conversation.clone();
        let outgoing =
            Outgoing { conversation: conversation.clone(), request: request.clone(), message, local: Local::Sending };
        // Kept as an outgoing message before the draft goes: there is no moment at which the text is nowhere.
        self.orders.push(Effect::KeepOutgoing(Box::new(outgoing.clone())));
        self.pending.insert(client_id.clone(), Pending { command: request.command.clone(), overtaken: false });
        self.outgoing.insert(client_id, outgoing);
        self.revision += 1;
        // The page's own objects only: what the backend has is the message's now.
        self.orders.extend(draft.files.iter().map(|file| Effect::DropFile(file.key.clone(), None)));
        self.settle_replaced();
        self.keep(Draft::empty(conversation.clone(), draft.visibility));
        if let Some(open) = &mut self.open {
            open.left_to_agent.clear();
        }
        self.orders.push(Effect::Post(conversation, request));
        self.show_end();
        self.derive_again();
    }

    /// The identifier of the intent to send a draft. What only the text box held is a copy that no other tab has.
    fn intent_of(&mut self, draft: &mut Draft) -> Option<ClientId> {
        if draft.edited_at == Timestamp(0) {
            draft.edited_at = self.next_edit(draft.edited_at);
        }
        Some(draft.intent(&self.session.loaded()?.agent.id, &draft.text))
    }

    /// The last message of this agent's own that is held.
    pub(super) fn last_held(&self) -> Option<MessageId> {
        let agent = self.session.loaded()?.agent.id.as_str();
        let transcript = &self.open.as_ref()?.transcript;
        let own = |message: &&Message| message.author.agent.as_ref().is_some_and(|author| author.as_str() == agent);
        let ids = transcript.window().ids;
        let last = ids.iter().rev().filter_map(|id| transcript.message(id)).find(own)?;
        (last.state == MessageState::Held).then(|| last.id.clone())
    }

    /// What is shown until the backend answers.
    fn optimistic(&self, draft: &Draft, plan: &Plan, id: ClientId) -> Option<Message> {
        let (agent, facts) = (&self.session.loaded()?.agent, &self.detail().loaded()?.facts);
        let lane = plan.opening.lane;
        Some(Message {
            id: MessageId(id.0),
            conversation: draft.conversation.clone(),
            network: facts.account.network,
            account: facts.account.id.clone(),
            account_name: facts.account.name.clone(),
            kind: lane.map_or(Kind::Note, |lane| lane.rules().kind),
            visibility: draft.visibility,
            author: Author { kind: AuthorKind::Agent, name: Some(agent.name.clone()), agent: Some(agent.id.clone()) },
            text: draft.text.clone(),
            attachments: draft.files.iter().filter_map(DraftFile::attachment).collect(),
            mentions: draft.mentions.clone(),
            sent_at: self.now,
            edited_at: None,
            deleted: false,
            hidden: false,
            private_reply: None,
            continued: None,
            on_ad: false,
            nested: false,
            answers: draft.target.clone(),
            state: MessageState::Queued,
            held_until: None,
            failure: None,
            like: LikeState::NotLiked,
            moderation: None,
            permalink: None,
            like_page: None,
            lane,
        })
    }

    fn show_end(&mut self) {
        let Some(open) = &mut self.open else { return };
        if let Some(place) = open.transcript.show_newest() {
            let resource = Resource::Messages(open.id.clone(), place);
            self.ask(resource);
        }
    }

    /// Posts again what did not get through a moment ago: the connection is back. What is older is for the agent to
    /// decide, since it may answer what nobody asks any more.
    #[inline(never)] // The first view does without it.
    pub(super) fn send_on(&mut self) {
        let now = self.now;
        let waits = |outgoing: &&Outgoing| {
            let passing = matches!(&outgoing.local, Local::NotSent(error) if error.is_passing());
            passing && now.since(outgoing.message.sent_at) < SENDS_ON_FOR
        };
        let waiting: Vec<ClientId> =
            self.outgoing.values().filter(waits).map(|outgoing| outgoing.request.client_id.clone()).collect();
        for id in waiting {
            self.post_again(&id);
        }
    }

    /// Sends again: the same intent if the backend does not have it, else a new one about the message that failed.
    pub(super) fn retry(&mut self, id: MessageId, new_id: &mut dyn FnMut() -> ClientId) {
        let client_id = ClientId(id.0.clone());
        if self.outgoing.get(&client_id).is_none() {
            return self.command(id, Command::Retry, new_id);
        }
        self.post_again(&client_id);
    }

    /// Posts the same intent once more.
    fn post_again(&mut self, id: &ClientId) {
        let Some(outgoing) = self.outgoing.get_mut(id) else { return };
        if matches!(outgoing.local, Local::NotSent(_)) {
            outgoing.local = Local::Sending;
            let request = outgoing.request.clone();
            let conversation = outgoing.conversation.clone();
            self.pending.insert(id.clone(), Pending { command: request.command.clone(), overtaken: false });
            self.revision += 1;
            self.orders.push(Effect::Post(conversation, request));
        }
    }

    pub(super) fn discard(&mut self, id: MessageId, new_id: &mut dyn FnMut() -> ClientId) {
        match self.outgoing.get(&ClientId(id.0.clone())) {
            None => self.command(id, Command::Discard, new_id),
            Some(outgoing) if matches!(outgoing.local, Local::NotSent(_)) => {
                self.revision += 1;
                self.forget_outgoing(&id);
            }
            Some(_) => {}
        }
    }

    /// Brings a failed text back, unless its outcome is open: then sending it under a new intent could double it.
    pub(super) fn bring_back(&mut self, id: MessageId, new_id: &mut dyn FnMut() -> ClientId) {
        let Some(shown) = self.message(&id) else { return };
        let decided = match (&shown.local, shown.message.state) {
            (Local::NotSent(error), _) => !error.is_passing(),
            (Local::Sending, _) => false,
            (Local::Stored, state) => matches!(state, MessageState::Failed | MessageState::Cancelled),
        };
        if !decided || !self.restore(&shown.message) {
            return;
        }
        if shown.message.state != MessageState::Cancelled {
            self.discard(id, new_id);
        }
    }

    /// Puts a text and its files back into the composer, where nothing newer stands in its place.
    pub(super) fn restore(&mut self, message: &Message) -> bool {
        let key = (message.conversation.clone(), message.visibility);
        if self.drafts.get(&key).is_some_and(|draft| !draft.is_empty()) {
            return false;
        }
        let own = message.attachments.iter().filter(|file| file.kind != AttachmentKind::Link);
        let files: Vec<DraftFile> = own.map(DraftFile::of_message).collect();
        self.ask_for_files(&files);
        self.keep(Draft {
            files,
            text: message.text.clone(),
            mentions: message.mentions.clone(),
            target: message.answers.clone(),
            ..Draft::empty(message.conversation.clone(), message.visibility)
        });
        if self.open() == Some(&message.conversation) {
            self.write_for(message.visibility);
        }
        true
    }
}
