use super::given::{message, nobody_wrote};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::{AccountState, Capability, ConversationFacts};
use social_messaging_domain::message::{AuthorKind, Kind, Message, MessageState};
use social_messaging_domain::moderation::Moderation::{Block, Delete, Hide, Unblock, Unhide};
use social_messaging_domain::moderation::{Moderation, offer};
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

const EVERY: [Moderation; 5] = [Hide, Unhide, Delete, Block, Unblock];

fn facts(network: Network) -> ConversationFacts {
    let mut facts = nobody_wrote(network);
    facts.account.capabilities.push(Capability::Moderate);
    facts
}

fn offered(facts: &ConversationFacts, message: &Message) -> Vec<Moderation> {
    EVERY.into_iter().filter(|what| offer(facts, message, *what).is_ok()).collect()
}

#[test]
fn each_network_offers_what_it_has() {
    use AuthorKind::{Agent, Brand, Consumer};
    use Visibility::{Direct, Internal, Public};
    let cases: [(Network, Kind, Visibility, AuthorKind, &[Moderation]); 11] = [
        (Network::Facebook, Kind::FacebookComment, Public, Consumer, &[Hide, Unhide, Block, Unblock]),
        (Network::Facebook, Kind::FacebookReply, Public, AuthorKind::Other, &[Hide, Unhide]),
        (Network::Facebook, Kind::FacebookPost, Public, Consumer, &[Block, Unblock]),
        (Network::Facebook, Kind::MessengerMessage, Direct, Consumer, &[Block, Unblock]),
        (Network::Facebook, Kind::FacebookComment, Public, Agent, &[Delete]),
        (Network::Facebook, Kind::FacebookPost, Public, Brand, &[Delete]),
        (Network::Facebook, Kind::MessengerMessage, Direct, Agent, &[]),
        (Network::Facebook, Kind::Note, Internal, Agent, &[]),
        (Network::X, Kind::XReply, Public, Consumer, &[Hide, Unhide]),
        (Network::X, Kind::XPost, Public, Consumer, &[]),
        (Network::X, Kind::XReply, Public, Agent, &[Delete]),
    ];
    for (network, kind, visibility, author, expected) in cases {
        assert_eq!(offered(&facts(network), &message("m", kind, visibility, author)), expected, "{network:?} {kind:?}");
    }
}

#[test]
fn what_is_off_has_its_reason() {
    let comment = message("m", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer);
    let plain = nobody_wrote(Network::Facebook);
    assert_eq!(offer(&plain, &comment, Hide), Err(Reason::NotCapable));
    assert_eq!(offer(&plain, &comment, Block), Err(Reason::NotCapable));
    assert_eq!(offer(&facts(Network::X), &comment, Block), Err(Reason::NotOnNetwork));
    let unnamed = ConversationFacts { consumer_network_id: "unnamed:55_901".to_owned(), ..facts(Network::Facebook) };
    assert_eq!(offer(&unnamed, &comment, Block), Err(Reason::NoName));
    let mut dead = facts(Network::Facebook);
    dead.account.state = AccountState::Reauthorize;
    assert_eq!(offer(&dead, &comment, Hide), Err(Reason::AccountReauthorize));
    assert_eq!(offer(&facts(Network::Facebook), &comment, Moderation::Unknown), Err(Reason::Unknown));
}

#[test]
fn what_is_gone_or_not_yet_there_cannot_be_hidden_or_deleted() {
    let facts = facts(Network::Facebook);
    let gone =
        Message { deleted: true, ..message("m", Kind::FacebookComment, Visibility::Public, AuthorKind::Consumer) };
    assert_eq!(offer(&facts, &gone, Hide), Err(Reason::TargetGone));
    assert_eq!(offer(&facts, &gone, Block), Ok(()), "who wrote it is still there");
    let own = message("m", Kind::FacebookComment, Visibility::Public, AuthorKind::Agent);
    for state in [MessageState::Held, MessageState::Sending, MessageState::Unconfirmed, MessageState::Failed] {
        assert_eq!(offer(&facts, &Message { state, ..own.clone() }, Delete), Err(Reason::WrongTarget), "{state:?}");
    }
    assert_eq!(offer(&facts, &Message { deleted: true, ..own }, Delete), Err(Reason::TargetGone));
}
