use super::given::{WROTE, nobody_wrote, wrote_directly, wrote_in_public};
use proptest::prelude::*;
use social_messaging_domain::composer::{Reason, Window, offers};
use social_messaging_domain::conversation::{AccountState, Capability, InboundFact, PrivateReplyFact, ThreadOwner};
use social_messaging_domain::networks::{Lane, Network};
use social_messaging_domain::time::{DAY, HOUR, MINUTE, SECOND, Timestamp};

#[test]
fn a_note_is_always_possible() {
    let mut facts = nobody_wrote(Network::Facebook);
    facts.account.state = AccountState::Reauthorize;
    assert_eq!(offers(&facts, WROTE).internal.map(|opening| opening.lane), Ok(None));
}

#[test]
fn public_answers_go_under_the_last_public_message() {
    let opening = offers(&wrote_in_public(Network::Facebook), WROTE).public.expect("offered");
    assert_eq!((opening.lane, opening.target), (Some(Lane::FacebookComment), Some("comment".into())));
    let opening = offers(&wrote_in_public(Network::X), WROTE).public.expect("offered");
    assert_eq!(opening.lane, Some(Lane::XReply));
}

#[test]
fn nobody_is_answered_where_they_did_not_write() {
    for network in [Network::Facebook, Network::X] {
        assert_eq!(offers(&wrote_directly(network), WROTE).public, Err(Reason::NoPublicMessage));
        assert_eq!(offers(&wrote_in_public(network), WROTE).direct, Err(Reason::NoDirectMessage));
    }
}

#[test]
fn messenger_closes_24_hours_after_the_consumer_wrote() {
    let facts = wrote_directly(Network::Facebook);
    let last_moment = WROTE.plus(24 * HOUR - 1);
    let opening = offers(&facts, last_moment).direct.expect("offered");
    assert_eq!(
        (opening.lane, opening.window, opening.until),
        (Some(Lane::Messenger), Window::Standard, Some(WROTE.plus(24 * HOUR)))
    );
    assert_eq!(offers(&facts, WROTE.plus(24 * HOUR)).direct, Err(Reason::WindowClosed));
    assert_eq!(offers(&facts, last_moment).next_change(), Some(WROTE.plus(24 * HOUR)));
}

#[test]
fn the_human_agent_feature_keeps_messenger_open_for_seven_days() {
    let mut facts = wrote_directly(Network::Facebook);
    facts.account.capabilities.push(Capability::HumanAgent);
    let opening = offers(&facts, WROTE.plus(24 * HOUR)).direct.expect("offered");
    assert_eq!((opening.window, opening.until), (Window::HumanAgent, Some(WROTE.plus(7 * DAY))));
    assert_eq!(offers(&facts, WROTE.plus(7 * DAY)).direct, Err(Reason::WindowClosed));
}

#[test]
fn a_click_opens_the_standard_window_only() {
    let mut facts = nobody_wrote(Network::Facebook);
    facts.account.capabilities.push(Capability::HumanAgent);
    facts.direct_window_opened_at = Some(WROTE);
    let opening = offers(&facts, WROTE.plus(HOUR)).direct.expect("offered");
    assert_eq!((opening.target, opening.window), (None, Window::Standard));
    assert_eq!(offers(&facts, WROTE.plus(25 * HOUR)).direct, Err(Reason::WindowClosed));
}

#[test]
fn direct_messages_on_x_have_no_window() {
    let opening = offers(&wrote_directly(Network::X), WROTE.plus(400 * DAY)).direct.expect("offered");
    assert_eq!((opening.lane, opening.until), (Some(Lane::XDirectMessage), None));
    let mut facts = wrote_directly(Network::X);
    facts.receives_direct = Some(false);
    assert_eq!(offers(&facts, WROTE).direct, Err(Reason::DirectNotAccepted));
}

