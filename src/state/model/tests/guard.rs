//! What does not belong in public is not sent there before the agent was asked.

use super::world::{World, detail, message_id, page};
use crate::state::intent::Intent;
use crate::state::notice::Notice;
use social_messaging_domain::guard::Finding;
use social_messaging_domain::visibility::Visibility;

const CARD: &str = "Charged to 4111 1111 1111 1111";

fn warned(world: &World) -> bool {
    let warning = Notice::NotForPublic(vec![Finding::PaymentCard]);
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
