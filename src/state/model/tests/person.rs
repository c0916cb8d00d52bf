//! Notes about the consumer: orders leave once, and older news never covers newer.

use super::world::{World, detail, id, page};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::person::{NoteDraft, NoteOrder, NoteRefusal, PersonWish};
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

fn draft<'a>(world: &'a World, note: Option<&str>) -> Option<&'a NoteDraft> {
    NoteDraft::find(world.model.note_drafts(), note)
}

fn drafted<'a>(world: &'a World, note: Option<&str>) -> Option<&'a str> {
    draft(world, note).map(|draft| draft.text.as_str())
}

fn refused(world: &World, note: Option<&str>) -> Option<NoteRefusal> {
    draft(world, note)?.work.as_ref()?.refused.clone()
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
    want(&mut world, PersonWish::Save(None, "mine".to_owned()));
    let order = NoteOrder::Create("id1".into(), "mine".to_owned());
    assert_eq!(ordered(&world), [&order]);
    streamed(&mut world, notes("a", &["theirs", "mine"]));
    world.apply(Event::Noted(id("a"), order, Ok(notes("a", &["mine"]))));
    assert_eq!(shown(&world), ["theirs", "mine"]);
    assert!(world.model.note_drafts().is_empty());
}

#[test]
fn saved_again_after_a_break_it_is_the_same_intent() {
    let mut world = opened(&[]);
    want(&mut world, PersonWish::Save(None, "mine".to_owned()));
    want(&mut world, PersonWish::Save(None, "mine".to_owned()));
    let order = NoteOrder::Create("id1".into(), "mine".to_owned());
    assert_eq!(ordered(&world), [&order], "a double click notes once");
    world.apply(Event::Noted(id("a"), order.clone(), Err(ApiError::Network)));
    want(&mut world, PersonWish::Save(None, "mine".to_owned()));
    assert_eq!(ordered(&world), [&order, &order]);
    world.apply(Event::Noted(id("a"), order, Err(ApiError::Network)));
    want(&mut world, PersonWish::Save(None, "another".to_owned()));
    assert_eq!(ordered(&world)[2], &NoteOrder::Create("id2".into(), "another".to_owned()));
}

#[test]
fn what_says_nothing_or_too_much_is_not_sent() {
    let mut world = opened(&[]);
    for text in [" ".to_owned(), "x".repeat(2_001)] {
        want(&mut world, PersonWish::Save(None, text));
        assert_eq!(refused(&world, None), Some(NoteRefusal::Text));
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
    assert!(world.model.person().work("one").is_some_and(|work| work.refused.is_some()));
}

#[test]
fn a_note_that_was_begun_waits_for_its_conversation() {
    let mut world = opened(&[]);
    want(&mut world, PersonWish::Draft(None, "Prefers ".to_owned()));
    world.want(Intent::OpenConversation(id("b")));
    assert_eq!(drafted(&world, None), None);
    world.want(Intent::OpenConversation(id("a")));
    assert_eq!(drafted(&world, None), Some("Prefers "));
    want(&mut world, PersonWish::Draft(None, "Prefers the phone".to_owned()));
    want(&mut world, PersonWish::Save(None, "Prefers the phone".to_owned()));
    world.want(Intent::LeaveConversation);
    let order = NoteOrder::Create("id1".into(), "Prefers the phone".to_owned());
    world.apply(Event::Noted(id("a"), order, Ok(notes("a", &["Prefers the phone"]))));
    world.want(Intent::OpenConversation(id("a")));
    assert_eq!(drafted(&world, None), None, "it is kept now");
}

#[test]
fn what_was_refused_while_the_agent_was_elsewhere_is_saved_again_as_the_same_intent() {
    let mut world = opened(&["one"]);
    let change = NoteOrder::Change("one".to_owned(), "two".to_owned());
    let create = NoteOrder::Create("id1".into(), "mine".to_owned());
    want(&mut world, PersonWish::Save(Some("one".to_owned()), "two".to_owned()));
    want(&mut world, PersonWish::Save(None, "mine ".to_owned()));
    want(&mut world, PersonWish::Draft(None, "too late".to_owned()));
    want(&mut world, PersonWish::Discard(None));
    assert_eq!(ordered(&world), [&change, &create]);
    world.want(Intent::OpenConversation(id("b")));
    assert!(world.model.note_drafts().is_empty(), "they are of another conversation");
    for order in [&change, &create] {
        world.apply(Event::Noted(id("a"), order.clone(), Err(ApiError::Network)));
    }
    world.want(Intent::OpenConversation(id("a")));
    let broken = Some(NoteRefusal::Backend(ApiError::Network));
    assert_eq!((drafted(&world, Some("one")), refused(&world, Some("one"))), (Some("two"), broken.clone()));
    assert_eq!((drafted(&world, None), refused(&world, None)), (Some("mine "), broken));
    want(&mut world, PersonWish::Save(None, "mine".to_owned()));
    assert_eq!(ordered(&world).last(), Some(&&create));
    want(&mut world, PersonWish::Discard(Some("one".to_owned())));
    assert_eq!((drafted(&world, Some("one")), drafted(&world, None)), (None, Some("mine")));
}

#[test]
fn an_answer_from_before_the_agent_left_does_not_cover_what_came_since() {
    let mut world = opened(&[]);
    want(&mut world, PersonWish::Save(None, "mine".to_owned()));
    world.want(Intent::OpenConversation(id("b")));
    streamed(&mut world, notes("a", &["theirs", "mine"]));
    world.want(Intent::OpenConversation(id("a")));
    let both = Loaded::PersonNotes(notes("a", &["theirs", "mine"]));
    world.apply(Event::Loaded(Resource::PersonNotes(id("a")), both));
    let order = NoteOrder::Create("id1".into(), "mine".to_owned());
    world.apply(Event::Noted(id("a"), order, Ok(notes("a", &["mine"]))));
    assert_eq!(shown(&world), ["theirs", "mine"]);
    assert_eq!(drafted(&world, None), None);
}