#[test]
fn one_private_reply_within_seven_days() {
    let mut facts = wrote_in_public(Network::Facebook);
    facts.account.capabilities.push(Capability::PrivateReplies);
    let opening = offers(&facts, WROTE.plus(7 * DAY - SECOND)).direct.expect("offered");
    assert_eq!((opening.lane, opening.target), (Some(Lane::FacebookPrivateReply), Some("comment".into())));
    assert_eq!(offers(&facts, WROTE.plus(7 * DAY)).direct, Err(Reason::PrivateReplyTooLate));
    facts.private_replies[0].used = true;
    assert_eq!(offers(&facts, WROTE).direct, Err(Reason::PrivateReplyUsed));
}

#[test]
fn a_private_reply_stands_in_for_a_closed_window() {
    let mut facts = wrote_directly(Network::Facebook);
    facts.account.capabilities.push(Capability::PrivateReplies);
    let later = WROTE.plus(3 * DAY);
    facts.last_public = Some(InboundFact { message: "comment".into(), at: later, nested: false });
    facts.private_replies = vec![PrivateReplyFact { message: "comment".into(), at: later, used: false }];
    let opening = offers(&facts, later.plus(MINUTE)).direct.expect("offered");
    assert_eq!(opening.lane, Some(Lane::FacebookPrivateReply));
}

#[test]
fn another_holder_of_the_thread_is_not_talked_over() {
    let mut facts = wrote_directly(Network::Facebook);
    facts.thread_owner = ThreadOwner::Elsewhere;
    assert_eq!(offers(&facts, WROTE).direct, Err(Reason::ThreadElsewhere));
}

#[test]
fn an_account_that_does_not_work_sends_nothing() {
    for (state, reason) in [
        (AccountState::Disabled, Reason::AccountDisabled),
        (AccountState::Reauthorize, Reason::AccountReauthorize),
        (AccountState::Unknown, Reason::Unknown),
    ] {
        let mut facts = wrote_in_public(Network::X);
        facts.account.state = state;
        let offers = offers(&facts, WROTE);
        assert_eq!((offers.public, offers.direct), (Err(reason), Err(reason)));
    }
}

#[test]
fn the_public_lane_can_be_switched_off() {
    let mut facts = wrote_in_public(Network::Facebook);
    facts.account.public_lane = false;
    facts.account.capabilities.push(Capability::PrivateReplies);
    let offers = offers(&facts, WROTE);
    assert_eq!((offers.public, offers.direct), (Err(Reason::PublicLaneOff), Err(Reason::NoDirectMessage)));
}

proptest! {
    /// Between two moments without an announced change in between, nothing that was offered goes away.
    #[test]
    fn nothing_closes_unannounced(
        wrote_directly_at in proptest::option::of(0_i64..30 * DAY),
        wrote_publicly_at in proptest::option::of(0_i64..30 * DAY),
        used in any::<bool>(),
        human_agent in any::<bool>(),
        now in 0_i64..40 * DAY,
        later in 0_i64..10 * DAY,
    ) {
        let mut facts = nobody_wrote(Network::Facebook);
        facts.account.capabilities.push(Capability::PrivateReplies);
        if human_agent {
            facts.account.capabilities.push(Capability::HumanAgent);
        }
        facts.last_direct = wrote_directly_at.map(|at| InboundFact { message: "direct".into(), at: Timestamp(at), nested: false });
        facts.last_public = wrote_publicly_at.map(|at| InboundFact { message: "comment".into(), at: Timestamp(at), nested: false });
        facts.private_replies = wrote_publicly_at
            .map(|at| PrivateReplyFact { message: "comment".into(), at: Timestamp(at), used })
            .into_iter()
            .collect();
        let before = offers(&facts, Timestamp(now));
        let after = offers(&facts, Timestamp(now + later));
        let announced = before.next_change().is_some_and(|at| at <= Timestamp(now + later));
        prop_assert!(announced || before == after, "{before:?} became {after:?} unannounced");
    }
}
