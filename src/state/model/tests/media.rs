//! What the consumer sent beside words.

use super::world::{NOW, World, detail, id, message, on_stream, page};
use crate::api::ApiError;
use crate::state::effect::Resource;
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::load::{Edge, Load};
use social_messaging_domain::api::{AttachmentPage, NotePage, SentAttachment};
use social_messaging_domain::events::{Event as StreamEvent, RemovedEvent};
use social_messaging_domain::message::{Attachment, AttachmentKind};
use social_messaging_domain::visibility::Visibility;

fn image(id: &str) -> Attachment {
    Attachment {
        id: id.into(),
        kind: AttachmentKind::Image,
        url: Some(format!("/media/{id}")),
        preview_url: None,
        description: None,
        link: None,
        title: None,
    }
}

/// The files of these numbers, each of the message of its number.
fn files(numbers: impl Iterator<Item = u32>, next: Option<&str>) -> AttachmentPage {
    let file = |number: u32| SentAttachment {
        message: format!("m{number}").as_str().into(),
        visibility: Visibility::Public,
        sent_at: NOW,
        attachment: image(&format!("f{number}")),
    };
    AttachmentPage { attachments: numbers.map(file).collect(), next: next.map(str::to_owned), total: 6 }
}

fn resource(cursor: Option<&str>) -> Resource {
    Resource::Attachments(id("a"), cursor.map(str::to_owned))
}

fn answer(world: &mut World, cursor: Option<&str>, page: AttachmentPage) {
    world.apply(Event::Loaded(resource(cursor), Loaded::Attachments(page)));
}

fn shown(world: &World) -> String {
    let media = world.model.media().loaded();
    let ids: Vec<&str> = media.iter().flat_map(|media| &media.items).map(|file| file.attachment.id.as_str()).collect();
    ids.join(" ")
}

fn more(world: &World) -> Option<&Edge> {
    world.model.media().loaded().map(|media| &media.more)
}

fn asked(world: &World, cursor: Option<&str>) -> usize {
    world.loads().into_iter().filter(|it| **it == resource(cursor)).count()
}

fn looking() -> World {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    assert_eq!(asked(&world, None), 0, "nobody looks at it yet");
    world.want(Intent::ViewMedia);
    answer(&mut world, None, files((4..7).rev(), Some("c")));
    world
}

#[test]
fn it_comes_by_pages_to_its_end() {
    let mut world = looking();
    assert_eq!((shown(&world).as_str(), more(&world)), ("f6 f5 f4", Some(&Edge::More)));
    world.want(Intent::LoadMoreMedia);
    world.want(Intent::LoadMoreMedia);
    assert_eq!((asked(&world, Some("c")), more(&world)), (1, Some(&Edge::Loading)));
    answer(&mut world, Some("c"), files((1..4).rev(), None));
    assert_eq!((shown(&world).as_str(), more(&world)), ("f6 f5 f4 f3 f2 f1", Some(&Edge::End)));
    world.want(Intent::LoadMoreMedia);
    assert_eq!(asked(&world, Some("c")), 1);
}

#[test]
fn a_failure_is_told_and_tried_again() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::ViewMedia);
    world.apply(Event::Slow(resource(None)));
    assert_eq!(*world.model.media(), Load::LoadingSlowly);
    world.apply(Event::Failed(resource(None), ApiError::Malformed));
    assert_eq!(*world.model.media(), Load::Failed(ApiError::Malformed));
    world.want(Intent::ViewMedia);
    assert_eq!((asked(&world, None), world.model.media().is_loading()), (2, true));
    answer(&mut world, None, files((4..7).rev(), Some("c")));
    world.want(Intent::LoadMoreMedia);
    world.apply(Event::Failed(resource(Some("c")), ApiError::Malformed));
    assert_eq!(more(&world), Some(&Edge::Failed(ApiError::Malformed)));
    world.want(Intent::LoadMoreMedia);
    assert_eq!(asked(&world, Some("c")), 2);
}

