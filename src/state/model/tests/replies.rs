//! Saved replies in the composer.

use super::world::{World, account, detail, page};
use crate::api::ApiError;
use crate::state::draft::Draft;
use crate::state::effect::{Effect, Resource};
use crate::state::event::{Event, Loaded};
use crate::state::intent::Intent;
use crate::state::load::Load;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::message::MessageState;
use social_messaging_domain::replies::{SavedReplies, SavedReply};
use social_messaging_domain::visibility::Visibility;

fn reply(id: &str, text: &str) -> SavedReply {
    SavedReply { id: id.to_owned(), account: account().id, shortcut: id.to_owned(), text: text.to_owned() }
}

fn nameless() -> ConversationDetail {
    let mut conversation = detail("a", Some(1), Some(2));
    conversation.facts.consumer_name = None;
    conversation
}

fn answer(world: &mut World, replies: Vec<SavedReply>) {
    let resource = Resource::Replies(account().id);
    world.apply(Event::Loaded(resource, Loaded::Replies(SavedReplies { replies })));
}

fn world(conversation: &ConversationDetail, text: &str) -> World {
    let mut world = World::with_open(conversation, page("a", 0..2, 2));
    world.want(Intent::LookForReplies(account().id));
    answer(&mut world, vec![reply("hi", text)]);
    world.effects.clear();
    world
}

#[test]
fn a_reply_is_filled_in_and_takes_the_place_of_its_slash() {
    let mut world = world(&detail("a", Some(1), None), "Hi {first_name}, {agent} of {brand} here.\r\nBye");
    world.want(Intent::SetText("Yes. /h".into()));
    world.want(Intent::InsertReply("hi".into(), 5, 7));
    assert_eq!(world.text(), "Yes. Hi Cristy, Ada of Lumen Coffee here.\nBye");
    assert_eq!(world.model.caret(), Some(45));
    let text = world.text();
    world.want(Intent::Send(text));
    assert_eq!(world.posted().len(), 1);
}

#[test]
fn who_begins_with_a_reply_answers_what_they_saw() {
    let mut world = world(&detail("a", Some(1), None), "Hi {name}");
    world.want(Intent::InsertReply("hi".into(), 0, 0));
    let draft = world.model.draft().expect("a draft");
    assert!(draft.begun.is_some() && draft.begun_at.is_some_and(|quoted| quoted.message.0 == "public"));
    world.want(Intent::InsertReply("of another account".into(), 0, 0));
    assert_eq!(world.text(), "Hi Cristy");
}

#[test]
fn nothing_sends_while_a_placeholder_is_empty() {
    let mut world = world(&nameless(), "Hi {first_name}, all is well. {name}");
    let text = "Hi {first_name}, all is well. {name}";
    for visibility in [Visibility::Public, Visibility::Direct, Visibility::Internal] {
        world.want(Intent::SetVisibility(visibility));
        world.want(Intent::InsertReply("hi".into(), 0, 0));
        assert_eq!((world.text().as_str(), world.model.caret()), (text, Some(3)), "{visibility:?}");
        assert_eq!(world.model.plan(text), Err(Reason::PlaceholderEmpty));
        world.want(Intent::Send(text.into()));
        world.want(Intent::SendAnyway(text.into()));
        assert_eq!(world.text(), text, "nothing is lost");
    }
    world.want(Intent::Send(format!("{}{text}", "A long story. ".repeat(100))));
    world.want(Intent::SetVisibility(Visibility::Direct));
    world.want(Intent::Send(format!("{}{text}", "A long story. ".repeat(100))));
    assert!(world.posted().is_empty());
    world.want(Intent::Send("Hi Cristy, all is well. Cristy".into()));
    assert_eq!(world.posted().len(), 1);
}

