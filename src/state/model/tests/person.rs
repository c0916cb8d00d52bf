//! Notes about the consumer: orders leave once, and older news never covers newer.

use super::world::{World, detail, id, page};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::person::{NoteOrder, NoteRefusal, PersonWish};
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::person::{PersonNote, PersonNotes};
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::time::Timestamp;

fn notes(conversation: &str, texts: &[&str]) -> PersonNotes {
    let note = |text: &&str| PersonNote {
        id: (*text).to_owned(),
        author: "ada".into(),
        author_name: "Ada".to_owned(),
        text: (*text).to_owned(),
        pinned: false,
        written_at: Timestamp(0),
        edited_at: None,
    };
    PersonNotes { conversation: id(conversation), notes: texts.iter().map(note).collect() }
}

fn opened(texts: &[&str]) -> World {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    world.apply(Event::Loaded(Resource::PersonNotes(id("a")), Loaded::PersonNotes(notes("a", texts))));
    world
}

fn shown(world: &World) -> Vec<&str> {
    let notes = world.model.person().notes.loaded();
    notes.into_iter().flatten().map(|note| note.text.as_str()).collect()
}

fn ordered(world: &World) -> Vec<&NoteOrder> {
    let orders = world.effects.iter().filter_map(|effect| match effect {
        Effect::NotePerson(_, order) => Some(order),
        _ => None,
    });
    orders.collect()
}

fn want(world: &mut World, wish: PersonWish) {
    world.want(Intent::AboutPerson(wish));
}

fn streamed(world: &mut World, notes: PersonNotes) {
    world.apply(Event::Stream(StreamEvent::PersonNotes(Box::new(notes))));
}

fn problem(kind: ProblemType) -> ApiError {
    ApiError::Problem(Problem { kind, title: String::new(), status: 400, reason: None })
}

#[test]
fn they_come_with_the_conversation_and_go_with_it() {
    let mut world = opened(&["one"]);
    assert_eq!(shown(&world), ["one"]);
    streamed(&mut world, notes("a", &["two", "one"]));
    streamed(&mut world, notes("b", &["of somebody else"]));
    assert_eq!(shown(&world), ["two", "one"]);
    world.want(Intent::OpenConversation(id("b")));
    assert!(shown(&world).is_empty());
    assert!(world.loads().contains(&&Resource::PersonNotes(id("b"))));
}

#[test]
fn what_the_stream_brought_is_not_covered_by_an_older_answer() {
    let mut world = opened(&[]);
    want(&mut world, PersonWish::Note("mine".to_owned()));
    let order = NoteOrder::Create("id1".into(), "mine".to_owned());
    assert_eq!(ordered(&world), [&order]);
    streamed(&mut world, notes("a", &["theirs", "mine"]));
    world.apply(Event::Noted(id("a"), order, Ok(notes("a", &["mine"]))));
    assert_eq!(shown(&world), ["theirs", "mine"]);
    assert!(world.model.person().works.is_empty());
}

#[test]
fn saved_again_after_a_break_it_is_the_same_intent() {
    let mut world = opened(&[]);
    want(&mut world, PersonWish::Note("mine".to_owned()));
    want(&mut world, PersonWish::Note("mine".to_owned()));
    let order = NoteOrder::Create("id1".into(), "mine".to_owned());
    assert_eq!(ordered(&world), [&order], "a double click notes once");
    world.apply(Event::Noted(id("a"), order.clone(), Err(ApiError::Network)));
    want(&mut world, PersonWish::Note("mine".to_owned()));
    assert_eq!(ordered(&world), [&order, &order]);
    world.apply(Event::Noted(id("a"), order, Err(ApiError::Network)));
    want(&mut world, PersonWish::Note("another".to_owned()));
    assert_eq!(ordered(&world)[2], &NoteOrder::Create("id2".into(), "another".to_owned()));
}

#[test]
fn what_says_nothing_or_too_much_is_not_sent() {
    let mut world = opened(&[]);
    for text in [" ".to_owned(), "x".repeat(2_001)] {
        want(&mut world, PersonWish::Note(text));
        assert_eq!(world.model.person().work(None).and_then(|work| work.refused.clone()), Some(NoteRefusal::Text));
    }
    assert!(ordered(&world).is_empty());
}

#[test]
fn what_another_removed_first_is_gone_without_a_complaint() {
    let mut world = opened(&["one"]);
    let order = NoteOrder::Remove("one".to_owned());
    want(&mut world, PersonWish::Order(order.clone()));
    world.effects.clear();
    world.apply(Event::Noted(id("a"), order.clone(), Err(problem(ProblemType::NotFound))));
    assert!(world.model.person().works.is_empty());
    assert!(world.loads().contains(&&Resource::PersonNotes(id("a"))));
    want(&mut world, PersonWish::Order(order.clone()));
    world.apply(Event::Noted(id("a"), order, Err(problem(ProblemType::Forbidden))));
    assert!(world.model.person().work(Some("one")).is_some_and(|work| work.refused.is_some()));
}

#[test]
fn a_note_that_was_begun_waits_for_its_conversation() {
    let mut world = opened(&[]);
    want(&mut world, PersonWish::Draft("Prefers ".to_owned()));
    world.want(Intent::OpenConversation(id("b")));
    assert_eq!(world.model.note_draft(), "");
    world.want(Intent::OpenConversation(id("a")));
    assert_eq!(world.model.note_draft(), "Prefers ");
    want(&mut world, PersonWish::Draft("Prefers the phone".to_owned()));
    want(&mut world, PersonWish::Note("Prefers the phone".to_owned()));
    world.want(Intent::LeaveConversation);
    let order = NoteOrder::Create("id1".into(), "Prefers the phone".to_owned());
    world.apply(Event::Noted(id("a"), order, Ok(notes("a", &["Prefers the phone"]))));
    world.want(Intent::OpenConversation(id("a")));
    assert_eq!(world.model.note_draft(), "", "it is kept now");
}
