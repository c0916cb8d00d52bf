//! A text that is measured before it goes into the composer.

use super::world::{World, detail, page};
use crate::state::intent::Intent;
use social_messaging_domain::composer::Count;
use social_messaging_domain::visibility::Visibility;

fn world() -> World {
    World::with_open(&detail("a", Some(1), Some(1)), page("a", 0..2, 2))
}

#[test]
fn what_is_used_goes_behind_what_stands_there() {
    for (stands, measured, together) in
        [("", "Hello", "Hello"), ("Dear Cristy,", "Hello", "Dear Cristy,\nHello"), ("Well ", "hello", "Well hello")]
    {
        let mut world = world();
        world.want(Intent::SetText(stands.to_owned()));
        world.want(Intent::Measure(measured.to_owned()));
        assert_eq!(world.text(), stands, "measuring changes nothing");
        world.want(Intent::UseMeasured);
        let end = u32::try_from(together.len()).expect("short");
        assert_eq!((world.text().as_str(), world.model.caret()), (together, Some(end)));
        assert_eq!(world.model.measured(), "", "it is used once");
        world.want(Intent::UseMeasured);
        assert_eq!(world.text(), together);
    }
}

#[test]
fn it_stays_with_its_conversation() {
    let mut world = world();
    world.want(Intent::Measure("for a".to_owned()));
    world.want(Intent::OpenConversation("b".into()));
    assert_eq!(world.model.measured(), "");
    world.want(Intent::OpenConversation("a".into()));
    assert_eq!(world.model.measured(), "for a");
}

#[test]
fn each_audience_has_its_own_limit() {
    let world = world();
    let counted = |visibility| world.model.count_for(visibility, " Grüße ");
    assert_eq!(counted(Visibility::Public), Some(Count { length: 5, maximum: 5_000 }));
    assert_eq!(counted(Visibility::Direct), Some(Count { length: 5, maximum: 640 }));
    assert!(counted(Visibility::Internal).is_some());
}
