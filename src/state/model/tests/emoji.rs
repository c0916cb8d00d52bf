//! Emoji are loaded when they are wanted, put in where the caret is, and remembered.

use super::world::{World, detail, page};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::emoji::{EmojiHabits, EmojiSet, OfferedEmoji, Tone};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::load::Load;
use std::sync::Arc;

fn world() -> World {
    World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1))
}

fn offered() -> OfferedEmoji {
    let file = format!("-😀\tGrinning face\n1👋\tWaving hand\n{}", "\n-🦆\tDuck\n".repeat(EmojiSet::GROUPS - 1));
    let set = EmojiSet::read(&file, &file.to_lowercase()).expect("a file");
    OfferedEmoji { set: Arc::new(set), habits: EmojiHabits::default() }
}

fn with_emoji() -> World {
    let mut world = world();
    world.want(Intent::WantEmoji);
    world.apply(Event::Loaded(Resource::Emoji, Loaded::Emoji(offered())));
    world
}

fn kept(world: &World) -> Vec<&EmojiHabits> {
    let habits = world.effects.iter().filter_map(|effect| match effect {
        Effect::KeepEmojiHabits(habits) => Some(habits),
        _ => None,
    });
    habits.collect()
}

#[test]
fn they_are_asked_for_once_and_only_when_somebody_wants_them() {
    let mut world = world();
    let asked = |world: &World| world.loads().into_iter().filter(|it| **it == Resource::Emoji).count();
    assert_eq!(asked(&world), 0);
    world.want(Intent::WantEmoji);
    world.want(Intent::WantEmoji);
    assert_eq!(asked(&world), 1);
    world.apply(Event::Failed(Resource::Emoji, ApiError::Malformed));
    assert_eq!(*world.model.emoji(), Load::Failed(ApiError::Malformed));
    world.want(Intent::RetryLoading(Resource::Emoji));
    world.apply(Event::Loaded(Resource::Emoji, Loaded::Emoji(offered())));
    assert_eq!((asked(&world), world.model.emoji().loaded().is_some()), (2, true));
    world.want(Intent::WantEmoji);
    assert_eq!(asked(&world), 2);
}

#[test]
fn one_goes_over_what_is_selected_with_the_caret_behind_it() {
    let mut world = with_emoji();
    world.want(Intent::SetText("Hello there!".to_owned()));
    world.want(Intent::InsertEmoji(5..11, "👋".to_owned()));
    assert_eq!((world.text().as_str(), world.model.caret()), ("Hello👋!", Some(7)));
    world.want(Intent::InsertEmoji(7..7, "🫥".to_owned()));
    assert_eq!(world.text(), "Hello👋!", "what is not offered is not put in");
}

#[test]
fn the_tone_is_kept_and_what_was_used_last_comes_first() {
    let mut world = with_emoji();
    world.want(Intent::ChooseTone(Tone::Medium));
    world.want(Intent::InsertEmoji(0..0, "😀".to_owned()));
    world.want(Intent::InsertEmoji(2..2, "👋".to_owned()));
    assert_eq!(world.text(), "😀👋🏽");
    let expected = EmojiHabits { tone: Tone::Medium, recent: vec!["👋".to_owned(), "😀".to_owned()] };
    assert_eq!(kept(&world).last(), Some(&&expected));
    let recent = world.model.emoji().loaded().map(|it| it.recent().len());
    assert_eq!(recent, Some(2));
}
