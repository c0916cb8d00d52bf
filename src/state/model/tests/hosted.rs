//! The page follows the one around it.

use super::world::{World, changed, detail, id, page, summary};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::hosted::{HostContext, HostEvent, NotTaken, Proposal, Sought};
use crate::state::intent::Intent;
use crate::state::load::Load;
use social_messaging_domain::api::ConversationPage;
use social_messaging_domain::networks::Network;
use social_messaging_domain::problem::{Problem, ProblemType};

fn sought(consumer: &str) -> Sought {
    Sought { network: Some(Network::Facebook), consumer: Some(consumer.to_owned()), ..Sought::default() }
}

fn shows(world: &mut World, context: HostContext) {
    world.effects.clear();
    world.apply(Event::Hosted(HostEvent::Shows(context)));
}

fn asked(world: &World) -> Vec<&Sought> {
    let asked = world.loads().into_iter().filter_map(|resource| match resource {
        Resource::Sought(sought) => Some(sought),
        _ => None,
    });
    asked.collect()
}

fn found(world: &mut World, of: &Sought, ids: &[&str]) {
    world.effects.clear();
    let conversations: Vec<_> = ids.iter().map(|id| summary(id)).collect();
    let page = ConversationPage { conversations, next: None, total: 0 };
    world.apply(Event::Loaded(Resource::Sought(of.clone()), Loaded::List(page)));
}

#[test]
fn the_hosts_conversation_is_opened_without_a_step_in_the_history() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Conversation(id("a")));
    assert_eq!(world.model.open(), Some(&id("a")));
    assert!(world.loads().contains(&&Resource::Detail(id("a"))));
    assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::ShowInAddress(_))));
    shows(&mut world, HostContext::Nothing);
    assert_eq!(world.model.open(), None);
}

#[test]
fn what_the_host_says_again_does_not_take_the_agent_back() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Conversation(id("a")));
    world.want(Intent::OpenConversation(id("b")));
    shows(&mut world, HostContext::Conversation(id("a")));
    assert_eq!(world.model.open(), Some(&id("b")));
}

#[test]
fn a_draft_stays_with_its_conversation_whatever_the_host_shows() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Conversation(id("a")));
    world.open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.apply(Event::Loaded(Resource::Detail(id("a")), Loaded::Detail(Box::new(detail("a", Some(1), None)))));
    world.want(Intent::SetText("half an".to_owned()));
    shows(&mut world, HostContext::Conversation(id("b")));
    world.apply(Event::Loaded(Resource::Detail(id("b")), Loaded::Detail(Box::new(detail("b", Some(1), None)))));
    assert_eq!(world.text(), "");
    shows(&mut world, HostContext::Nothing);
    shows(&mut world, HostContext::Conversation(id("a")));
    world.apply(Event::Loaded(Resource::Detail(id("a")), Loaded::Detail(Box::new(detail("a", Some(1), None)))));
    assert_eq!(world.text(), "half an");
}

#[test]
fn of_a_person_the_one_conversation_opens_none_says_so_and_several_are_offered() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Person(sought("77")));
    assert_eq!(asked(&world), [&sought("77")]);
    assert_eq!(world.model.open(), None);
    found(&mut world, &sought("77"), &["a"]);
    assert_eq!(world.model.open(), Some(&id("a")));

    shows(&mut world, HostContext::Person(sought("88")));
    assert_eq!(world.model.open(), None, "never the conversation of the person before");
    found(&mut world, &sought("88"), &[]);
    assert_eq!((world.model.open(), &world.model.hosted().found), (None, &Load::Loaded(Vec::new())));
    world.effects.clear();
    world.apply(changed(detail("c", Some(1), None)));
    assert_eq!(asked(&world), [&sought("88")], "they may have written now");
    found(&mut world, &sought("88"), &["b", "c"]);
    assert_eq!(world.model.open(), None, "it is the agent who chooses");
    assert_eq!(world.model.hosted().found, Load::Loaded(vec![id("b"), id("c")]));

    shows(&mut world, HostContext::Person(Sought { account: Some("another".into()), ..sought("88") }));
    found(&mut world, &Sought { account: Some("another".into()), ..sought("88") }, &["b", "c"]);
    assert_eq!(world.model.hosted().found, Load::Loaded(Vec::new()), "of another brand account");
    shows(&mut world, HostContext::Person(Sought::default()));
    assert_eq!((asked(&world).len(), &world.model.hosted().found), (0, &Load::Loaded(Vec::new())));
}

#[test]
fn a_host_that_changes_its_mind_often_is_looked_up_once_at_a_time() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Person(sought("1")));
    for person in 2..100 {
        shows(&mut world, HostContext::Person(sought(&person.to_string())));
        assert!(asked(&world).is_empty());
    }
    found(&mut world, &sought("1"), &["a"]);
    assert_eq!(world.model.open(), None, "nobody looks for them any more");
    assert_eq!(asked(&world), [&sought("99")]);
}

#[test]
fn a_look_up_that_failed_is_said_and_tried_again() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Person(sought("77")));
    world.apply(Event::Failed(Resource::Sought(sought("77")), ApiError::Network));
    assert_eq!(world.model.hosted().found, Load::Failed(ApiError::Network));
    world.effects.clear();
    world.want(Intent::RetryLoading(Resource::Sought(sought("77"))));
    assert_eq!(asked(&world), [&sought("77")]);
}

#[test]
fn what_the_host_shows_is_followed_by_whoever_signs_in_next() {
    let mut world = World::signed_in();
    shows(&mut world, HostContext::Person(sought("77")));
    let used =
        ApiError::Problem(Problem { kind: ProblemType::TokenUsed, title: String::new(), status: 401, reason: None });
    world.apply(Event::Hosted(HostEvent::SignInFailed(used.clone())));
    // Whatever was under way hears of it, too.
    world.apply(Event::SignedOut);
    assert_eq!(world.model.session(), &Load::Failed(used), "with the reason, so that it can be worded");
    world.effects.clear();
    world.want(Intent::RetryLoading(Resource::Session));
    let session = super::world::session(social_messaging_domain::api::Role::Agent);
    world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session))));
    world.apply(Event::Connected { resumed: false });
    assert_eq!(asked(&world), [&sought("77")]);
}

#[test]
fn a_text_goes_to_the_host_only_where_it_takes_any() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    let proposed = |world: &mut World, proposal: Proposal| {
        world.effects.clear();
        world.want(Intent::Propose(proposal));
        world.effects.iter().find_map(|effect| match effect {
            Effect::Propose(text) => Some(text.clone()),
            _ => None,
        })
    };
    assert_eq!(proposed(&mut world, Proposal::Mention), None);
    world.apply(Event::Hosted(HostEvent::TakesText(true)));
    assert_eq!(proposed(&mut world, Proposal::Mention).as_deref(), Some("@Cristy"));
    assert_eq!(proposed(&mut world, Proposal::LinkToDirect).as_deref(), Some("https://m.me/lumencoffee"));
    assert_eq!(proposed(&mut world, Proposal::Reply("unknown".to_owned())), None);
    assert_eq!(world.text(), "", "our own draft has no part in it");
    world.apply(Event::Hosted(HostEvent::Proposed(Err(NotTaken))));
    assert_eq!(world.model.hosted().proposed, Some(Err(NotTaken)));
    world.want(Intent::Propose(Proposal::Mention));
    assert_eq!(world.model.hosted().proposed, None, "what became of it is not known yet");
}
