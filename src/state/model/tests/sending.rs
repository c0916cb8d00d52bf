//! A text is never lost and never doubled.

use super::world::{World, detail, on_stream, page};
use crate::api::ApiError;
use crate::state::effect::Effect;
use crate::state::event::Event;
use crate::state::intent::Intent;
use crate::state::notice::Notice;
use crate::state::outgoing::Local;
use social_messaging_domain::commands::{Command, CommandAccepted};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::ids::ClientId;
use social_messaging_domain::message::{Kind, Message, MessageState};
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::time::MINUTE;
use social_messaging_domain::visibility::Visibility;

pub(super) fn world() -> World {
    World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2))
}

pub(super) fn sent(world: &mut World) -> Message {
    world.want(Intent::SetText("thank you".to_owned()));
    world.want(Intent::Send("thank you ".to_owned()));
    world.model.message(&world.sent_id()).expect("shown at once").message
}

fn accepted(message: Message) -> Event {
    Event::Accepted(Box::new(CommandAccepted { client_id: ClientId(message.id.0.clone()), message }))
}

pub(super) fn refused(reason: Reason) -> ApiError {
    let kind = ProblemType::RefusedByRule;
    ApiError::Problem(Problem { kind, title: String::new(), status: 422, reason: Some(reason) })
}

fn local(world: &World) -> Option<Local> {
    world.model.message(&world.sent_id()).map(|shown| shown.local)
}

#[test]
fn a_sent_text_is_shown_at_once_and_kept_until_the_backend_has_it() {
    let mut world = world();
    let message = sent(&mut world);
    assert_eq!((message.text.as_str(), message.kind), ("thank you", Kind::FacebookComment));
    assert_eq!(world.shown(), ["m0", "m1", world.sent_id().as_str()]);
    assert_eq!(world.text(), "");
    let kept = world.effects.iter().position(|effect| matches!(effect, Effect::KeepOutgoing(_))).expect("kept");
    let gone = world.effects.iter().rposition(|effect| matches!(effect, Effect::KeepDraft(draft) if draft.is_empty()));
    assert!(gone.is_some_and(|gone| kept < gone), "the text is nowhere for a moment");
    let [Effect::Post(_, request)] = world.posted()[..] else { panic!("one call") };
    let Command::Send(send) = &request.command else { panic!("a send") };
    assert_eq!((send.text.as_str(), send.visibility), ("thank you", Visibility::Public));
}

#[test]
fn answer_and_stream_meet_in_either_order() {
    for stream_first in [true, false] {
        let mut world = world();
        let message = sent(&mut world);
        let ours = Message { state: MessageState::Sending, ..message.clone() };
        let queued = Message { state: MessageState::Queued, ..message };
        let mut events = [on_stream(ours, 2, 3), accepted(queued)];
        if !stream_first {
            events.reverse();
        }
        events.into_iter().for_each(|event| world.apply(event));
        assert_eq!(world.shown(), ["m0", "m1", world.sent_id().as_str()], "stream first: {stream_first}");
        let shown = world.model.message(&world.sent_id()).expect("shown");
        assert_eq!((shown.local, shown.message.state), (Local::Stored, MessageState::Sending));
        assert!(world.effects.iter().any(|effect| matches!(effect, Effect::ForgetOutgoing(_))));
    }
}

#[test]
fn what_did_not_get_through_is_sent_again_as_the_same_intent() {
    let mut world = world();
    sent(&mut world);
    world.apply(Event::Refused(world.sent_as(), ApiError::Network));
    assert_eq!(local(&world), Some(Local::NotSent(ApiError::Network)));
    world.want(Intent::Retry(world.sent_id()));
    world.want(Intent::Retry(world.sent_id()));
    assert_eq!(local(&world), Some(Local::Sending));
    let posted = world.posted();
    assert_eq!(posted.len(), 2, "a second click is no second call");
    assert_eq!(posted[0], posted[1]);
}

#[test]
fn what_did_not_get_through_a_moment_ago_goes_by_itself_when_the_connection_is_back() {
    let mut world = world();
    sent(&mut world);
    world.apply(Event::Refused(world.sent_as(), ApiError::Network));
    assert_eq!(world.model.unsent(), ["a".into()], "the list shows it, too");
    let first = world.posted()[0].clone();
    world.effects.clear();
    world.apply(Event::Connected { resumed: true });
    assert_eq!((world.posted(), local(&world)), (vec![&first], Some(Local::Sending)));
    assert!(world.model.unsent().is_empty());
    // What the rules forbid stays so.
    world.apply(Event::Refused(world.sent_as(), refused(Reason::TargetGone)));
    world.effects.clear();
    world.apply(Event::Connected { resumed: true });
    assert!(world.posted().is_empty());
}

#[test]
fn what_did_not_get_through_long_ago_waits_for_the_agent() {
    let mut world = world();
    sent(&mut world);
    world.apply(Event::Refused(world.sent_as(), ApiError::Network));
    world.now = world.now.plus(11 * MINUTE);
    world.effects.clear();
    world.apply(Event::Connected { resumed: true });
    assert!(world.posted().is_empty());
    assert_eq!(local(&world), Some(Local::NotSent(ApiError::Network)));
}

