//! An answer goes to the message that the agent saw.

use super::sending::{sent, world};
use super::world::{World, detail, message, message_id, on_stream};
use crate::api::ApiError;
use crate::state::effect::Effect;
use crate::state::event::Event;
use crate::state::intent::Intent;
use social_messaging_domain::commands::Command;
use social_messaging_domain::ids::MessageId;
use social_messaging_domain::message::Message;
use social_messaging_domain::visibility::Visibility;

/// The message that the last command answers.
fn answered(world: &World) -> Option<MessageId> {
    let commands = world.effects.iter().rev().filter_map(|effect| match effect {
        Effect::Post(_, request) => Some(&request.command),
        _ => None,
    });
    commands
        .into_iter()
        .find_map(|command| if let Command::Send(send) = command { Some(send.target.clone()) } else { None })?
}

/// The consumer writes once more in public.
fn writes_again(world: &mut World, id: &str) {
    let mut newer = detail("a", Some(0), None);
    newer.facts.last_public.as_mut().expect("in public").message = id.into();
    world.apply(super::world::changed(newer));
}

#[test]
fn an_answer_goes_to_what_was_last_when_it_was_begun() {
    let mut world = world();
    world.want(Intent::SetText("for the first".to_owned()));
    writes_again(&mut world, "second");
    world.want(Intent::SetText("for the first one".to_owned()));
    world.want(Intent::Send("for the first one".to_owned()));
    assert_eq!(answered(&world), Some(message_id("public")));
    world.want(Intent::SetText("for the second".to_owned()));
    world.want(Intent::Send("for the second".to_owned()));
    assert_eq!(answered(&world), Some(message_id("second")));
}

#[test]
fn whoever_lets_go_of_the_first_answers_the_last() {
    let mut world = world();
    world.want(Intent::SetText("for whom".to_owned()));
    writes_again(&mut world, "second");
    world.want(Intent::RemoveTarget);
    world.want(Intent::Send("for whom".to_owned()));
    assert_eq!(answered(&world), Some(message_id("second")));
}

#[test]
fn what_is_sent_again_answers_what_it_answered() {
    let mut world = world();
    sent(&mut world);
    world.apply(Event::Refused(world.sent_as(), ApiError::Network));
    writes_again(&mut world, "second");
    world.want(Intent::Retry(world.sent_id()));
    assert_eq!(world.posted().len(), 2);
    assert_eq!(answered(&world), Some(message_id("public")));
}

#[test]
fn what_was_deleted_is_quoted_in_no_draft() {
    let mut world = world();
    world.want(Intent::ChooseTarget(message_id("m1")));
    assert_eq!(world.model.draft().and_then(|draft| draft.target).map(|target| target.text.is_empty()), Some(false));
    let deleted = Message { deleted: true, text: String::new(), ..message("a", "m1", Visibility::Public) };
    world.apply(on_stream(deleted, 1, 2));
    assert_eq!(world.model.draft().and_then(|draft| draft.target).map(|target| target.text), Some(String::new()));
    assert!(world.effects.iter().any(|effect| matches!(effect, Effect::KeepDraft(draft) if draft.target.as_ref().is_some_and(|it| it.text.is_empty()))));
}
