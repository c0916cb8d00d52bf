//! A like is shown at once, and taken back where it is refused.

use super::sending::{refused, world};
use super::world::{World, message, message_id, on_stream};
use crate::state::event::Event;
use crate::state::intent::Intent;
use crate::state::notice::Notice;
use social_messaging_domain::commands::CommandAccepted;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::message::{LikeState, Message};
use social_messaging_domain::moderation::Moderation;
use social_messaging_domain::visibility::Visibility;

#[test]
fn a_like_is_shown_at_once_and_taken_back_with_its_reason() {
    let mut world = world();
    world.want(Intent::Like(message_id("m1")));
    world.want(Intent::Like(message_id("m1")));
    let like = |world: &World| world.model.message(&message_id("m1")).map(|shown| shown.message.like);
    assert_eq!(like(&world), Some(LikeState::Liking));
    assert_eq!(world.posted().len(), 1);
    world.apply(Event::Refused("id1".into(), refused(Reason::NotCapable)));
    assert_eq!(like(&world), Some(LikeState::NotLiked));
    let notice = Notice::LikeRefused { message: message_id("m1"), error: refused(Reason::NotCapable) };
    assert!(world.model.notices().iter().any(|posted| posted.notice == notice));
}

#[test]
fn a_like_that_the_network_refuses_later_is_told() {
    let mut world = world();
    let liking = Message { like: LikeState::Liking, ..message("a", "m1", Visibility::Public) };
    world.apply(on_stream(liking, 1, 2));
    world.apply(on_stream(message("a", "m1", Visibility::Public), 1, 2));
    let notice = Notice::LikeFailed { message: message_id("m1"), failure: None };
    assert!(world.model.notices().iter().any(|posted| posted.notice == notice));
}

#[test]
fn what_was_said_of_a_refused_like_goes_when_a_later_one_succeeds() {
    let mut world = world();
    let with = |like| on_stream(Message { like, ..message("a", "m1", Visibility::Public) }, 1, 2);
    world.apply(with(LikeState::Liking));
    world.apply(with(LikeState::NotLiked));
    world.want(Intent::Like(message_id("m1")));
    world.apply(Event::Refused("id1".into(), refused(Reason::NotCapable)));
    assert_eq!(world.model.notices().len(), 2);
    world.apply(on_stream(Message { like: LikeState::Liked, ..message("a", "m0", Visibility::Public) }, 0, 2));
    world.apply(with(LikeState::Liking));
    assert_eq!(world.model.notices().len(), 2, "it is not there yet, and another message's like is another's");
    world.apply(with(LikeState::Liked));
    assert!(world.model.notices().is_empty());
}

#[test]
fn what_was_said_of_a_refused_action_goes_when_a_later_one_is_taken() {
    let mut world = world();
    let hide = || Intent::Moderate(message_id("m1"), Moderation::Hide);
    world.want(hide());
    world.apply(Event::Refused("id1".into(), refused(Reason::NotCapable)));
    assert_eq!(world.model.notices().len(), 1);
    world.want(hide());
    let answer = message("a", "m1", Visibility::Public);
    world.apply(Event::Accepted(Box::new(CommandAccepted { client_id: "id2".into(), message: answer })));
    assert!(world.model.notices().is_empty());
}

#[test]
fn an_older_answer_does_not_undo_newer_news() {
    let mut world = world();
    world.want(Intent::Like(message_id("m1")));
    let liked = Message { like: LikeState::Liked, ..message("a", "m1", Visibility::Public) };
    world.apply(on_stream(liked.clone(), 1, 2));
    let answer = Message { like: LikeState::Liking, ..liked };
    world.apply(Event::Accepted(Box::new(CommandAccepted { client_id: "id1".into(), message: answer })));
    assert_eq!(world.model.message(&message_id("m1")).map(|shown| shown.message.like), Some(LikeState::Liked));
}
