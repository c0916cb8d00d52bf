//! Conversations to ask the rules about.

use social_messaging_domain::conversation::{
    AccountFacts, AccountState, Capability, ConversationFacts, InboundFact, PrivateReplyFact, ThreadOwner,
};
use social_messaging_domain::limits::Preset;
use social_messaging_domain::message::{Author, AuthorKind, Kind, LikeState, Message, MessageState};
use social_messaging_domain::networks::Network;
use social_messaging_domain::settings::AccountSettings;
use social_messaging_domain::time::Timestamp;
use social_messaging_domain::visibility::Visibility;

/// The moment at which the consumers of these tests write.
pub(crate) const WROTE: Timestamp = Timestamp(1_780_000_000_000);

pub(crate) fn account(network: Network) -> AccountFacts {
    AccountFacts {
        id: "account".into(),
        network,
        network_id: "900".to_owned(),
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

pub(crate) fn nobody_wrote(network: Network) -> ConversationFacts {
    ConversationFacts {
        account: account(network),
        consumer_network_id: "42".to_owned(),
        consumer_name: Some("Ada Example".to_owned()),
        consumer_handle: Some("ada".to_owned()),
        receives_direct: None,
        last_public: None,
        last_direct: None,
        direct_window_opened_at: None,
        private_replies: Vec::new(),
        thread_owner: ThreadOwner::Ours,
        blocked: false,
    }
}

pub(crate) fn wrote_in_public(network: Network) -> ConversationFacts {
    let mut facts = nobody_wrote(network);
    facts.last_public = Some(InboundFact { message: "comment".into(), at: WROTE, nested: false });
    facts.private_replies = vec![PrivateReplyFact { message: "comment".into(), at: WROTE, used: false }];
    facts
}

pub(crate) fn wrote_directly(network: Network) -> ConversationFacts {
    let mut facts = nobody_wrote(network);
    facts.last_direct = Some(InboundFact { message: "direct".into(), at: WROTE, nested: false });
    facts.direct_window_opened_at = Some(WROTE);
    facts
}

pub(crate) fn message(id: &str, kind: Kind, visibility: Visibility, author: AuthorKind) -> Message {
    Message {
        id: id.into(),
        conversation: "conversation".into(),
        network: Network::Facebook,
        account: "account".into(),
        account_name: "Lumen Coffee".to_owned(),
        kind,
        visibility,
        author: Author { kind: author, name: Some("Ada Example".to_owned()), agent: None },
        text: "Still broken".to_owned(),
        attachments: Vec::new(),
        mentions: Vec::new(),
        sent_at: WROTE,
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
