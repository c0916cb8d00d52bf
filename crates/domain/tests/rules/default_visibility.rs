use super::given::{WROTE, nobody_wrote, wrote_directly, wrote_in_public};
use social_messaging_domain::composer::default_visibility;
use social_messaging_domain::conversation::InboundFact;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{DAY, MINUTE};
use social_messaging_domain::visibility::Visibility;

#[test]
fn follows_the_last_message_of_the_consumer() {
    assert_eq!(default_visibility(&wrote_in_public(Network::Facebook), WROTE), Visibility::Public);
    assert_eq!(default_visibility(&wrote_directly(Network::X), WROTE), Visibility::Direct);
    let mut both = wrote_in_public(Network::Facebook);
    both.last_direct = Some(InboundFact { message: "direct".into(), at: WROTE.plus(MINUTE), nested: false });
    both.direct_window_opened_at = Some(WROTE.plus(MINUTE));
    assert_eq!(default_visibility(&both, WROTE.plus(MINUTE)), Visibility::Direct);
    both.last_public = Some(InboundFact { message: "comment".into(), at: WROTE.plus(2 * MINUTE), nested: false });
    assert_eq!(default_visibility(&both, WROTE.plus(2 * MINUTE)), Visibility::Public);
}

#[test]
fn a_closed_direct_window_never_falls_to_public() {
    let mut facts = wrote_directly(Network::Facebook);
    facts.last_public = Some(InboundFact { message: "comment".into(), at: WROTE.plus(-MINUTE), nested: false });
    assert_eq!(default_visibility(&facts, WROTE.plus(2 * DAY)), Visibility::Internal);
}

#[test]
fn what_is_not_offered_falls_to_a_note() {
    let mut facts = wrote_in_public(Network::X);
    facts.account.public_lane = false;
    assert_eq!(default_visibility(&facts, WROTE), Visibility::Internal);
    assert_eq!(default_visibility(&nobody_wrote(Network::X), WROTE), Visibility::Internal);
}

#[test]
fn both_at_one_moment_is_taken_for_the_more_private() {
    let mut facts = wrote_in_public(Network::X);
    facts.last_direct = Some(InboundFact { message: "direct".into(), at: WROTE, nested: false });
    assert_eq!(default_visibility(&facts, WROTE), Visibility::Direct);
}