#[test]
fn a_word_in_braces_of_a_reply_is_left_to_the_agent_and_one_that_was_typed_is_text() {
    let text = "Hi {first_name}, your order {order} is on its way";
    let mut world = world(&detail("a", Some(1), Some(2)), text);
    let plan = |world: &World| world.model.plan(&world.text()).map(|_| ());
    world.want(Intent::SetText("We say {order} here".into()));
    assert_eq!(plan(&world), Ok(()), "no reply was put in");
    world.want(Intent::SetText(String::new()));
    world.want(Intent::InsertReply("hi".into(), 0, 0));
    let filled = "Hi Cristy, your order {order} is on its way";
    assert_eq!((world.text().as_str(), world.model.caret()), (filled, Some(22)));
    assert_eq!(plan(&world), Err(Reason::PlaceholderEmpty));
    world.want(Intent::Send(filled.into()));
    world.want(Intent::SendAnyway(filled.into()));
    assert!(world.posted().is_empty());
    world.want(Intent::SetText(String::new()));
    world.want(Intent::SetText(filled.into()));
    assert_eq!(plan(&world), Err(Reason::PlaceholderEmpty), "the browser's Undo brought it back");
    world.want(Intent::MoveToDirect);
    assert_eq!((world.visibility(), plan(&world)), (Some(Visibility::Direct), Err(Reason::PlaceholderEmpty)));
    world.want(Intent::Send("Hi Cristy, your order 12 is on its way".into()));
    assert_eq!(world.posted().len(), 1);
    world.want(Intent::SetText("We say {order} here".into()));
    assert_eq!(plan(&world), Ok(()), "what was sent had the reply");
}

#[test]
fn what_is_left_to_the_agent_is_kept_with_the_draft() {
    let mut world = world(&detail("a", Some(1), None), "Order {order}");
    world.want(Intent::SetText("/h".into()));
    world.want(Intent::InsertReply("hi".into(), 0, 2));
    let kept = world.effects.iter().rev().find_map(|effect| match effect {
        Effect::KeepDraft(draft) => Some(serde_json::to_string(draft).expect("text")),
        _ => None,
    });
    let kept: Draft = serde_json::from_str(&kept.expect("kept")).expect("a draft");
    let mut later = World::signed_in();
    later.apply(Event::Kept(vec![kept], Vec::new()));
    later.open(&detail("a", Some(1), None), page("a", 0..2, 2));
    assert_eq!(later.model.plan(&later.text()).map(|_| ()), Err(Reason::PlaceholderEmpty));
}

#[test]
fn a_text_that_was_brought_back_is_checked_again() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    let mut failed = super::world::message("a", "failed", Visibility::Public);
    failed.state = MessageState::Failed;
    failed.author.kind = social_messaging_domain::message::AuthorKind::Agent;
    failed.text = "Hi {name}".to_owned();
    world.apply(super::world::on_stream(failed, 2, 3));
    world.want(Intent::BringBack(super::world::message_id("failed")));
    assert_eq!(world.text(), "Hi {name}");
    let before = world.posted().len();
    world.want(Intent::Send("Hi {name}".into()));
    assert_eq!(world.posted().len(), before, "only the discarding of the failed one was posted");
}

#[test]
fn replies_are_asked_for_once_and_anew_when_an_admin_changed_them() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..2, 2));
    let asked = |world: &World| world.loads().iter().filter(|it| matches!(it, Resource::Replies(_))).count();
    assert_eq!(asked(&world), 0);
    world.want(Intent::LookForReplies(account().id));
    world.want(Intent::LookForReplies(account().id));
    assert_eq!(asked(&world), 1);
    world.apply(Event::Failed(Resource::Replies(account().id), ApiError::Malformed));
    assert!(matches!(world.model.saved_replies().get(&account().id), Some(Load::Failed(_))));
    world.want(Intent::LookForReplies(account().id));
    assert_eq!(asked(&world), 2, "whoever looks again asks again");
    answer(&mut world, vec![reply("hi", "Hi")]);
    world.want(Intent::LookForReplies(account().id));
    assert_eq!(asked(&world), 2);
    world.apply(Event::Stream(StreamEvent::Account(Box::new(account()))));
    assert_eq!(asked(&world), 3);
    answer(&mut world, Vec::new());
    assert_eq!(world.model.saved_replies().get(&account().id), Some(&Load::Loaded(Vec::new())));
}
