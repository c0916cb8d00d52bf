//! Two tabs of one agent: the newer copy of a draft is shown, and neither copy is lost without a word.

use super::world::{NOW, World, detail, id, page};
use crate::state::draft::Draft;
use crate::state::effect::Effect;
use crate::state::event::Event;
use crate::state::intent::Intent;
use crate::state::notice::Notice;
use social_messaging_domain::time::MINUTE;
use social_messaging_domain::visibility::Visibility;

fn from_elsewhere(text: &str, minutes: i64) -> Event {
    let edited_at = NOW.plus(minutes * MINUTE);
    let draft = Draft { text: text.to_owned(), edited_at, ..Draft::empty(id("a"), Visibility::Public) };
    Event::KeptElsewhere(vec![draft])
}

fn world_with(text: &str) -> World {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    world.want(Intent::SetText(text.to_owned()));
    world
}

#[test]
fn what_is_written_on_in_another_tab_is_followed() {
    let mut world = world_with("Yes");
    world.apply(from_elsewhere("Yes, from Monday", 1));
    assert_eq!(world.text(), "Yes, from Monday");
    assert!(world.model.notices().is_empty());
}

#[test]
fn another_text_is_shown_and_the_own_one_offered() {
    let mut world = world_with("Yes, from Monday");
    world.apply(from_elsewhere("No, sorry", 1));
    assert_eq!(world.text(), "No, sorry");
    let [posted] = world.model.notices() else { panic!("one notice: {:?}", world.model.notices()) };
    assert!(matches!(&posted.notice, Notice::NewerElsewhere { at, .. } if *at == NOW.plus(MINUTE)));

    world.now = NOW.plus(2 * MINUTE);
    world.want(Intent::TakeOwnDraft);
    assert_eq!(world.text(), "Yes, from Monday");
    assert!(world.model.notices().is_empty());
    // What was brought back is the newer one now.
    world.apply(from_elsewhere("No, sorry", 1));
    assert_eq!(world.text(), "Yes, from Monday");
}

#[test]
fn an_older_copy_changes_nothing() {
    let mut world = world_with("Yes");
    world.apply(from_elsewhere("An hour ago", -60));
    assert_eq!(world.text(), "Yes");
}

#[test]
fn what_another_tab_has_sent_is_no_draft_any_more() {
    let mut world = world_with("Yes");
    world.apply(Event::KeptElsewhere(Vec::new()));
    assert_eq!(world.text(), "");
}

#[test]
fn where_nothing_can_be_kept_nothing_is_taken_away() {
    let mut world = world_with("Yes");
    world.apply(Event::NotKept);
    world.apply(Event::KeptElsewhere(Vec::new()));
    assert_eq!(world.text(), "Yes");
}

/// What this page keeps of its draft, as another tab reads it.
fn kept(world: &World) -> Vec<Draft> {
    let kept = world.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft(draft) => Some(draft.clone()),
        _ => None,
    });
    vec![kept.expect("kept")]
}

#[test]
fn a_copy_that_both_tabs_hold_goes_out_under_one_identifier() {
    let mut one = world_with("Yes");
    let mut other = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    other.apply(Event::KeptElsewhere(kept(&one)));
    for world in [&mut one, &mut other] {
        world.want(Intent::Send("Yes".to_owned()));
    }
    assert_eq!(one.posted(), other.posted());

    let first = one.sent_as();
    one.want(Intent::SetText("Yes".to_owned()));
    one.want(Intent::Send("Yes".to_owned()));
    let Some(Effect::Post(_, again)) = one.posted().last().copied() else { panic!("posted") };
    assert_ne!(again.client_id, first, "the same words once more are another intent");
}

#[test]
fn the_own_copy_is_offered_when_the_conversation_is_opened_later() {
    let mut world = world_with("Yes, from Monday");
    world.want(Intent::LeaveConversation);
    world.apply(from_elsewhere("No, sorry", 1));
    assert!(world.model.notices().is_empty());
    world.open(&detail("a", Some(1), None), page("a", 0..1, 1));
    assert_eq!(world.text(), "No, sorry");
    let [posted] = world.model.notices() else { panic!("one notice: {:?}", world.model.notices()) };
    assert!(matches!(&posted.notice, Notice::NewerElsewhere { .. }));
    world.want(Intent::TakeOwnDraft);
    assert_eq!(world.text(), "Yes, from Monday");
}