#[test]
fn a_late_arrival_ends_the_retry() {
    let mut world = world();
    let message = sent(&mut world);
    world.apply(Event::Refused(world.sent_as(), ApiError::Network));
    world.apply(on_stream(message, 2, 3));
    assert_eq!(local(&world), Some(Local::Stored));
    assert_eq!(world.shown(), ["m0", "m1", world.sent_id().as_str()]);
}

#[test]
fn newer_typing_is_never_overwritten() {
    let mut world = world();
    sent(&mut world);
    world.want(Intent::SetText("newer".to_owned()));
    world.apply(Event::Refused(world.sent_as(), refused(Reason::TargetGone)));
    world.want(Intent::BringBack(world.sent_id()));
    assert_eq!(world.text(), "newer");
    assert_eq!(local(&world), Some(Local::NotSent(refused(Reason::TargetGone))), "the failed text is still there");
    world.want(Intent::SetText(String::new()));
    world.want(Intent::BringBack(world.sent_id()));
    assert_eq!((world.text().as_str(), local(&world)), ("thank you", None));
    world.want(Intent::Send("thank you".to_owned()));
    let Some(Effect::Post(_, request)) = world.posted().last().copied() else { panic!("posted") };
    assert_ne!(request.client_id, world.sent_as(), "brought back, it is a new intent");
}

#[test]
fn a_text_whose_fate_is_open_is_not_brought_back() {
    let mut world = world();
    sent(&mut world);
    world.apply(Event::Refused(world.sent_as(), ApiError::Network));
    world.want(Intent::BringBack(world.sent_id()));
    assert_eq!(world.text(), "");
    assert_eq!(local(&world), Some(Local::NotSent(ApiError::Network)));
}

#[test]
fn what_was_taken_back_is_in_the_composer_again() {
    let mut world = world();
    let message = sent(&mut world);
    world.apply(on_stream(Message { state: MessageState::Held, ..message.clone() }, 2, 3));
    world.apply(accepted(Message { state: MessageState::Held, ..message.clone() }));
    world.want(Intent::Cancel(world.sent_id()));
    let answer =
        CommandAccepted { client_id: "id1".into(), message: Message { state: MessageState::Cancelled, ..message } };
    world.apply(Event::Accepted(Box::new(answer)));
    assert_eq!((world.visibility(), world.text().as_str()), (Some(Visibility::Public), "thank you"));
}

#[test]
fn the_last_message_is_taken_back_by_a_key_as_long_as_it_is_held() {
    let mut world = world();
    let message = sent(&mut world);
    world.want(Intent::CancelLast);
    assert_eq!(world.posted().len(), 1, "the backend does not have it yet");
    world.apply(on_stream(Message { state: MessageState::Held, ..message.clone() }, 2, 3));
    world.apply(accepted(Message { state: MessageState::Held, ..message.clone() }));
    world.want(Intent::CancelLast);
    let cancels = |effect: &&&Effect| matches!(effect, Effect::Post(_, it) if matches!(it.command, Command::Cancel(_)));
    assert_eq!(world.posted().iter().filter(cancels).count(), 1);
    world.apply(on_stream(Message { state: MessageState::Sent, ..message }, 2, 3));
    world.want(Intent::CancelLast);
    assert_eq!(world.posted().iter().filter(cancels).count(), 1, "what is sent is sent");
}

#[test]
fn what_the_rules_forbid_is_not_posted_and_not_lost() {
    let mut world = world();
    world.want(Intent::Send("  ".to_owned()));
    let long = "x".repeat(5_001);
    world.want(Intent::Send(long.clone()));
    assert!(world.posted().is_empty());
    assert_eq!(world.text(), long);
    assert!(world.model.notices().iter().any(|posted| matches!(posted.notice, Notice::TooLong(1))));
}

#[test]
fn a_message_that_was_on_its_way_when_the_page_died_is_shown_with_retry() {
    let mut first = world();
    sent(&mut first);
    let kept = first.effects.iter().find_map(|effect| match effect {
        Effect::KeepOutgoing(outgoing) => Some(serde_json::to_string(outgoing).expect("text")),
        _ => None,
    });
    let outgoing = serde_json::from_str(&kept.expect("kept")).expect("readable");
    let mut second = World::signed_in();
    second.apply(Event::Kept(Vec::new(), vec![outgoing]));
    second.open(&detail("a", Some(1), None), page("a", 0..2, 2));
    assert_eq!(second.shown(), ["m0", "m1", first.sent_id().as_str()]);
    let shown = second.model.message(&first.sent_id()).map(|shown| shown.local);
    assert_eq!(shown, Some(Local::NotSent(ApiError::Network)));
    second.want(Intent::Retry(first.sent_id()));
    assert_eq!(first.posted(), second.posted());
}
