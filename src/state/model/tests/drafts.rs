//! Drafts stay where they were written, and the visibility never moves under an agent who has typed.

use super::world::{NOW, World, changed, detail, id, message_id, page};
use crate::state::draft::Draft;
use crate::state::effect::Effect;
use crate::state::event::Event;
use crate::state::intent::Intent;
use crate::state::notice::{Notice, SwitchCause};
use proptest::prelude::*;
use social_messaging_domain::api::Role;
use social_messaging_domain::composer::{Count, Reason};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::time::{HOUR, Timestamp};
use social_messaging_domain::visibility::Visibility;
use std::collections::BTreeMap;

#[test]
fn a_draft_is_there_after_another_conversation() {
    let (first, second) = (detail("a", Some(1), None), detail("b", Some(1), None));
    let mut world = World::with_open(&first, page("a", 0..1, 1));
    world.want(Intent::SetText("for a".to_owned()));
    world.open(&second, page("b", 0..1, 1));
    assert_eq!(world.text(), "");
    world.want(Intent::SetText("for b".to_owned()));
    world.open(&first, page("a", 0..1, 1));
    assert_eq!(world.text(), "for a");
    world.open(&second, page("b", 0..1, 1));
    assert_eq!(world.text(), "for b");
}

#[test]
fn toggling_never_carries_text_across() {
    let mut world = World::with_open(&detail("a", Some(1), Some(2)), page("a", 0..1, 1));
    world.want(Intent::SetText("in public".to_owned()));
    world.want(Intent::SetVisibility(Visibility::Internal));
    assert_eq!(world.text(), "");
    world.want(Intent::SetVisibility(Visibility::Public));
    assert_eq!(world.text(), "in public");
}

#[test]
fn the_composer_opens_where_the_agent_wrote_last() {
    let mut world = World::signed_in();
    let draft = |visibility, text: &str, at| Draft {
        text: text.to_owned(),
        edited_at: Timestamp(at),
        ..Draft::empty(id("a"), visibility)
    };
    let kept = vec![draft(Visibility::Public, "older", 1), draft(Visibility::Internal, "newer", 2)];
    world.apply(Event::Kept(kept, Vec::new()));
    world.open(&detail("a", Some(1), None), page("a", 0..1, 1));
    assert_eq!((world.visibility(), world.text()), (Some(Visibility::Internal), "newer".to_owned()));
}

#[test]
fn the_default_follows_the_consumer() {
    for (public, direct, expected) in [
        (Some(1), None, Visibility::Public),
        (None, Some(1), Visibility::Direct),
        (Some(1), Some(2), Visibility::Public),
        (Some(2), Some(1), Visibility::Direct),
        // Never from Direct to Public: the window is closed.
        (Some(30), Some(25), Visibility::Internal),
        (None, None, Visibility::Internal),
    ] {
        let world = World::with_open(&detail("a", public, direct), page("a", 0..1, 1));
        assert_eq!(world.visibility(), Some(expected), "{public:?} {direct:?}");
    }
}

#[test]
fn the_default_moves_while_nothing_is_typed() {
    let mut world = World::with_open(&detail("a", Some(2), None), page("a", 0..1, 1));
    world.apply(changed(detail("a", Some(2), Some(1))));
    assert_eq!(world.visibility(), Some(Visibility::Direct));
    assert!(world.model.notices().is_empty());
}

#[test]
fn it_stays_under_an_agent_who_typed_and_a_switch_is_offered() {
    let mut world = World::with_open(&detail("a", Some(2), None), page("a", 0..1, 1));
    world.want(Intent::SetText("half a".to_owned()));
    world.apply(changed(detail("a", Some(2), Some(1))));
    assert_eq!((world.visibility(), world.text()), (Some(Visibility::Public), "half a".to_owned()));
    let notices: Vec<&Notice> = world.model.notices().iter().map(|posted| &posted.notice).collect();
    assert_eq!(notices, [&Notice::Switch { to: Visibility::Direct, cause: SwitchCause::ConsumerWrote }]);

    world.want(Intent::AcceptSwitch);
    assert_eq!((world.visibility(), world.text()), (Some(Visibility::Direct), String::new()));
    assert!(world.model.notices().is_empty());
    world.want(Intent::SetVisibility(Visibility::Public));
    assert_eq!(world.text(), "half a");
}

#[test]
fn a_switch_can_take_the_text_along() {
    let mut world = World::with_open(&detail("a", Some(2), None), page("a", 0..1, 1));
    world.want(Intent::ChooseTarget(message_id("m0")));
    world.want(Intent::SetText("half a".to_owned()));
    world.apply(changed(detail("a", Some(2), Some(1))));
    world.want(Intent::AcceptSwitchWithText);
    assert_eq!((world.visibility(), world.text()), (Some(Visibility::Direct), "half a".to_owned()));
    assert_eq!(world.model.draft().and_then(|draft| draft.target), None);
    world.want(Intent::SetVisibility(Visibility::Public));
    assert_eq!(world.text(), "");
}

