//! What a filter finds stands in the place of the list, and an answer to another question changes nothing.

use super::world::{World, changed, detail, summary};
use crate::state::effect::Resource;
use crate::state::event::{Event, Loaded};
use crate::state::filter::Filter;
use crate::state::intent::Intent;
use crate::state::lists::ListKey;
use social_messaging_domain::api::ConversationPage;

fn filter(search: &str) -> Filter {
    Filter { search: search.to_owned(), ..Filter::default() }
}

fn found(search: &str, id: &str) -> Event {
    let page = ConversationPage { conversations: vec![summary(id)], total: 1, next: None };
    Event::Loaded(Resource::Found(ListKey::MINE, filter(search), None), Loaded::List(page))
}

fn shown(world: &World) -> Option<Vec<String>> {
    Some(world.model.shown_list().loaded()?.ids.iter().map(|id| id.0.clone()).collect())
}

#[test]
fn the_answer_to_an_older_question_is_not_shown() {
    let mut world = World::signed_in();
    world.want(Intent::Filter(filter("ket")));
    world.want(Intent::Filter(filter("kettle")));
    world.apply(found("kettle", "a"));
    world.apply(found("ket", "b"));
    assert_eq!(shown(&world), Some(vec!["a".to_owned()]));
    // Without a filter the list is what it was.
    world.want(Intent::Filter(Filter::default()));
    assert_eq!(shown(&world), None);
}

#[test]
fn what_happens_is_looked_through_anew() {
    let mut world = World::signed_in();
    world.want(Intent::Filter(filter("kettle")));
    world.apply(found("kettle", "a"));
    world.effects.clear();
    world.apply(changed(detail("b", Some(1), None)));
    assert_eq!(world.loads(), vec![&Resource::Found(ListKey::MINE, filter("kettle"), None)]);
}

#[test]
fn another_list_is_another_question() {
    let mut world = World::signed_in();
    world.want(Intent::Filter(filter("kettle")));
    world.apply(found("kettle", "a"));
    world.want(Intent::SelectTab(ListKey::ALL));
    assert_eq!(shown(&world), None);
    assert!(world.loads().contains(&&Resource::Found(ListKey::ALL, filter("kettle"), None)));
}
