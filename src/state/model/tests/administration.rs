//! What an admin decides for brand accounts.

use super::world::{World, account, detail, page};
use crate::api::ApiError;
use crate::state::administration::{
    Administered, Administration, AdministrationEvent, Decision, DecisionRefusal, ReplyRefusal, Setting,
};
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::load::Load;
use social_messaging_domain::api::Role;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::AccountFacts;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::replies::{ReplyMistake, ReplyText, SavedReplies, SavedReply};
use social_messaging_domain::settings::{AccountSettings, SettingsMistake};

fn admin() -> World {
    World::signed_in_as(Role::Admin)
}

fn decide(world: &mut World, decision: Decision) {
    world.want(Intent::Administer(Administration::Decide(account().id, decision)));
}

fn shown(world: &World) -> Administered {
    world.model.administered(&account().id).expect("an admin's account")
}

fn settings(world: &World) -> AccountSettings {
    shown(&world).account.settings
}

fn orders(world: &World) -> Vec<&Decision> {
    let decided = |effect: &'_ Effect| matches!(effect, Effect::Decide(..));
    let orders = world.effects.iter().filter(|effect| decided(effect));
    orders.filter_map(|effect| if let Effect::Decide(_, decision) = effect { Some(decision) } else { None }).collect()
}

fn with(change: fn(&mut AccountSettings)) -> AccountFacts {
    let mut account = account();
    change(&mut account.settings);
    account
}

fn happens(world: &mut World, event: AdministrationEvent) {
    world.apply(Event::Administration(event));
}

fn problem(kind: ProblemType, status: u16) -> ApiError {
    ApiError::Problem(Problem { kind, title: String::new(), status, reason: None })
}

#[test]
fn a_decision_is_shown_at_once_and_taken_back_with_the_reason() {
    let mut world = admin();
    decide(&mut world, Decision::FilesInPublic(true));
    assert!(settings(&world).files_in_public);
    assert_eq!(shown(&world).deciding, [Setting::FilesInPublic]);
    let refused = problem(ProblemType::Forbidden, 403);
    happens(&mut world, AdministrationEvent::NotDecided(account().id, refused.clone()));
    assert!(!settings(&world).files_in_public);
    assert_eq!(shown(&world).refused, [(Setting::FilesInPublic, DecisionRefusal::Backend(refused))]);
    decide(&mut world, Decision::FilesInPublic(true));
    assert!(shown(&world).refused.is_empty(), "another try is another answer");
}

#[test]
fn decisions_about_an_account_leave_in_order_and_none_is_lost() {
    let mut world = admin();
    decide(&mut world, Decision::UndoSeconds(Some(10)));
    decide(&mut world, Decision::TellsSeen(true));
    decide(&mut world, Decision::TellsSeen(true));
    assert_eq!(orders(&world), [&Decision::UndoSeconds(Some(10))]);
    happens(&mut world, AdministrationEvent::Decided(with(|it| it.undo_seconds = Some(10))));
    assert_eq!(orders(&world), [&Decision::UndoSeconds(Some(10)), &Decision::TellsSeen(true)]);
    assert!(settings(&world).tells_seen);
    happens(&mut world, AdministrationEvent::NotDecided(account().id, ApiError::Network));
    assert_eq!((settings(&world).undo_seconds, settings(&world).tells_seen), (Some(10), false));
}

#[test]
fn what_no_rule_allows_is_refused_before_it_is_sent() {
    let mut world = admin();
    for (decision, why) in [
        (Decision::UndoSeconds(Some(61)), DecisionRefusal::Mistake(SettingsMistake::Undo)),
        (Decision::GuardPatterns(vec!["- -".into()]), DecisionRefusal::Mistake(SettingsMistake::Pattern)),
        (Decision::GuardPatterns(vec!["LC".into(), "lc".into()]), DecisionRefusal::Twice),
        (Decision::NativeAuthor(Some("x".repeat(61))), DecisionRefusal::Mistake(SettingsMistake::NativeAuthor)),
    ] {
        let setting = decision.setting();
        decide(&mut world, decision);
        assert!(shown(&world).refused.contains(&(setting, why)), "{setting:?}");
    }
    assert!(orders(&world).is_empty());
    assert_eq!(settings(&world), AccountSettings::default());
}

#[test]
fn an_older_answer_does_not_go_over_what_the_stream_brought() {
    let mut world = admin();
    decide(&mut world, Decision::TellsSeen(true));
    let newer = with(|it| (it.tells_seen, it.undo_seconds) = (true, Some(3)));
    world.apply(Event::Stream(StreamEvent::Account(Box::new(newer))));
    happens(&mut world, AdministrationEvent::Decided(with(|it| it.tells_seen = true)));
    assert_eq!(settings(&world).undo_seconds, Some(3));
}

