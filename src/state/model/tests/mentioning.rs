//! Naming the people of a thread.

use super::world::{World, detail, page};
use crate::state::effect::Resource;
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use social_messaging_domain::context::PostContext;
use social_messaging_domain::message::Mention;
use social_messaging_domain::networks::Network;
use social_messaging_domain::visibility::Visibility;

/// A thread on X in which the consumer names Grace.
fn world() -> World {
    let mut detail = detail("a", Some(1), None);
    detail.facts.account.network = Network::X;
    detail.facts.consumer_handle = Some("cristy".to_owned());
    let mut page = page("a", 0..1, 1);
    page.messages[0].mentions.push(Mention { network_id: "7".to_owned(), shown: "@grace".to_owned() });
    World::with_open(&detail, page)
}

fn people(world: &World) -> Vec<String> {
    world.model.mentionable().into_iter().map(|mention| mention.shown).collect()
}

#[test]
fn whoever_is_picked_takes_the_place_of_what_was_typed_and_goes_along() {
    let mut world = world();
    assert_eq!(people(&world), ["@cristy", "@grace"]);
    world.want(Intent::SetText("Ask @gr please".to_owned()));
    world.want(Intent::Mention(4..7, "7".to_owned()));
    assert_eq!((world.text().as_str(), world.model.caret()), ("Ask @grace please", Some(10)));
    let named = world.model.draft().map(|draft| draft.mentions).unwrap_or_default();
    assert_eq!(named.iter().map(|mention| mention.network_id.as_str()).collect::<Vec<_>>(), ["7"]);
    world.want(Intent::Mention(0..0, "nobody".to_owned()));
    assert_eq!(world.text(), "Ask @grace please", "a stranger is not named");
}

#[test]
fn nobody_is_named_in_a_note() {
    let mut world = world();
    world.want(Intent::SetVisibility(Visibility::Internal));
    assert_eq!(people(&world), [""; 0]);
    world.want(Intent::Mention(0..0, "7".to_owned()));
    assert_eq!(world.text(), "");
}

#[test]
fn who_else_wrote_under_the_post_is_offered_in_public() {
    let detail = detail("a", Some(1), None);
    let mut world = World::with_open(&detail, page("a", 0..1, 1));
    let before = people(&world);
    let message = world.model.context_of().cloned().expect("the last public message");
    let bob = Mention { network_id: "9".to_owned(), shown: "@Bob".to_owned() };
    let context = PostContext {
        network: Network::Facebook,
        message: message.clone(),
        posts: Vec::new(),
        gap: false,
        people: vec![bob.clone()],
    };
    world.apply(Event::Loaded(Resource::Context("a".into(), message), Loaded::Context(Box::new(context))));
    assert_eq!(people(&world), [before, vec![bob.shown]].concat());
    world.want(Intent::Mention(0..0, "9".to_owned()));
    assert_eq!(world.text(), "@Bob ");
}
