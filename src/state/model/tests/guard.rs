//! What does not belong in public is not sent there before the agent was asked.

use super::world::{NOW, World, detail, message, message_id, on_stream, page};
use crate::state::intent::Intent;
use crate::state::notice::Notice;
use social_messaging_domain::guard::Finding;
use social_messaging_domain::message::{Author, AuthorKind, Message};
use social_messaging_domain::time::MINUTE;
use social_messaging_domain::visibility::Visibility;

const CARD: &str = "Charged to 4111 1111 1111 1111";

fn warned(world: &World) -> bool {
    let warning = Notice::NotForPublic { found: vec![Finding::PaymentCard], own: Vec::new() };
    world.model.notices().iter().any(|posted| posted.notice == warning)
}

#[test]
fn a_card_number_is_not_sent_in_public_before_the_agent_was_asked() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::SetText(CARD.into()));
    world.want(Intent::Send(CARD.into()));
    assert!(warned(&world) && world.posted().is_empty());
    assert_eq!(world.text(), CARD, "nothing is lost");
    world.want(Intent::SetText("Charged to your card".into()));
    assert!(!warned(&world), "another text is another question");
    world.want(Intent::Send("Charged to your card".into()));
    assert_eq!(world.posted().len(), 1);
}

#[test]
fn what_an_admin_forbids_in_public_is_asked_about_too() {
    let mut conversation = detail("a", Some(1), None);
    conversation.facts.account.settings.guard_patterns = vec!["LC-####".to_owned()];
    let mut world = World::with_open(&conversation, page("a", 0..2, 2));
    world.want(Intent::Send("Your order LC-4711".into()));
    let warning = Notice::NotForPublic { found: Vec::new(), own: vec!["LC-####".to_owned()] };
    assert!(world.posted().is_empty() && world.model.notices().iter().any(|posted| posted.notice == warning));
    world.want(Intent::SetVisibility(Visibility::Internal));
    world.want(Intent::Send("Their order is LC-4711".into()));
    assert_eq!(world.posted().len(), 1, "a note is for agents");
}

#[test]
fn whoever_insists_is_not_held_up() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::Send(CARD.into()));
    world.want(Intent::SendAnyway(CARD.into()));
    assert_eq!(world.posted().len(), 1);
    assert!(!warned(&world) && world.text().is_empty());
}

#[test]
fn direct_instead_takes_the_text_along() {
    let mut world = World::with_open(&detail("a", Some(1), Some(1)), page("a", 0..2, 2));
    world.want(Intent::SetVisibility(Visibility::Public));
    world.want(Intent::ChooseTarget(message_id("m1")));
    world.want(Intent::SetText(CARD.into()));
    world.want(Intent::Send(CARD.into()));
    world.want(Intent::MoveToDirect);
    assert_eq!((world.visibility(), world.text()), (Some(Visibility::Direct), CARD.to_owned()));
    assert!(!warned(&world));
    world.want(Intent::Send(CARD.into()));
    assert_eq!(world.posted().len(), 1, "what only the consumer reads is sent");
    world.want(Intent::SetVisibility(Visibility::Public));
    assert_eq!(world.text(), "", "nothing stays behind to be sent in public by mistake");
}

#[test]
fn a_note_may_have_anything() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::SetVisibility(Visibility::Internal));
    world.want(Intent::Send(CARD.into()));
    assert_eq!(world.posted().len(), 1);
}

/// What an agent told the consumer so many minutes from now.
fn answer_of(agent: &str, minutes: i64, visibility: Visibility) -> Message {
    let author = Author { kind: AuthorKind::Agent, name: Some("Grace".to_owned()), agent: Some(agent.into()) };
    Message { author, sent_at: NOW.plus(minutes * MINUTE), ..message("a", "other", visibility) }
}

fn asked(world: &World) -> bool {
    world.model.notices().iter().any(|posted| matches!(posted.notice, Notice::AnsweredMeanwhile { .. }))
}

#[test]
fn whoever_was_overtaken_by_a_colleague_is_asked_once() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::SetText("Yes".into()));
    world.apply(on_stream(answer_of("grace", 1, Visibility::Public), 2, 3));
    world.now = NOW.plus(2 * MINUTE);
    world.want(Intent::Send("Yes".into()));
    // A second press of the same button is no answer to the question.
    world.want(Intent::Send("Yes".into()));
    assert!(asked(&world) && world.posted().is_empty());
    world.want(Intent::SetText("Yes, as Grace says".into()));
    world.want(Intent::Send("Yes, as Grace says".into()));
    assert_eq!(world.posted().len(), 1);
}

#[test]
fn one_answer_answers_one_question() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::SetText(CARD.into()));
    world.apply(on_stream(answer_of("grace", 1, Visibility::Public), 2, 3));
    world.want(Intent::Send(CARD.into()));
    assert!(asked(&world) && !warned(&world));
    world.want(Intent::SendAnyway(CARD.into()));
    assert!(warned(&world) && world.posted().is_empty());
    world.want(Intent::SendAnyway(CARD.into()));
    assert_eq!(world.posted().len(), 1);
}

#[test]
fn nobody_is_asked_about_notes_own_answers_and_older_ones() {
    for (agent, minutes, visibility) in
        [("grace", 1, Visibility::Internal), ("ada", 1, Visibility::Public), ("grace", -1, Visibility::Public)]
    {
        let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
        world.want(Intent::SetText("Yes".into()));
        world.apply(on_stream(answer_of(agent, minutes, visibility), 2, 3));
        world.want(Intent::Send("Yes".into()));
        assert_eq!(world.posted().len(), 1, "{agent} {minutes} {visibility:?}");
    }
}

#[test]
fn the_excess_begins_with_the_first_character_that_is_too_much() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    let fits = "ä".repeat(5_000);
    world.want(Intent::SetText(format!("{fits}über")));
    let text = world.text();
    assert_eq!(world.model.excess(&text), Some(fits.len()));
}

#[test]
fn the_second_press_of_a_double_press_sends_no_other_draft() {
    let mut world = World::with_open(&detail("a", Some(2), Some(1)), page("a", 0..2, 2));
    world.want(Intent::SetText("half a direct".into()));
    world.want(Intent::SetVisibility(Visibility::Public));
    world.want(Intent::SetText("Yes".into()));
    world.want(Intent::Send("Yes".into()));
    let shown = world.text();
    world.want(Intent::Send(shown));
    assert_eq!(world.posted().len(), 1);
}
