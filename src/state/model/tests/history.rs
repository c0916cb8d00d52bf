//! Who took and closed a conversation stands between its messages, once.

use super::world::{NOW, World, detail, id, message_id, page};
use crate::api::ApiError;
use crate::state::effect::{Place, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use social_messaging_domain::api::MessagePage;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::time::MINUTE;
use social_messaging_domain::work::{WorkAct, WorkChange, WorkHistory};

/// What Robin did, half a minute after the message of that number.
fn change(conversation: &str, change: &str, act: WorkAct, after: i64) -> WorkChange {
    WorkChange {
        id: change.to_owned(),
        conversation: id(conversation),
        act,
        agent: Some("robin".into()),
        agent_name: Some("Robin".to_owned()),
        to: None,
        to_name: None,
        skill: None,
        at: NOW.plus(after * MINUTE + MINUTE / 2),
    }
}

/// Messages a minute apart.
fn minutes(ids: std::ops::Range<u32>, total: u32) -> MessagePage {
    let mut page = page("a", ids.clone(), total);
    for (message, at) in page.messages.iter_mut().zip(ids) {
        message.sent_at = NOW.plus(i64::from(at) * MINUTE);
    }
    page
}

fn answered(world: &mut World, changes: Vec<WorkChange>) {
    world.apply(Event::Loaded(Resource::History(id("a")), Loaded::History(WorkHistory { changes })));
}

fn on_stream(world: &mut World, change: WorkChange) {
    world.apply(Event::Stream(StreamEvent::Work(Box::new(change))));
}

/// The changes that are shown, each behind the message that it stands below.
fn shown(world: &World) -> Vec<(String, String)> {
    let window = world.model.window();
    let placed = window.loaded().map(|window| world.model.history_within(window));
    placed.into_iter().flatten().map(|(message, change)| (message.0, change.id)).collect()
}

fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
    expected.iter().map(|(message, change)| ((*message).to_owned(), (*change).to_owned())).collect()
}

#[test]
fn what_was_done_stands_below_the_last_message_before_it() {
    let mut world = World::with_open(&detail("a", Some(1), None), minutes(0..3, 3));
    let taken = change("a", "1", WorkAct::Taken, 0);
    let closed = change("a", "2", WorkAct::Closed, 2);
    let reopened = change("a", "3", WorkAct::Reopened, 2);
    answered(&mut world, vec![taken, closed, reopened]);
    assert_eq!(shown(&world), pairs(&[("m0", "1"), ("m2", "2"), ("m2", "3")]));
}

#[test]
fn what_the_stream_brings_is_there_once_and_in_order_whenever_the_answer_comes() {
    let mut world = World::with_open(&detail("a", Some(1), None), minutes(0..1, 1));
    let (taken, closed) = (change("a", "1", WorkAct::Taken, 0), change("a", "2", WorkAct::Closed, 0));
    on_stream(&mut world, closed.clone());
    answered(&mut world, vec![taken.clone()]);
    let both = pairs(&[("m0", "1"), ("m0", "2")]);
    assert_eq!(shown(&world), both);
    on_stream(&mut world, closed);
    on_stream(&mut world, taken);
    assert_eq!(shown(&world), both);
    on_stream(&mut world, change("b", "3", WorkAct::Taken, 0));
    assert_eq!(shown(&world), both, "another conversation's is not shown here");
    world.want(Intent::OpenConversation(id("b")));
    assert!(world.model.history().is_empty());
}

#[test]
fn what_was_done_before_the_first_message_here_shows_when_the_message_before_it_is_loaded() {
    let mut world = World::with_open(&detail("a", Some(1), None), minutes(2..4, 4));
    answered(&mut world, vec![change("a", "1", WorkAct::Taken, 0), change("a", "2", WorkAct::Closed, 1)]);
    assert_eq!(shown(&world), pairs(&[]));
    world.want(Intent::LoadEarlier);
    let before = Resource::Messages(id("a"), Place::Before(message_id("m2")));
    world.apply(Event::Loaded(before, Loaded::Messages(minutes(0..2, 4))));
    assert_eq!(shown(&world), pairs(&[("m0", "1"), ("m1", "2")]));
}

#[test]
fn what_was_done_after_the_last_message_here_waits_for_those_that_follow() {
    let mut world = World::signed_in();
    world.want(Intent::OpenConversation(id("a")));
    world.apply(Event::Loaded(Resource::Messages(id("a"), Place::Newest), Loaded::Messages(minutes(8..10, 10))));
    world.want(Intent::ShowMessage(message_id("m1")));
    let around = Resource::Messages(id("a"), Place::Around(message_id("m1")));
    world.apply(Event::Loaded(around, Loaded::Messages(minutes(0..3, 10))));
    answered(&mut world, vec![change("a", "1", WorkAct::Taken, 1), change("a", "2", WorkAct::Closed, 9)]);
    assert_eq!(shown(&world), pairs(&[("m1", "1")]));
}

#[test]
fn a_network_whose_clock_is_ahead_hides_nothing() {
    let mut world = World::with_open(&detail("a", Some(1), None), minutes(0..2, 2));
    answered(&mut world, vec![change("a", "1", WorkAct::Taken, -1)]);
    assert_eq!(shown(&world), pairs(&[("m0", "1")]));
}

#[test]
fn the_history_is_asked_for_with_the_conversation_and_again_after_a_break_or_a_failure() {
    let history = Resource::History(id("a"));
    let mut world = World::signed_in();
    world.want(Intent::OpenConversation(id("a")));
    world.apply(Event::Tick);
    assert_eq!(world.loads().iter().filter(|asked| ***asked == history).count(), 1);
    world.effects.clear();
    world.apply(Event::Failed(history.clone(), ApiError::Network));
    assert!(!world.loads().contains(&&history), "not at once");
    world.apply(Event::Tick);
    assert!(world.loads().contains(&&history));
    answered(&mut world, Vec::new());
    world.effects.clear();
    world.apply(Event::Connected { resumed: false });
    assert!(world.loads().contains(&&history));
}
