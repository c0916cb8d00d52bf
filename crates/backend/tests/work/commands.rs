//! Commands: each intent once, judged by the rules.

use crate::support::{World, ada, caller, client_id, of, send};
use serde_json::{Value, json};
use social_messaging_backend::service::conversations::{history, work};
use social_messaging_backend::service::error::ServiceError;
use social_messaging_domain::api::Role;
use social_messaging_domain::commands::{Command, SendCommand};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::message::{Mention, MessageState};
use social_messaging_domain::visibility::Visibility;
use social_messaging_domain::work::WorkAct;

pub(crate) async fn comment(world: &World) -> Value {
    let from = json!({"id": "7710001", "name": "Ada Example"});
    let post = world.act(json!({"facebook_post": {"text": "New beans"}})).await["post_id"].clone();
    let told = world.act(json!({"facebook_comment": {"from": from, "post": post, "text": "Still broken"}})).await;
    world.arrived(1).await;
    told
}

fn refused(reason: Reason) -> impl Fn(&Result<social_messaging_domain::message::Message, ServiceError>) -> bool {
    move |done| matches!(done, Err(ServiceError::Refused(found)) if *found == reason)
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_intent_is_done_once_and_another_under_its_identifier_is_refused() {
    let world = World::start().await;
    let told = comment(&world).await;
    let id = client_id();
    let first = world.command(&id, send(Visibility::Public, "On it")).await.unwrap();
    world.reaches(&id, "sent").await;
    let again = world.command(&id, send(Visibility::Public, "On it")).await.unwrap();
    assert_eq!((first.id.as_str(), again.id.as_str()), (id.as_str(), id.as_str()));
    assert_eq!(again.state, MessageState::Sent);
    let other = world.command(&id, send(Visibility::Public, "Something else")).await;
    assert!(matches!(other, Err(ServiceError::ClientIdReused)));
    let stranger = world.command_as(&caller("grace", Role::Agent), &id, send(Visibility::Public, "On it")).await;
    assert!(matches!(stranger, Err(ServiceError::ClientIdReused)));
    let calls = world.calls("POST", &format!("{}/comments", told["comment_id"].as_str().unwrap())).await;
    assert_eq!(calls.len(), 1);
    world.settled().await;
    assert_eq!(world.messages().await.len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_identical_posts_at_the_same_moment_are_one_message() {
    let world = World::start().await;
    comment(&world).await;
    let id = client_id();
    let posts = (0..8).map(|_| world.command(&id, send(Visibility::Public, "On it")));
    for done in futures_util::future::join_all(posts).await {
        assert_eq!(done.unwrap().id.as_str(), id);
    }
    world.reaches(&id, "sent").await;
    world.settled().await;
    assert_eq!(world.messages().await.len(), 2);
    assert_eq!(world.calls("POST", "/comments").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_are_the_judge() {
    let world = World::still(0).await;
    let mut world = world;
    world.work(crate::support::pace());
    comment(&world).await;
    let too_long = "x".repeat(5_001);
    for (command, reason) in [
        (send(Visibility::Public, "   "), Reason::Empty),
        (send(Visibility::Public, &too_long), Reason::TooLong),
        (send(Visibility::Public, "Hi {first_name}"), Reason::PlaceholderEmpty),
        (Command::Like(of("nothing")), Reason::Unknown),
    ] {
        let done = world.command(&client_id(), command).await;
        if reason == Reason::Unknown {
            assert!(matches!(done, Err(ServiceError::NotFound)));
        } else {
            assert!(refused(reason)(&done), "{reason:?}: {done:?}");
        }
    }
    let manager = caller("mia", Role::Manager);
    let done = world.command_as(&manager, &client_id(), send(Visibility::Public, "Hi")).await;
    assert!(refused(Reason::RoleForbids)(&done));
    world.command_as(&manager, &client_id(), send(Visibility::Internal, "Look at this")).await.unwrap();
    let reader = caller("ron", Role::Unknown);
    let done = world.command_as(&reader, &client_id(), send(Visibility::Internal, "Hi")).await;
    assert!(refused(Reason::RoleForbids)(&done));
    world.settled().await;
    assert!(world.calls("POST", "/graph").await.iter().all(|call| call["body"]["message"] != "Hi"));
    assert_eq!(world.messages().await.len(), 2);
    assert!(world.deliveries().await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_direct_message_closes_the_window() {
    let world = World::start().await;
    let at = (jiff::Timestamp::now() - jiff::SignedDuration::from_hours(25)).to_string();
    world
        .act(json!({"messenger_message": {"from": {"id": "7710001", "name": "Ada"}, "text": "Hello", "at": at}}))
        .await;
    world.arrived(1).await;
    let done = world.command(&client_id(), send(Visibility::Direct, "Hi")).await;
    assert!(refused(Reason::WindowClosed)(&done), "{done:?}");
    let done = world.command(&client_id(), send(Visibility::Public, "Hi")).await;
    assert!(refused(Reason::NoPublicMessage)(&done), "{done:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_private_reply_is_used_once() {
    let world = World::start().await;
    let told = comment(&world).await;
    let (one, other) = (client_id(), client_id());
    let both =
        [(&one, "In private"), (&other, "Again")].map(|(id, text)| world.command(id, send(Visibility::Direct, text)));
    let done = futures_util::future::join_all(both).await;
    assert_eq!(done.iter().filter(|done| done.is_ok()).count(), 1);
    assert!(done.iter().any(|done| refused(Reason::PrivateReplyUsed)(done)));
    let sent = done.into_iter().find_map(Result::ok).unwrap();
    world.reaches(sent.id.as_str(), "sent").await;
    world.settled().await;
    let calls = world.calls("POST", "/messages").await;
    assert_eq!(calls.len(), 1);
    assert_eq!(calls[0]["body"]["recipient"]["comment_id"], told["comment_id"]);
    assert_eq!(world.messages().await.len(), 2);
    assert_eq!(world.conversations().await.len(), 1);
    let comment = world.messages().await.into_iter().find(|row| row.private_reply_used).unwrap();
    assert_eq!(world.wire(comment).await.private_reply, Some(sent.id), "each leads to the other");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_private_reply_is_not_used_up() {
    let world = World::start().await;
    comment(&world).await;
    let error =
        json!({"error": {"message": "Invalid parameter", "type": "OAuthException", "code": 100, "fbtrace_id": "x"}});
    world
        .fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "status": 400, "body": error}))
        .await;
    let id = world.send(Visibility::Direct, "In private").await;
    world.reaches(&id, "failed").await;
    for row in world.messages().await {
        assert!(!row.private_reply_used && world.wire(row).await.private_reply.is_none());
    }
    world.command(&client_id(), Command::Retry(of(&id))).await.unwrap();
    world.reaches(&id, "sent").await;
    assert_eq!(world.messages().await.iter().filter(|row| row.private_reply_used).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_can_be_taken_back_and_a_note_goes_nowhere() {
    let world = World::with(60, crate::support::pace()).await;
    comment(&world).await;
    let held = world.send(Visibility::Public, "Oops").await;
    let row = world.reaches(&held, "held").await;
    assert!(row.held_until.is_some());
    let note = world.send(Visibility::Internal, "A note").await;
    assert!(world.conversation().await.waiting_since.is_some(), "what may be taken back has answered nobody");
    let theirs = world.command_as(&caller("grace", Role::Agent), &client_id(), Command::Cancel(of(&held))).await;
    assert!(matches!(theirs, Err(ServiceError::Forbidden)));
    world.command(&client_id(), Command::Cancel(of(&held))).await.unwrap();
    world.reaches(&held, "cancelled").await;
    let again = world.command(&client_id(), Command::Cancel(of(&held))).await;
    assert!(matches!(again, Err(ServiceError::Conflict)));
    let note_back = world.command(&client_id(), Command::Cancel(of(&note))).await;
    assert!(matches!(note_back, Err(ServiceError::Conflict)));
    // Nobody answered, so the consumer still waits.
    assert!(world.conversation().await.waiting_since.is_some());
    assert!(world.calls("POST", "/comments").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_held_goes_out_by_itself() {
    let world = World::with(1, crate::support::pace()).await;
    comment(&world).await;
    let id = world.send(Visibility::Public, "On it").await;
    world.reaches(&id, "sent").await;
    let cancelled = world.command(&client_id(), Command::Cancel(of(&id))).await;
    assert!(matches!(cancelled, Err(ServiceError::Conflict)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_nested_answer_goes_under_the_top_comment_and_mentions_the_person() {
    let world = World::start().await;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    let told = comment(&world).await;
    let nested = json!({"facebook_comment": {"from": from, "post": told["post_id"], "parent": told["comment_id"], "text": "Hello?"}});
    world.act(nested).await;
    let messages = world.arrived(2).await;
    let reply = messages.iter().find(|row| row.text == "Hello?").unwrap();
    let command = Command::Send(SendCommand {
        visibility: Visibility::Public,
        target: Some(reply.id.as_str().into()),
        text: "Here we are".to_owned(),
        mentions: Vec::new(),
        files: Vec::new(),
    });
    let id = world.command(&client_id(), command).await.unwrap().id.0;
    world.reaches(&id, "sent").await;
    let calls = world.calls("POST", &format!("/{}/comments", told["comment_id"].as_str().unwrap())).await;
    assert_eq!(calls[0]["body"]["message"], "@[7710001] Here we are");
    let mention = Mention { network_id: "7710001".to_owned(), shown: "@Ada".to_owned() };
    let command = Command::Send(SendCommand {
        visibility: Visibility::Public,
        target: Some(reply.id.as_str().into()),
        text: "See, @Ada!".to_owned(),
        mentions: vec![mention],
        files: Vec::new(),
    });
    let id = world.command(&client_id(), command).await.unwrap().id.0;
    world.reaches(&id, "sent").await;
    let calls = world.calls("POST", &format!("/{}/comments", told["comment_id"].as_str().unwrap())).await;
    assert_eq!(calls[1]["body"]["message"], "See, @[7710001]!");
    world.settled().await;
    assert_eq!(world.messages().await.len(), 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_accounts_conversation_is_not_there() {
    use social_messaging_backend::service::access::{AccountScope, Caller};
    let world = World::start().await;
    comment(&world).await;
    let elsewhere = Caller { accounts: AccountScope::Only([world.x.clone()].into()), ..ada() };
    let done = world.command_as(&elsewhere, &client_id(), send(Visibility::Internal, "Hi")).await;
    assert!(matches!(done, Err(ServiceError::NotFound)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_answer_takes_the_conversation_and_a_message_reopens_it() {
    let world = World::start().await;
    comment(&world).await;
    let id: ConversationId = world.conversation().await.id.as_str().into();
    for text in ["On it", "Done"] {
        let sent = world.send(Visibility::Public, text).await;
        world.reaches(&sent, "sent").await;
    }
    work::close(&world.state, &ada(), &id).await.unwrap();
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "And now?"}})).await;
    world.arrived(4).await;
    let changes = history::of(&world.state, &ada(), &id).await.unwrap().changes;
    let done: Vec<(WorkAct, Option<&str>)> =
        changes.iter().map(|change| (change.act, change.agent_name.as_deref())).collect();
    assert_eq!(
        done,
        [(WorkAct::Taken, Some("ada")), (WorkAct::Closed, Some("ada")), (WorkAct::Reopened, None)],
        "the consumer reopened it"
    );
}