#[test]
fn an_open_conversation_goes_by_the_new_settings_at_once() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    assert_eq!(world.model.files().err(), Some(Reason::FilesOffInPublic));
    let account = with(|it| it.files_in_public = true);
    world.apply(Event::Stream(StreamEvent::Account(Box::new(account))));
    assert!(world.model.files().is_ok());
}

#[test]
fn only_an_admin_decides() {
    for role in [Role::Agent, Role::Manager, Role::Unknown] {
        let mut world = World::signed_in_as(role);
        decide(&mut world, Decision::TellsSeen(true));
        world.want(Intent::Administer(Administration::RemoveReply(account().id, "hi".into())));
        assert!(world.model.administered(&account().id).is_none() && orders(&world).is_empty(), "{role:?}");
        assert!(!world.effects.iter().any(|effect| matches!(effect, Effect::RemoveReply(..))));
    }
}

fn text(shortcut: &str) -> ReplyText {
    ReplyText { shortcut: shortcut.to_owned(), text: "Hi".to_owned() }
}

fn reply(id: &str) -> SavedReply {
    SavedReply { id: id.to_owned(), account: account().id, shortcut: id.to_owned(), text: "Hi".to_owned() }
}

fn with_replies() -> World {
    let mut world = admin();
    world.want(Intent::Administer(Administration::Look(account().id)));
    let replies = SavedReplies { replies: vec![reply("a"), reply("b")] };
    world.apply(Event::Loaded(Resource::Replies(account().id), Loaded::Replies(replies)));
    world
}

fn ids(world: &World) -> Vec<String> {
    let load = world.model.saved_replies().get(&account().id).and_then(Load::loaded);
    load.into_iter().flatten().map(|reply| reply.id.clone()).collect()
}

#[test]
fn a_reply_is_kept_or_refused_with_its_reason() {
    let mut world = with_replies();
    let keep = |shortcut: &str| Intent::Administer(Administration::KeepReply(account().id, None, text(shortcut)));
    world.want(keep("two words"));
    let refused = |world: &World| world.model.unsettled().reply_works().first().and_then(|work| work.refused.clone());
    assert_eq!(refused(&world), Some(ReplyRefusal::Mistake(ReplyMistake::Shortcut)));
    world.want(keep("c"));
    world.want(keep("c"));
    let sent = world.effects.iter().filter(|effect| matches!(effect, Effect::KeepReply(..))).count();
    assert_eq!((sent, refused(&world)), (1, None), "a second press while it is on its way is none");
    let taken = problem(ProblemType::Conflict, 409);
    happens(&mut world, AdministrationEvent::ReplyRefused(account().id, None, taken.clone()));
    assert_eq!(refused(&world), Some(ReplyRefusal::Backend(taken)));
    world.want(keep("d"));
    happens(&mut world, AdministrationEvent::ReplyKept(None, reply("d")));
    assert_eq!(ids(&world), ["a", "b", "d"]);
    assert!(world.model.unsettled().reply_works().is_empty());
}

#[test]
fn a_reply_that_cannot_be_removed_stays_with_the_reason() {
    let mut world = with_replies();
    let remove = |id: &str| Intent::Administer(Administration::RemoveReply(account().id, id.to_owned()));
    world.want(remove("a"));
    happens(&mut world, AdministrationEvent::ReplyRefused(account().id, Some("a".into()), ApiError::Network));
    assert_eq!(ids(&world), ["a", "b"]);
    assert!(world.model.unsettled().reply_works()[0].refused.is_some());
    world.want(Intent::Administer(Administration::Look(account().id)));
    assert!(world.model.unsettled().reply_works().is_empty(), "who looks again is told no old news");
    world.want(remove("a"));
    happens(&mut world, AdministrationEvent::ReplyRemoved(account().id, "a".into()));
    world.want(remove("b"));
    let gone = problem(ProblemType::NotFound, 404);
    happens(&mut world, AdministrationEvent::ReplyRefused(account().id, Some("b".into()), gone));
    assert!(ids(&world).is_empty(), "somebody else was faster");
}

#[test]
fn of_a_new_account_it_is_asked_who_may_see_it() {
    let mut world = admin();
    world.apply(Event::Loaded(Resource::Agents, Loaded::Agents(Vec::new())));
    let mut asked = |account| {
        world.effects.clear();
        world.apply(Event::Stream(StreamEvent::Account(Box::new(account))));
        world.loads().contains(&&Resource::Agents)
    };
    assert!(asked(AccountFacts { id: "new".into(), ..account() }));
    assert!(!asked(account()), "of one that is known it was told with the agents");
}
