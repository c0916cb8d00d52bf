//! What comes in, in whatever order, ends in the same picture.

use super::world::{NOW, World, changed, detail, id, message, message_id, on_stream, page, summary};
use crate::api::ApiError;
use crate::state::effect::{Effect, Place, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::lists::ListKey;
use crate::state::load::Load;
use crate::state::model::{Connection, Model};
use proptest::prelude::*;
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::conversation::{ConversationSummary, WorkState};
use social_messaging_domain::events::{Event as StreamEvent, RemovedEvent};
use social_messaging_domain::visibility::Visibility;

fn list(world: &World, key: ListKey) -> Vec<&str> {
    let page = world.model.list(key).loaded().expect("a list");
    page.ids.iter().map(|id| id.as_str()).collect()
}

fn listed(world: &mut World, key: ListKey, rows: &[ConversationSummary], next: Option<&str>) {
    let page = ConversationPage {
        conversations: rows.to_vec(),
        next: next.map(str::to_owned),
        total: u32::try_from(rows.len()).expect("few") + u32::from(next.is_some()),
    };
    world.apply(Event::Loaded(Resource::List(key, None), Loaded::List(page)));
}

#[test]
fn snapshots_are_asked_for_once_the_stream_stands() {
    let mut world = World::signed_in();
    world.model = Model::default();
    world.effects = world.model.needs();
    assert_eq!(world.loads(), [&Resource::Session]);
    world.effects.clear();
    let session = super::world::session(social_messaging_domain::api::Role::Agent);
    world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session))));
    assert!(world.loads().is_empty());
    assert!(world.effects.contains(&Effect::OpenStream));
    world.apply(Event::Connected { resumed: false });
    assert!(world.loads().contains(&&Resource::List(ListKey::MINE, None)));
}

#[test]
fn a_stream_that_cannot_be_opened_does_not_keep_the_page_empty() {
    let mut world = World::signed_in();
    world.model = Model::default();
    world.effects = world.model.needs();
    let session = super::world::session(social_messaging_domain::api::Role::Agent);
    world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session))));
    world.apply(Event::Connection(Connection::Resuming { since: NOW }));
    assert!(world.loads().contains(&&Resource::List(ListKey::ALL, None)));
}

#[test]
fn after_a_break_everything_shown_is_asked_for_unless_the_stream_went_on() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    listed(&mut world, ListKey::MINE, &[], None);
    world.effects.clear();
    world.apply(Event::Connected { resumed: true });
    assert!(world.loads().is_empty());
    for event in [Event::Connected { resumed: false }, Event::Missed, Event::Stream(StreamEvent::Resync)] {
        world.effects.clear();
        world.apply(event);
        for expected in
            [Resource::List(ListKey::MINE, None), Resource::Detail(id("a")), Resource::Messages(id("a"), Place::Newest)]
        {
            assert!(world.loads().contains(&&expected), "{expected:?} in {:?}", world.effects);
            world.apply(Event::Failed(expected, ApiError::Malformed));
        }
    }
}

#[test]
fn what_failed_is_asked_for_again_and_not_at_once() {
    let mut world = World::signed_in();
    world.want(Intent::OpenConversation(id("a")));
    world.effects.clear();
    world.apply(Event::Failed(Resource::Detail(id("a")), ApiError::Network));
    assert_eq!(world.model.detail(), &Load::Failed(ApiError::Network));
    assert!(world.loads().is_empty());
    world.apply(Event::Tick);
    assert_eq!(world.loads(), [&Resource::Detail(id("a"))]);
}

#[test]
fn a_late_answer_for_another_conversation_changes_nothing() {
    let mut world = World::signed_in();
    world.want(Intent::OpenConversation(id("a")));
    world.want(Intent::OpenConversation(id("b")));
    let messages = Resource::Messages(id("a"), Place::Newest);
    world.apply(Event::Loaded(messages, Loaded::Messages(page("a", 0..3, 3))));
    world.apply(Event::Loaded(Resource::Detail(id("a")), Loaded::Detail(Box::new(detail("a", Some(1), None)))));
    assert_eq!(world.shown(), Vec::<String>::new());
    assert!(world.model.detail().is_loading());
}

