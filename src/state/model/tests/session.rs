//! Sessions end, and those of other agents begin.

use super::world::{World, detail, id, page};
use crate::api::ApiError;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::hosted::{HostContext, HostEvent, Sought};
use crate::state::intent::Intent;
use crate::state::load::Load;
use crate::state::model::{Connection, SessionInfo};
use social_messaging_domain::api::Role;
use social_messaging_domain::ids::AgentId;

fn session_of(agent: &str) -> SessionInfo {
    let mut session = super::world::session(Role::Agent);
    session.agent.id = agent.into();
    session
}

#[test]
fn the_stream_is_closed_when_nobody_is_signed_in_any_more() {
    let ends: [fn(&mut World); 4] = [
        |world| world.apply(Event::SignedOut),
        |world| world.apply(Event::Connection(Connection::SignedOut)),
        |world| world.apply(Event::Hosted(HostEvent::SignInFailed(ApiError::NoToken))),
        |world| world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session_of("bea"))))),
    ];
    for end in ends {
        let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
        world.effects.clear();
        end(&mut world);
        assert!(world.effects.contains(&Effect::EndSession));
        assert!(world.model.session().loaded().is_none());
    }
}

#[test]
fn another_agent_begins_with_nothing_of_the_former() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    world.want(Intent::SetText("half a".to_owned()));
    world.apply(Event::SignedOut);
    // What was under way may still tell of it.
    world.apply(Event::Worked(Box::new(detail("b", Some(1), None))));
    world.effects.clear();
    world.want(Intent::RetryLoading(Resource::Session));
    world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session_of("bea")))));
    assert_eq!(world.model.agent().map(AgentId::as_str), Some("bea"));
    assert!(world.effects.contains(&Effect::OpenStream));
    assert_eq!(world.model.open(), Some(&id("a")), "as the address says");
    for conversation in ["a", "b"] {
        assert_eq!(world.model.row(&id(conversation)), None);
    }
    assert!(world.model.with_drafts().is_empty());
    world.apply(Event::Connected { resumed: false });
    world.apply(Event::Loaded(Resource::Detail(id("a")), Loaded::Detail(Box::new(detail("a", Some(1), None)))));
    assert_eq!(world.text(), "");
}

#[test]
fn another_agent_has_whom_the_host_shows_looked_for_anew() {
    let sought = Sought { consumer: Some("77".to_owned()), ..Sought::default() };
    let mut world = World::signed_in();
    world.apply(Event::Hosted(HostEvent::Shows(HostContext::Person(sought.clone()))));
    world.apply(Event::Failed(Resource::Sought(sought.clone()), ApiError::Malformed));
    world.apply(Event::SignedOut);
    world.want(Intent::RetryLoading(Resource::Session));
    world.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(session_of("bea")))));
    assert_eq!(world.model.hosted().found, Load::Loading);
    world.effects.clear();
    world.apply(Event::Connected { resumed: false });
    assert!(world.loads().contains(&&Resource::Sought(sought)));
}
