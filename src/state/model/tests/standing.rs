//! A reload comes back to where the agent was.

use super::world::{World, detail, id, message_id, page};
use crate::api::ApiError;
use crate::state::effect::{Effect, Place, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::lists::ListKey;
use crate::state::standing::Standing;
use social_messaging_domain::problem::{Problem, ProblemType};

const CLOSED: ListKey = ListKey::EVERY[3];

fn kept(world: &World) -> Option<&Standing> {
    world.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepStanding(standing) => Some(standing),
        _ => None,
    })
}

/// A page that is loaded anew where another one was.
fn reloaded(standing: Standing, conversation: &str) -> World {
    let mut world = World::signed_in();
    world.effects.clear();
    world.apply(Event::Standing(standing));
    world.apply(Event::Address(Some(id(conversation))));
    world
}

#[test]
fn the_list_and_the_message_that_was_looked_at_come_back() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..40, 500));
    world.want(Intent::SelectTab(CLOSED));
    world.want(Intent::LookAt(Some(message_id("m7"))));
    let standing = kept(&world).expect("kept").clone();
    let mut world = reloaded(standing, "a");
    assert_eq!(world.model.selected(), CLOSED);
    let around = Resource::Messages(id("a"), Place::Around(message_id("m7")));
    assert!(world.loads().contains(&&around));
    assert_eq!(world.model.begins_at(), Some(&message_id("m7")));
    world.apply(Event::Loaded(around, Loaded::Messages(page("a", 0..40, 500))));
    assert!(world.shown().contains(&"m7".to_owned()));
}

#[test]
fn another_list_does_not_forget_the_message() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..40, 500));
    world.want(Intent::LookAt(Some(message_id("m7"))));
    world.want(Intent::SelectTab(ListKey::ALL));
    assert_eq!(kept(&world).and_then(|standing| standing.message_of(&id("a"))), Some(&message_id("m7")));
}

#[test]
fn the_end_and_another_conversation_begin_at_the_newest() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..40, 500));
    world.want(Intent::LookAt(Some(message_id("m7"))));
    let standing = kept(&world).expect("kept").clone();
    let newest = |conversation: &str| Resource::Messages(id(conversation), Place::Newest);
    assert!(reloaded(standing, "b").loads().contains(&&newest("b")));
    world.want(Intent::LookAt(None));
    let standing = kept(&world).expect("kept").clone();
    assert!(reloaded(standing, "a").loads().contains(&&newest("a")));
}

#[test]
fn a_message_that_is_gone_gives_way_to_the_newest() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..40, 500));
    world.want(Intent::LookAt(Some(message_id("m7"))));
    let mut world = reloaded(kept(&world).expect("kept").clone(), "a");
    let gone = Problem { kind: ProblemType::NotFound, title: String::new(), status: 404, reason: None };
    let around = Resource::Messages(id("a"), Place::Around(message_id("m7")));
    world.apply(Event::Failed(around, ApiError::Problem(gone)));
    assert!(world.loads().contains(&&Resource::Messages(id("a"), Place::Newest)));
}