#[test]
fn a_chosen_visibility_stays_too() {
    let mut world = World::with_open(&detail("a", Some(2), None), page("a", 0..1, 1));
    world.want(Intent::SetVisibility(Visibility::Internal));
    world.apply(changed(detail("a", Some(2), Some(1))));
    assert_eq!(world.visibility(), Some(Visibility::Internal));
}

#[test]
fn the_window_closes_at_its_minute() {
    let mut world = World::with_open(&detail("a", None, Some(23)), page("a", 0..1, 1));
    assert_eq!(world.visibility(), Some(Visibility::Direct));
    let end = NOW.plus(HOUR);
    world.now = end.plus(-30_000);
    world.apply(Event::Tick);
    assert!(world.effects.contains(&Effect::WakeAt(end)), "{:?}", world.effects);
    world.now = end;
    world.apply(Event::Tick);
    assert_eq!(world.visibility(), Some(Visibility::Internal));
    let offers = world.model.offers().expect("offers");
    assert_eq!(offers.direct, Err(Reason::WindowClosed));
}

#[test]
fn the_window_closes_over_a_text_that_stays() {
    let mut world = World::with_open(&detail("a", None, Some(23)), page("a", 0..1, 1));
    world.want(Intent::SetText("half a".to_owned()));
    world.now = NOW.plus(HOUR);
    world.apply(Event::Tick);
    assert_eq!((world.visibility(), world.text()), (Some(Visibility::Direct), "half a".to_owned()));
    let notice = Notice::Switch { to: Visibility::Internal, cause: SwitchCause::OfferEnded };
    assert!(world.model.notices().iter().any(|posted| posted.notice == notice));
    assert_eq!(world.model.plan("half a").err(), Some(Reason::WindowClosed));
}

#[test]
fn a_note_is_counted_as_anything_else() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    world.want(Intent::SetVisibility(Visibility::Internal));
    let of = |world: &World, length: usize| {
        let text = "a".repeat(length);
        (world.model.count(&text).map(Count::remaining), world.model.plan(&text).err())
    };
    assert_eq!(of(&world, 10_000), (Some(0), None));
    assert_eq!(of(&world, 10_001), (Some(-1), Some(Reason::TooLong)));
}

#[test]
fn a_manager_writes_notes_only() {
    let mut world = World::signed_in_as(Role::Manager);
    world.open(&detail("a", Some(1), None), page("a", 0..1, 1));
    assert_eq!(world.visibility(), Some(Visibility::Internal));
    world.want(Intent::SetVisibility(Visibility::Public));
    assert_eq!(world.model.plan("hello").err(), Some(Reason::RoleForbids));
}

#[test]
fn link_and_mention_are_inserted_at_the_cursor() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    world.want(Intent::SetText("Dear".to_owned()));
    world.want(Intent::InsertMention(4));
    assert_eq!((world.text().as_str(), world.model.caret()), ("Dear @Cristy ", Some(13)));
    world.want(Intent::InsertLinkToDirect(13));
    assert_eq!(world.text(), "Dear @Cristy https://m.me/lumencoffee ");
    assert_eq!(world.model.draft().map(|draft| draft.mentions.len()), Some(1));
    // A link belongs into a public answer only.
    world.want(Intent::SetVisibility(Visibility::Internal));
    world.want(Intent::InsertLinkToDirect(0));
    assert_eq!(world.text(), "");
}

proptest! {
    /// Whatever the agent opens, toggles and types, each text is where it was typed and nowhere else.
    #[test]
    fn every_text_stays_where_it_was_typed(steps in proptest::collection::vec((0..3_usize, 0..3_usize, "[a-z]{0,5}"), 1..30)) {
        let names = ["a", "b", "c"];
        let mut world = World::signed_in();
        let mut expected: BTreeMap<(ConversationId, Visibility), String> = BTreeMap::new();
        for (conversation, visibility, text) in steps {
            let visibility = Visibility::CHOICES[visibility];
            world.open(&detail(names[conversation], Some(1), Some(2)), page(names[conversation], 0..1, 1));
            world.want(Intent::SetVisibility(visibility));
            let key = (id(names[conversation]), visibility);
            prop_assert_eq!(world.text(), expected.get(&key).cloned().unwrap_or_default());
            world.want(Intent::SetText(text.clone()));
            expected.insert(key, text);
        }
    }
}

#[test]
fn the_list_knows_which_conversations_have_a_draft() {
    let mut world = World::with_open(&detail("a", Some(1), Some(1)), page("a", 0..2, 2));
    world.want(Intent::SetText("to be continued".into()));
    world.want(Intent::SetVisibility(Visibility::Internal));
    world.want(Intent::SetText("ask the shop".into()));
    assert_eq!(world.model.with_drafts(), [id("a")]);
    world.open(&detail("b", Some(1), None), page("b", 0..2, 2));
    assert_eq!(world.model.with_drafts(), [id("a")], "a draft stays with its conversation");
    world.want(Intent::OpenConversation(id("a")));
    world.open(&detail("a", Some(1), Some(1)), page("a", 0..2, 2));
    for visibility in Visibility::CHOICES {
        world.want(Intent::SetVisibility(visibility));
        world.want(Intent::SetText(String::new()));
    }
    assert!(world.model.with_drafts().is_empty());
}