#[test]
fn an_answer_does_not_overwrite_what_the_stream_brought_meanwhile() {
    let mut world = World::signed_in();
    world.want(Intent::OpenConversation(id("a")));
    let mut edited = message("a", "m1", Visibility::Public);
    "edited".clone_into(&mut edited.text);
    world.apply(on_stream(edited, 1, 3));
    world.apply(on_stream(message("a", "m2", Visibility::Public), 2, 3));
    let messages = Resource::Messages(id("a"), Place::Newest);
    world.apply(Event::Loaded(messages, Loaded::Messages(page("a", 0..2, 2))));
    assert_eq!(world.shown(), ["m0", "m1", "m2"]);
    assert_eq!(world.model.message(&message_id("m1")).map(|shown| shown.message.text).as_deref(), Some("edited"));
}

#[test]
fn a_message_that_belongs_further_up_moves_the_others() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 10..12, 12));
    world.apply(on_stream(message("a", "late", Visibility::Public), 11, 13));
    assert_eq!(world.shown(), ["m10", "late", "m11"]);
    world.effects.clear();
    // Two at once that do not fit what is known: what is shown is asked for again.
    world.apply(on_stream(message("a", "later", Visibility::Public), 11, 15));
    assert!(world.loads().contains(&&Resource::Messages(id("a"), Place::Newest)));
    assert_eq!(world.shown(), ["m10", "late", "m11"]);
}

#[test]
fn a_message_that_was_none_of_its_own_goes_and_the_others_close_up() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 10..13, 13));
    let removed = |message: &str| {
        Event::Stream(StreamEvent::Removed(RemovedEvent { conversation: id("a"), message: message_id(message) }))
    };
    world.effects.clear();
    world.apply(removed("m11"));
    assert_eq!(world.shown(), ["m10", "m12"]);
    assert_eq!(world.model.window().loaded().map(|window| (window.first, window.total)), Some((10, 12)));
    assert_eq!(world.model.message(&message_id("m11")), None);
    // What follows finds its place without anything being asked for again.
    world.apply(on_stream(message("a", "m13", Visibility::Public), 12, 13));
    assert_eq!(world.shown(), ["m10", "m12", "m13"]);
    assert!(world.loads().is_empty());
    // One that this page never had stood nobody knows where.
    world.apply(removed("m3"));
    assert!(world.loads().contains(&&Resource::Messages(id("a"), Place::Newest)));
}

#[test]
fn the_lists_follow_the_stream() {
    let mut world = World::signed_in();
    let row = |name: &str, minutes: i64| ConversationSummary {
        waiting_since: Some(NOW.plus(-minutes * 60_000)),
        ..summary(name)
    };
    listed(&mut world, ListKey::ALL, &[row("a", 9), row("b", 5)], None);
    listed(&mut world, ListKey::MINE, &[], None);
    let mut new = detail("c", Some(1), None);
    new.summary = row("c", 7);
    world.apply(changed(new.clone()));
    assert_eq!(list(&world, ListKey::ALL), ["a", "c", "b"]);
    new.summary.assignee = Some("ada".into());
    new.summary.waiting_since = None;
    world.apply(changed(new.clone()));
    assert_eq!(list(&world, ListKey::ALL), ["a", "b", "c"]);
    assert_eq!(list(&world, ListKey::MINE), ["c"]);
    new.summary.state = WorkState::Closed;
    world.apply(changed(new));
    assert_eq!(list(&world, ListKey::ALL), ["a", "b"]);
    assert!(list(&world, ListKey::MINE).is_empty());
    assert_eq!(world.model.list(ListKey::ALL).loaded().map(|page| page.total), Some(2));
}

