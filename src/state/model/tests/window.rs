//! How far a long conversation is drawn, and what is asked for as it is scrolled.

use super::world::{World, detail, id, message, message_id, on_stream, page};
use crate::state::effect::{Place, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::load::Edge;
use crate::state::transcript::measures::{AROUND, FIRST, LEAVING, SHOWN, STEP};
use social_messaging_domain::events::{Event as StreamEvent, MessageEvent};
use social_messaging_domain::message::Message;
use social_messaging_domain::visibility::Visibility;

#[test]
fn earlier_messages_are_drawn_by_small_steps_and_asked_for_ahead() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 9_960..10_000, 10_000));
    let window = |world: &World| world.model.window().loaded().cloned().expect("a window");
    assert_eq!((window(&world).first, world.shown().len()), (10_000 - FIRST, FIRST as usize));
    let mut asked = 0;
    while window(&world).first > 9_720 {
        let (before, shown) = (window(&world).first, world.shown().len());
        world.effects.clear();
        world.want(Intent::LoadEarlier);
        world.want(Intent::LoadEarlier);
        assert!(before - window(&world).first <= 2 * STEP, "one step at a time");
        assert!(shown.abs_diff(world.shown().len()) <= LEAVING as usize, "few go at once");
        assert!(world.shown().len() <= SHOWN as usize, "the window is bounded");
        assert_eq!(window(&world).earlier, Edge::More, "there is always something to draw");
        assert!(world.loads().len() <= 1, "a page is asked for once");
        if let [Resource::Messages(_, Place::Before(first))] = world.loads()[..] {
            let end: u32 = first.as_str()[1..].parse().expect("a number");
            let resource = Resource::Messages(id("a"), Place::Before(first.clone()));
            world.apply(Event::Loaded(resource, Loaded::Messages(page("a", end - 40..end, 10_000))));
            asked += 1;
        }
    }
    assert_eq!((asked, window(&world).later), (7, Edge::More));
    assert!(world.shown().len() >= (SHOWN - LEAVING) as usize, "what fills a high screen is drawn");
    // What comes meanwhile is counted, and the end is found without asking again.
    world.apply(on_stream(message("a", "m10000", Visibility::Public), 10_000, 10_001));
    assert_eq!(window(&world).unseen, 1);
    // One that is not loaded changes: nothing new.
    world.apply(on_stream(message("a", "m17", Visibility::Public), 17, 10_001));
    assert_eq!(window(&world).unseen, 1);
    world.effects.clear();
    world.want(Intent::ShowNewest);
    assert!(world.loads().is_empty());
    assert_eq!(world.shown().last().map(String::as_str), Some("m10000"));
    assert_eq!(world.shown().len(), FIRST as usize);
}

#[test]
fn what_changed_beside_an_arrival_moves_nothing_and_hides_nothing() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 9_960..10_000, 10_000));
    let before = world.shown();
    world.effects.clear();
    let told = |id: &str, offset, arrived| {
        let message = message("a", id, Visibility::Public);
        let event = MessageEvent { message, offset, total: 10_001, arrived: Some(arrived) };
        Event::Stream(StreamEvent::Message(Box::new(event)))
    };
    world.apply(told("m17", 17, false));
    world.apply(told("m9999", 9_999, false));
    assert_eq!(world.shown(), before);
    world.apply(told("m10000", 10_000, true));
    assert_eq!(world.shown(), [before, vec!["m10000".to_owned()]].concat());
    assert!(world.loads().is_empty(), "nothing has to be asked for again");
}

#[test]
fn what_changed_while_its_page_was_under_way_is_not_taken_back_by_the_page() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 9_960..10_000, 10_000));
    world.effects.clear();
    while world.loads().is_empty() {
        world.want(Intent::LoadEarlier);
    }
    let changed = Message { deleted: true, ..message("a", "m9950", Visibility::Public) };
    let event = MessageEvent { message: changed, offset: 9_950, total: 10_000, arrived: Some(false) };
    world.apply(Event::Stream(StreamEvent::Message(Box::new(event))));
    let before = Resource::Messages(id("a"), Place::Before(message_id("m9960")));
    world.apply(Event::Loaded(before, Loaded::Messages(page("a", 9_920..9_960, 10_000))));
    let shown = |id: &str| world.model.message(&message_id(id)).map(|shown| shown.message.deleted);
    assert_eq!((shown("m9950"), shown("m9951")), (Some(true), Some(false)));
}

#[test]
fn a_page_that_is_late_is_waited_for() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 40 - FIRST..40, 40));
    let earlier = |world: &World| world.model.window().loaded().map(|window| window.earlier.clone());
    world.want(Intent::LoadEarlier);
    assert_eq!(earlier(&world), Some(Edge::Loading));
    let before = Resource::Messages(id("a"), Place::Before(message_id(&format!("m{}", 40 - FIRST))));
    world.apply(Event::Loaded(before, Loaded::Messages(page("a", 0..40 - FIRST, 40))));
    assert_eq!((earlier(&world), world.shown().len()), (Some(Edge::More), (FIRST + STEP) as usize));
}

#[test]
fn a_message_in_the_middle_is_shown_with_its_neighbours_and_more_at_both_ends() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 9_960..10_000, 10_000));
    world.want(Intent::ShowMessage(message_id("m5000")));
    let around = Resource::Messages(id("a"), Place::Around(message_id("m5000")));
    world.apply(Event::Loaded(around, Loaded::Messages(page("a", 4_980..5_020, 10_000))));
    let ends = |world: &World| (world.shown().first().cloned(), world.shown().last().cloned());
    let beyond = |steps: u32| {
        let reach = AROUND + steps * STEP;
        (Some(format!("m{}", 5_000 - reach)), Some(format!("m{}", 4_999 + reach)))
    };
    assert_eq!(ends(&world), beyond(0));
    world.want(Intent::LoadLater);
    world.want(Intent::LoadEarlier);
    assert_eq!(ends(&world), beyond(1));
}
