//! A consumer, an agent and what the backend would say.

use crate::state::effect::{Effect, Place, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::model::{Model, SessionInfo};
use social_messaging_domain::api::{AgentInfo, MessagePage, Role, Settings};
use social_messaging_domain::commands::Command;
use social_messaging_domain::conversation::{
    AccountFacts, AccountState, Capability, ConversationDetail, ConversationFacts, ConversationSummary, InboundFact,
    ThreadOwner, WorkState,
};
use social_messaging_domain::events::{Event as StreamEvent, MessageEvent};
use social_messaging_domain::ids::{ClientId, ConversationId, MessageId};
use social_messaging_domain::limits::Preset;
use social_messaging_domain::message::{Author, AuthorKind, Kind, LikeState, Message, MessageState};
use social_messaging_domain::networks::Network;
use social_messaging_domain::profile::Profile;
use social_messaging_domain::settings::AccountSettings;
use social_messaging_domain::time::{HOUR, Timestamp};
use social_messaging_domain::visibility::Visibility;

/// The moment at which most tests happen.
pub(super) const NOW: Timestamp = Timestamp(1_795_000_000_000);

pub(super) fn account() -> AccountFacts {
    AccountFacts {
        id: "page".into(),
        network: Network::Facebook,
        network_id: "100".to_owned(),
        name: "Lumen Coffee".to_owned(),
        username: Some("lumencoffee".to_owned()),
        state: AccountState::Active,
        public_lane: true,
        capabilities: vec![Capability::Like, Capability::DirectLink],
        preset: Preset::Seeds,
        settings: AccountSettings::default(),
        pauses: Vec::new(),
    }
}

pub(super) fn session(role: Role) -> SessionInfo {
    SessionInfo {
        agent: AgentInfo { id: "ada".into(), name: "Ada".to_owned(), role },
        accounts: vec![account()],
        settings: Settings { undo_seconds: 5 },
    }
}

pub(super) fn summary(id: &str) -> ConversationSummary {
    ConversationSummary {
        id: id.into(),
        network: Network::Facebook,
        account: "page".into(),
        account_name: "Lumen Coffee".to_owned(),
        consumer_name: Some("Cristy".to_owned()),
        consumer_handle: None,
        avatar_url: None,
        assignee: None,
        assignee_name: None,
        skill: None,
        state: WorkState::Open,
        last_visibility: Visibility::Public,
        last_text: "hello".to_owned(),
        last_attachment: None,
        last_from_consumer: true,
        last_at: NOW,
        waiting_since: Some(NOW),
        unread: 0,
        failed: 0,
    }
}

/// A conversation in which the consumer wrote these hours ago, in public and directly.
pub(super) fn detail(id: &str, public: Option<i64>, direct: Option<i64>) -> ConversationDetail {
    let fact =
        |hours: i64, message: &str| InboundFact { message: message.into(), at: NOW.plus(-hours * HOUR), nested: false };
    ConversationDetail {
        summary: summary(id),
        facts: ConversationFacts {
            account: account(),
            consumer_network_id: "200".to_owned(),
            consumer_name: Some("Cristy".to_owned()),
            consumer_handle: None,
            receives_direct: None,
            last_public: public.map(|hours| fact(hours, "public")),
            last_direct: direct.map(|hours| fact(hours, "direct")),
            direct_window_opened_at: None,
            private_replies: Vec::new(),
            thread_owner: ThreadOwner::Ours,
            blocked: false,
        },
        profile: Profile::unfetched(Network::Facebook),
    }
}

pub(super) fn message(conversation: &str, id: &str, visibility: Visibility) -> Message {
    Message {
        id: id.into(),
        conversation: conversation.into(),
        network: Network::Facebook,
        account: "page".into(),
        account_name: "Lumen Coffee".to_owned(),
        kind: if visibility == Visibility::Public { Kind::FacebookComment } else { Kind::MessengerMessage },
        visibility,
        author: Author { kind: AuthorKind::Consumer, name: Some("Cristy".to_owned()), agent: None },
        text: format!("text of {id}"),
        attachments: Vec::new(),
        mentions: Vec::new(),
        sent_at: NOW,
        edited_at: None,
        deleted: false,
        hidden: false,
        private_reply: None,
        continued: None,
        on_ad: false,
        nested: false,
        answers: None,
        state: MessageState::Sent,
        held_until: None,
        failure: None,
        like: LikeState::NotLiked,
        moderation: None,
        permalink: None,
        like_page: None,
        lane: None,
    }
}

pub(super) fn page(conversation: &str, ids: std::ops::Range<u32>, total: u32) -> MessagePage {
    let messages = ids.clone().map(|at| message(conversation, &format!("m{at}"), Visibility::Public)).collect();
    MessagePage { messages, offset: ids.start, total }
}

pub(super) fn on_stream(message: Message, offset: u32, total: u32) -> Event {
    Event::Stream(StreamEvent::Message(Box::new(MessageEvent { message, offset, total, arrived: None })))
}

pub(super) fn changed(detail: ConversationDetail) -> Event {
    Event::Stream(StreamEvent::Conversation(Box::new(detail)))
}

/// A model with the world around it: identifiers are counted, effects are collected.
pub(super) struct World {
    pub(super) model: Model,
    pub(super) effects: Vec<Effect>,
    pub(super) now: Timestamp,
    made: u32,
    sent: Option<ClientId>,
}

impl World {
    /// Somebody is signed in and the stream stands.
    pub(super) fn signed_in() -> Self {
        Self::signed_in_as(Role::Agent)
    }

    pub(super) fn signed_in_as(role: Role) -> Self {
        let mut world = Self { model: Model::default(), effects: Vec::new(), now: NOW, made: 0, sent: None };
        world.effects = world.model.needs();
        world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session(role)))));
        world.apply(Event::Kept(Vec::new(), Vec::new()));
        world.apply(Event::Connected { resumed: false });
        world
    }

    /// A conversation is open and its messages are there.
    pub(super) fn with_open(detail: &ConversationDetail, messages: MessagePage) -> Self {
        let mut world = Self::signed_in();
        world.open(detail, messages);
        world
    }

    pub(super) fn open(&mut self, detail: &ConversationDetail, messages: MessagePage) {
        let id = detail.summary.id.clone();
        self.want(Intent::OpenConversation(id.clone()));
        self.apply(Event::Loaded(Resource::Detail(id.clone()), Loaded::Detail(Box::new(detail.clone()))));
        self.apply(Event::Loaded(Resource::Messages(id, Place::Newest), Loaded::Messages(messages)));
    }

    pub(super) fn apply(&mut self, event: Event) {
        self.model.apply(event, self.now);
        self.effects.extend(self.model.needs());
    }

    pub(super) fn want(&mut self, intent: Intent) {
        let made = &mut self.made;
        let mut new_id = || {
            *made += 1;
            ClientId(format!("id{made}"))
        };
        let effects = self.model.decide(intent, self.now, &mut new_id);
        let sent = effects.iter().find_map(|effect| match effect {
            Effect::Post(_, request) if matches!(request.command, Command::Send(_)) => Some(request.client_id.clone()),
            _ => None,
        });
        self.sent = self.sent.take().or(sent);
        self.effects.extend(effects);
    }

    pub(super) fn text(&self) -> String {
        self.model.draft().map(|draft| draft.text).unwrap_or_default()
    }

    pub(super) fn visibility(&self) -> Option<Visibility> {
        self.model.draft().map(|draft| draft.visibility)
    }

    pub(super) fn shown(&self) -> Vec<String> {
        let window = self.model.window();
        window.loaded().map(|window| window.ids.iter().map(|id| id.0.clone()).collect()).unwrap_or_default()
    }

    pub(super) fn posted(&self) -> Vec<&Effect> {
        self.effects.iter().filter(|effect| matches!(effect, Effect::Post(..))).collect()
    }

    /// The identifier of the first text that was sent.
    pub(super) fn sent_as(&self) -> ClientId {
        self.sent.clone().expect("something was sent")
    }

    /// The message that it is.
    pub(super) fn sent_id(&self) -> MessageId {
        MessageId(self.sent_as().0)
    }

    pub(super) fn loads(&self) -> Vec<&Resource> {
        let loads = self.effects.iter().filter_map(|effect| match effect {
            Effect::Load(resource) => Some(resource),
            _ => None,
        });
        loads.collect()
    }
}

pub(super) fn id(text: &str) -> ConversationId {
    text.into()
}

pub(super) fn message_id(text: &str) -> MessageId {
    text.into()
}