#[test]
fn a_row_beyond_the_loaded_page_is_not_put_at_its_end() {
    let mut world = World::signed_in();
    listed(&mut world, ListKey::ALL, &[summary("a")], Some("next"));
    let mut late = detail("z", Some(1), None);
    late.summary.waiting_since = None;
    world.apply(changed(late));
    assert_eq!(list(&world, ListKey::ALL), ["a"]);
}

#[test]
fn who_sees_the_end_has_read_it() {
    let mut unread = detail("a", Some(1), None);
    unread.summary.unread = 2;
    let world = World::with_open(&unread, page("a", 0..2, 2));
    let read = |world: &World| world.effects.iter().filter(|effect| matches!(effect, Effect::Read(..))).count();
    assert_eq!(read(&world), 1);
    let mut hidden = World::signed_in();
    hidden.apply(Event::Visible(false));
    hidden.open(&unread, page("a", 0..2, 2));
    assert_eq!(read(&hidden), 0);
    hidden.apply(Event::Visible(true));
    assert_eq!(read(&hidden), 1);
}

#[test]
fn what_comes_late_and_stands_above_the_newest_is_read_too() {
    let mut unread = detail("a", Some(1), None);
    unread.summary.unread = 1;
    let mut world = World::with_open(&unread, page("a", 0..2, 2));
    let read = |world: &World| {
        let read =
            world.effects.iter().filter(|effect| matches!(effect, Effect::Read(_, message) if message.0 == "m1"));
        read.count()
    };
    assert_eq!(read(&world), 1);
    world.apply(changed(unread.clone()));
    assert_eq!(read(&world), 1, "told once");
    world.apply(changed(detail("a", Some(1), None)));
    let mut late = message("a", "late", Visibility::Public);
    late.sent_at = NOW.plus(-1);
    world.apply(on_stream(late, 0, 3));
    world.apply(changed(unread));
    assert_eq!(read(&world), 2);
}

#[test]
fn a_session_that_is_over_shows_nothing_but_keeps_what_was_written() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::SetText("half a".to_owned()));
    world.apply(Event::SignedOut);
    assert_eq!(world.model.session(), &Load::Failed(ApiError::Unauthorized));
    assert!(world.shown().is_empty());
    world.effects.clear();
    world.want(Intent::RetryLoading(Resource::Session));
    let session = super::world::session(social_messaging_domain::api::Role::Agent);
    world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session))));
    world.apply(Event::Connected { resumed: false });
    world.apply(Event::Loaded(Resource::Detail(id("a")), Loaded::Detail(Box::new(detail("a", Some(1), None)))));
    assert_eq!(world.text(), "half a");
}

#[test]
fn the_address_opens_and_leaves() {
    let mut world = World::signed_in();
    world.effects.clear();
    world.apply(Event::Address(Some(id("a"))));
    assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::ShowInAddress(_))));
    world.want(Intent::OpenConversation(id("b")));
    assert!(world.effects.contains(&Effect::ShowInAddress(Some(id("b")))));
    world.apply(Event::Address(None));
    assert_eq!(world.model.open(), None);
}

proptest! {
    /// Every event carries the whole of what changed: to apply one twice changes nothing but the count of events.
    #[test]
    fn applying_twice_is_applying_once(order in Just((2..12_u32).collect::<Vec<u32>>()).prop_shuffle()) {
        let start = || World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
        let event = |at: u32| on_stream(message("a", &format!("m{at}"), Visibility::Public), at, 12);
        let (mut once, mut twice) = (start(), start());
        for at in order {
            once.apply(event(at));
            twice.apply(event(at));
            twice.apply(event(at));
        }
        prop_assert_eq!(once.shown(), twice.shown());
        prop_assert_eq!(once.model.window(), twice.model.window());
        let expected: Vec<String> = (0..12).map(|at| format!("m{at}")).collect();
        prop_assert_eq!(once.shown(), expected);
    }
}