#[test]
fn what_is_looked_at_again_is_loaded_again_since_addresses_expire() {
    let mut world = looking();
    world.want(Intent::ViewMedia);
    assert_eq!((asked(&world, None), shown(&world).as_str()), (2, ""));
}

#[test]
fn what_is_new_comes_before_what_is_there_and_what_is_deleted_goes() {
    let mut world = looking();
    world.want(Intent::LoadMoreMedia);
    answer(&mut world, Some("c"), files((1..4).rev(), None));
    let mut sent = message("a", "m7", Visibility::Public);
    sent.attachments.push(image("f7"));
    world.apply(on_stream(sent, 2, 3));
    assert_eq!(asked(&world, None), 2);
    answer(&mut world, None, files((5..8).rev(), Some("d")));
    assert_eq!((shown(&world).as_str(), more(&world)), ("f7 f6 f5 f4 f3 f2 f1", Some(&Edge::End)));
    let mut deleted = message("a", "m6", Visibility::Public);
    deleted.deleted = true;
    world.apply(on_stream(deleted, 1, 3));
    let removed = RemovedEvent { conversation: id("a"), message: "m3".into() };
    world.apply(Event::Stream(StreamEvent::Removed(removed)));
    assert_eq!(shown(&world), "f7 f5 f4 f2 f1");
}

#[test]
fn what_comes_while_the_first_page_is_on_its_way_is_not_missed() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::ViewMedia);
    let mut sent = message("a", "m7", Visibility::Public);
    sent.attachments.push(image("f7"));
    world.apply(on_stream(sent, 2, 3));
    // Written before the message came.
    answer(&mut world, None, files((4..7).rev(), Some("c")));
    assert_eq!(asked(&world, None), 2);
    answer(&mut world, None, files((5..8).rev(), Some("d")));
    assert_eq!(shown(&world), "f7 f6 f5 f4");
}

#[test]
fn after_a_break_it_is_asked_for_anew() {
    let mut world = looking();
    world.apply(Event::Missed);
    assert_eq!(asked(&world, None), 2);
}

#[test]
fn internal_notes_are_such_a_list_too() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    let note = |number: u32| message("a", &format!("n{number}"), Visibility::Internal);
    let notes = |cursor: Option<&str>| Resource::Notes(id("a"), cursor.map(str::to_owned));
    let answer = |world: &mut World, cursor: Option<&str>, numbers: &[u32], next: Option<&str>| {
        let page =
            NotePage { notes: numbers.iter().copied().map(note).collect(), next: next.map(str::to_owned), total: 4 };
        world.apply(Event::Loaded(notes(cursor), Loaded::Notes(page)));
    };
    let shown = |world: &World| {
        let list = world.model.notes().loaded();
        list.iter().flat_map(|list| &list.items).map(|note| note.id.0.clone()).collect::<Vec<_>>().join(" ")
    };
    world.apply(on_stream(note(9), 2, 3));
    assert!(!world.loads().contains(&&notes(None)), "nobody looks at them yet");
    world.want(Intent::ViewNotes);
    answer(&mut world, None, &[4, 3], Some("c"));
    world.want(Intent::LoadMoreNotes);
    answer(&mut world, Some("c"), &[2, 1], None);
    assert_eq!(shown(&world), "n4 n3 n2 n1");
    world.effects.clear();
    world.apply(on_stream(message("a", "m9", Visibility::Public), 3, 4));
    assert!(!world.loads().contains(&&notes(None)));
    world.apply(on_stream(note(5), 4, 5));
    assert!(world.loads().contains(&&notes(None)));
    answer(&mut world, None, &[5, 4], Some("d"));
    let removed = RemovedEvent { conversation: id("a"), message: "n3".into() };
    world.apply(Event::Stream(StreamEvent::Removed(removed)));
    assert_eq!(shown(&world), "n5 n4 n2 n1");
    world.want(Intent::ViewNotes);
    world.apply(Event::Failed(notes(None), ApiError::Malformed));
    assert_eq!(*world.model.notes(), Load::Failed(ApiError::Malformed));
}
