//! People, messages and posts to draw.

use social_messaging_domain::api::{AgentInfo, Colleague, ConversationPage, Role, Settings};
use social_messaging_domain::context::{Post, PostContext, PostState};
use social_messaging_domain::conversation::{
    AccountFacts, AccountState, Capability, ConversationDetail, ConversationFacts, ConversationSummary, InboundFact,
    ThreadOwner, WorkState,
};
use social_messaging_domain::limits::Preset;
use social_messaging_domain::message::{Author, AuthorKind, Kind, LikeState, Message, MessageState};
use social_messaging_domain::networks::Network;
use social_messaging_domain::profile::{Profile, ProfileState};
use social_messaging_domain::settings::AccountSettings;
use social_messaging_domain::time::{HOUR, MINUTE, Timestamp};
use social_messaging_domain::visibility::Visibility;
use social_messaging_widget::state::SessionInfo;

/// 2026-11-21T12:00:00Z.
pub(super) const NOW: Timestamp = Timestamp(1_795_262_400_000);

fn agent(id: &str, name: &str) -> AgentInfo {
    AgentInfo { id: id.into(), name: name.into(), role: Role::Agent }
}

pub(super) fn agents() -> Vec<Colleague> {
    let colleague = |id: &str, name: &str, account: &str| {
        let AgentInfo { id, name, role } = agent(id, name);
        Colleague { id, name, role, accounts: vec![account.into()] }
    };
    vec![colleague("ada", "Ada", "page"), colleague("kim", "Kim", "elsewhere"), colleague("robin", "Robin", "page")]
}

pub(super) fn account() -> AccountFacts {
    AccountFacts {
        id: "page".into(),
        network: Network::Facebook,
        network_id: "100".into(),
        name: "Lumen Coffee".into(),
        username: Some("lumencoffee".into()),
        state: AccountState::Active,
        public_lane: true,
        capabilities: vec![Capability::Like, Capability::DirectLink],
        preset: Preset::Seeds,
        settings: AccountSettings::default(),
        pauses: Vec::new(),
    }
}

pub(super) fn session() -> SessionInfo {
    SessionInfo { agent: agent("ada", "Ada"), accounts: vec![account()], settings: Settings { undo_seconds: 5 } }
}

/// As [`session`], of an admin.
pub(super) fn admin_session() -> SessionInfo {
    let mut session = session();
    session.agent.role = Role::Admin;
    session
}

pub(super) fn summary(id: &str, name: Option<&str>) -> ConversationSummary {
    ConversationSummary {
        id: id.into(),
        network: Network::Facebook,
        account: "page".into(),
        account_name: "Lumen Coffee".into(),
        consumer_name: name.map(str::to_owned),
        consumer_handle: None,
        avatar_url: None,
        assignee: None,
        assignee_name: None,
        skill: None,
        state: WorkState::Open,
        last_visibility: Visibility::Public,
        last_text: "Is it fair trade?".into(),
        last_attachment: None,
        last_from_consumer: true,
        last_at: NOW.plus(-5 * MINUTE),
        waiting_since: Some(NOW.plus(-5 * MINUTE)),
        unread: 0,
        failed: 0,
    }
}

pub(super) fn page(conversations: Vec<ConversationSummary>) -> ConversationPage {
    let total = u32::try_from(conversations.len()).expect("few");
    ConversationPage { conversations, next: None, total }
}

/// A consumer who wrote in public, and not directly.
pub(super) fn detail() -> ConversationDetail {
    let last_public = Some(InboundFact { message: "m1".into(), at: NOW.plus(-5 * MINUTE), nested: false });
    let facts = ConversationFacts {
        account: account(),
        consumer_network_id: "200".into(),
        consumer_name: Some("Nora".into()),
        consumer_handle: None,
        receives_direct: None,
        last_public,
        last_direct: None,
        direct_window_opened_at: None,
        private_replies: Vec::new(),
        thread_owner: ThreadOwner::Ours,
        blocked: false,
    };
    let profile = Profile {
        state: ProfileState::Available,
        name: Some("Nora".into()),
        locale: Some("de_DE".into()),
        utc_offset_minutes: Some(330),
        url: Some("https://facebook.example/nora".into()),
        ..Profile::unfetched(Network::Facebook)
    };
    ConversationDetail { summary: summary("c1", Some("Nora")), facts, profile }
}

/// The same consumer, who has written directly as well, the later.
pub(super) fn both() -> ConversationDetail {
    let mut detail = detail();
    detail.facts.last_direct = Some(InboundFact { message: "m2".into(), at: NOW.plus(-MINUTE), nested: false });
    detail.facts.direct_window_opened_at = Some(NOW.plus(-MINUTE));
    detail
}

pub(super) fn consumer(id: &str, text: &str) -> Message {
    Message {
        id: id.into(),
        conversation: "c1".into(),
        network: Network::Facebook,
        account: "page".into(),
        account_name: "Lumen Coffee".into(),
        kind: Kind::FacebookComment,
        visibility: Visibility::Public,
        author: Author { kind: AuthorKind::Consumer, name: Some("Nora".into()), agent: None },
        text: text.into(),
        attachments: Vec::new(),
        mentions: Vec::new(),
        sent_at: NOW.plus(-HOUR),
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

pub(super) fn answer(id: &str, text: &str, state: MessageState) -> Message {
    let author = Author { kind: AuthorKind::Agent, name: Some("Ada".into()), agent: Some("ada".into()) };
    Message { author, state, kind: Kind::FacebookReply, ..consumer(id, text) }
}

pub(super) fn post(name: &str, text: &str) -> Post {
    Post {
        state: PostState::Available,
        message: None,
        author_name: Some(name.into()),
        author_handle: None,
        author_avatar_url: None,
        by_brand: false,
        text: text.into(),
        attachments: Vec::new(),
        at: Some(NOW.plus(-HOUR)),
        likes: None,
        comments: None,
        shares: None,
        is_ad: false,
        like: LikeState::NotLiked,
        permalink: Some("https://facebook.example/post".into()),
        like_page: None,
    }
}

pub(super) fn context(posts: Vec<Post>) -> PostContext {
    PostContext { network: Network::Facebook, message: "m1".into(), posts, gap: false, people: Vec::new() }
}
