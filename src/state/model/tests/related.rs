//! The other conversations of the consumer: found, linked and followed.

use super::world::{World, detail, id, page, summary};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::load::Load;
use crate::state::person::{LinkOrder, PersonWish};
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::person::{PersonLink, RelatedConversation, RelatedConversations};
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::time::Timestamp;

fn related(conversation: &str, others: &[&str]) -> RelatedConversations {
    let other = |other: &&str| RelatedConversation {
        conversation: summary(other),
        link: Some(PersonLink { agent: "ada".into(), agent_name: "Ada".to_owned(), at: Timestamp(0) }),
    };
    RelatedConversations { conversation: id(conversation), others: others.iter().map(other).collect() }
}

fn opened(others: &[&str]) -> World {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    world.apply(Event::Loaded(Resource::Related(id("a")), Loaded::Related(related("a", others))));
    world
}

fn shown(world: &World) -> String {
    let others = world.model.person().others.loaded();
    others.into_iter().flatten().map(|other| other.id.0.as_str()).collect::<Vec<_>>().join(" ")
}

fn found(world: &World) -> Option<String> {
    let found = world.model.person().found.loaded()?;
    Some(found.iter().map(|id| id.0.as_str()).collect::<Vec<_>>().join(" "))
}

fn linkable(words: &str) -> Resource {
    Resource::Linkable(id("a"), words.to_owned())
}

fn answer(world: &mut World, words: &str, ids: &[&str]) {
    let page = ConversationPage { conversations: ids.iter().map(|id| summary(id)).collect(), next: None, total: 9 };
    world.apply(Event::Loaded(linkable(words), Loaded::List(page)));
}

fn want(world: &mut World, wish: PersonWish) {
    world.want(Intent::AboutPerson(wish));
}

fn orders(world: &World) -> usize {
    world.effects.iter().filter(|effect| matches!(effect, Effect::LinkPerson(..))).count()
}

#[test]
fn they_come_with_the_conversation_and_with_their_rows() {
    let mut world = opened(&["b"]);
    assert_eq!(shown(&world), "b");
    assert!(world.model.row(&id("b")).is_some());
    world.apply(Event::Stream(StreamEvent::Related(Box::new(related("a", &["c", "b"])))));
    world.apply(Event::Stream(StreamEvent::Related(Box::new(related("z", &["y"])))));
    assert_eq!(shown(&world), "c b");
    world.want(Intent::OpenConversation(id("b")));
    assert_eq!(shown(&world), "");
    assert!(world.loads().contains(&&Resource::Related(id("b"))));
}

#[test]
fn the_one_that_was_written_in_last_comes_first() {
    let mut world = opened(&["d", "c", "b"]);
    let mut detail = detail("c", Some(1), None);
    detail.summary.last_at = Timestamp(detail.summary.last_at.0 + 1);
    world.apply(Event::Stream(StreamEvent::Conversation(Box::new(detail.clone()))));
    assert_eq!(shown(&world), "c d b");
    detail.summary.last_at = Timestamp(detail.summary.last_at.0 - 1);
    world.apply(Event::Stream(StreamEvent::Conversation(Box::new(detail))));
    assert_eq!(shown(&world), "d c b", "of two in the same moment the one with the later identifier");
}

#[test]
fn what_is_found_is_neither_this_one_nor_one_that_is_related_already() {
    let mut world = opened(&["b"]);
    want(&mut world, PersonWish::Search(" nora ".to_owned()));
    want(&mut world, PersonWish::Search("nora".to_owned()));
    assert_eq!(world.loads().iter().filter(|asked| ***asked == linkable("nora")).count(), 1);
    answer(&mut world, "nora", &["a", "b", "c", "d"]);
    assert_eq!(found(&world).as_deref(), Some("c d"));
    want(&mut world, PersonWish::Search("norb".to_owned()));
    answer(&mut world, "nor", &["e"]);
    assert_eq!(found(&world), None, "what is not looked for any more is not shown");
    world.apply(Event::Failed(linkable("norb"), ApiError::Network));
    assert_eq!(world.model.person().found, Load::Failed(ApiError::Network));
    want(&mut world, PersonWish::Search(String::new()));
    assert!(world.model.person().found.is_idle());
}

#[test]
fn those_that_are_related_leave_room_for_eight_others() {
    let mut world = opened(&["1", "2", "3", "4", "5", "6", "7", "8"]);
    want(&mut world, PersonWish::Search("nora".to_owned()));
    answer(
        &mut world,
        "nora",
        &["1", "2", "3", "4", "5", "6", "7", "8", "a", "9", "10", "11", "12", "13", "14", "15", "16", "17"],
    );
    assert_eq!(found(&world).as_deref(), Some("9 10 11 12 13 14 15 16"));
}

#[test]
fn the_words_stay_as_they_are_typed_and_blanks_ask_nothing_new() {
    let mut world = opened(&[]);
    for words in ["nora", "nora ", "nora b"] {
        want(&mut world, PersonWish::Search(words.to_owned()));
        assert_eq!(world.model.person().search, words);
    }
    let asked = |words| world.loads().iter().filter(|asked| ***asked == linkable(words)).count();
    assert_eq!((asked("nora"), asked("nora b")), (1, 1));
    want(&mut world, PersonWish::Search(" nora b ".to_owned()));
    answer(&mut world, "nora b", &["c"]);
    assert_eq!(found(&world).as_deref(), Some("c"));
}

#[test]
fn a_link_leaves_once_and_older_news_do_not_undo_it() {
    let mut world = opened(&[]);
    let order = LinkOrder::Link(id("c"));
    want(&mut world, PersonWish::Search("nora".to_owned()));
    answer(&mut world, "nora", &["c", "d"]);
    for _ in 0..2 {
        want(&mut world, PersonWish::Link(order.clone()));
    }
    assert_eq!(orders(&world), 1);
    world.apply(Event::Stream(StreamEvent::Related(Box::new(related("a", &["d", "c"])))));
    world.apply(Event::Linked(id("a"), order, Ok(related("a", &["c"]))));
    assert_eq!((shown(&world).as_str(), found(&world).as_deref()), ("d c", Some("")));
    assert!(world.model.person().linking.is_empty());
}

#[test]
fn a_refusal_stands_beside_its_row_and_what_is_apart_already_is_no_refusal() {
    let mut world = opened(&["b"]);
    let problem = |kind| ApiError::Problem(Problem { kind, title: String::new(), status: 409, reason: None });
    let link = LinkOrder::Link(id("c"));
    want(&mut world, PersonWish::Link(link.clone()));
    world.apply(Event::Linked(id("a"), link, Err(problem(ProblemType::Conflict))));
    assert!(world.model.person().link(&id("c")).is_some_and(|work| work.refused.is_some()));
    let unlink = LinkOrder::Unlink(id("b"));
    want(&mut world, PersonWish::Link(unlink.clone()));
    world.effects.clear();
    world.apply(Event::Linked(id("a"), unlink, Err(problem(ProblemType::NotFound))));
    assert!(world.model.person().link(&id("b")).is_none());
    assert!(world.loads().contains(&&Resource::Related(id("a"))));
}
