//! Files that agents attach: to whom they go, how, and how often.

use crate::commands::comment;
use crate::support::{World, ada, caller, client_id, of, send_files};
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait};
use serde_json::{Value, json};
use social_messaging_backend::service::error::ServiceError;
use social_messaging_backend::service::uploads::{self, sweep};
use social_messaging_backend::store::entities::stored_file;
use social_messaging_domain::api::Role;
use social_messaging_domain::commands::Command;
use social_messaging_domain::composer::Reason;
use social_messaging_domain::ids::AttachmentId;
use social_messaging_domain::message::Message;
use social_messaging_domain::time::DAY;
use social_messaging_domain::visibility::Visibility;

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n a torn bag";
const DOCUMENT: &[u8] = b"%PDF-1.7 the terms";

async fn wrote_directly(world: &World) {
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "It is torn"}})).await;
    world.arrived(1).await;
}

async fn sent(world: &World, visibility: Visibility, text: &str, files: &[(&AttachmentId, Option<&str>)]) -> Message {
    let id = world.command(&client_id(), send_files(visibility, text, files)).await.unwrap().id.0;
    let row = world.reaches(&id, "sent").await;
    world.settled().await;
    world.wire(row).await
}

fn reason(done: &Result<Message, ServiceError>) -> Option<Reason> {
    match done {
        Err(ServiceError::Refused(reason)) => Some(*reason),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_and_files_to_messenger_are_one_message_of_several_calls() {
    let world = World::start().await;
    wrote_directly(&world).await;
    let (picture, document) = (world.upload(&ada(), PICTURE).await, world.upload(&ada(), DOCUMENT).await);
    let files = [(&picture, Some("A torn bag")), (&document, None)];
    let message = sent(&world, Visibility::Direct, "Like this?", &files).await;
    let calls = world.calls("POST", "/messages").await;
    let said: Vec<&Value> = calls.iter().map(|call| &call["body"]["message"]).collect();
    assert_eq!(said.len(), 3);
    assert_eq!(said[0]["text"], "Like this?");
    let attached = |at: usize| serde_json::from_str::<Value>(said[at].as_str().unwrap()).unwrap();
    assert_eq!(attached(1)["attachment"]["type"], "image");
    assert_eq!(attached(2)["attachment"]["type"], "file");
    assert_eq!(calls[1]["body"]["filedata"], json!({"content_type": "image/png", "bytes": PICTURE.len()}));
    // The echoes of all three found it: it stands once, with its files.
    world.arrived(2).await;
    let shown: Vec<_> = message.attachments.iter().map(|file| (file.id.clone(), file.description.as_deref())).collect();
    assert_eq!(shown, [(picture, Some("A torn bag")), (document, None)]);
    assert!(message.attachments.iter().all(|file| file.url.is_some()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_on_x_shows_its_pictures_described() {
    let world = World::start().await;
    world.act(json!({"x_mention": {"from": "hana", "text": "@lumencoffee Is it torn?"}})).await;
    world.arrived(1).await;
    world.let_files_out(&world.x).await;
    let (one, two) = (world.upload(&ada(), PICTURE).await, world.upload(&ada(), PICTURE).await);
    sent(&world, Visibility::Public, "", &[(&one, Some("A torn bag")), (&two, None)]).await;
    let posts = world.calls("POST", "/2/tweets").await;
    assert_eq!(posts.len(), 1);
    assert_eq!(posts[0]["body"]["media"]["media_ids"].as_array().map(Vec::len), Some(2));
    assert!(posts[0]["body"].get("text").is_none());
    let described = world.calls("POST", "/2/media/metadata").await;
    assert_eq!(described.len(), 1);
    assert_eq!(described[0]["body"]["metadata"]["alt_text"]["text"], "A torn bag");
    assert_eq!(described[0]["body"]["id"], posts[0]["body"]["media"]["media_ids"][0]);
    world.arrived(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_direct_message_on_x_carries_one_and_the_next_goes_behind_it() {
    let world = World::start().await;
    world.act(json!({"x_dm": {"from": "gus", "text": "It is torn"}})).await;
    world.arrived(1).await;
    let (one, two) = (world.upload(&ada(), PICTURE).await, world.upload(&ada(), PICTURE).await);
    sent(&world, Visibility::Direct, "Like this?", &[(&one, None), (&two, None)]).await;
    let calls = world.calls("POST", "/messages").await;
    let said = |call: &Value| {
        (call["body"]["text"].as_str().map(str::to_owned), call["body"]["attachments"].as_array().map(Vec::len))
    };
    assert_eq!(calls.iter().map(said).collect::<Vec<_>>(), [(Some("Like this?".to_owned()), Some(1)), (None, Some(1))]);
    let categories = world.calls("POST", "/2/media/upload/initialize").await;
    assert!(categories.iter().all(|call| call["body"]["media_category"] == "dm_image"));
    world.arrived(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_comment_shows_a_photo_whose_upload_is_made_again_when_it_got_lost() {
    let world = World::start().await;
    comment(&world).await;
    world.let_files_out(&world.facebook).await;
    let picture = world.upload(&ada(), PICTURE).await;
    world.fault(json!({"network": "facebook", "method": "POST", "path": "*photos", "drop": "after_applying"})).await;
    sent(&world, Visibility::Public, "Like this?", &[(&picture, Some("A torn bag"))]).await;
    let photos = world.calls("POST", "/photos").await;
    assert_eq!((photos.len(), &photos[1]["body"]["published"]), (2, &json!("false")));
    assert_eq!(photos[1]["body"]["alt_text_custom"], "A torn bag");
    let comments = world.calls("POST", "/comments").await;
    assert_eq!(comments.len(), 1);
    assert_eq!(comments[0]["body"]["message"], "Like this?");
    assert!(comments[0]["body"]["attachment_id"].is_string());
    world.arrived(2).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_answer_got_lost_is_found_and_not_sent_twice() {
    for echo in [true, false] {
        let world = World::start().await;
        world.settings(json!({"echo": echo})).await;
        wrote_directly(&world).await;
        let picture = world.upload(&ada(), PICTURE).await;
        world
            .fault(json!({"network": "facebook", "method": "POST", "path": "*messages", "drop": "after_applying"}))
            .await;
        sent(&world, Visibility::Direct, "", &[(&picture, None)]).await;
        assert_eq!(world.calls("POST", "/messages").await.len(), 1, "echo {echo}");
        world.arrived(2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_without_words_is_known_by_its_echo_or_looked_for() {
    for echo in [true, false] {
        let world = World::start().await;
        world.settings(json!({"echo": echo})).await;
        world.act(json!({"x_mention": {"from": "hana", "text": "@lumencoffee Is it torn?"}})).await;
        world.arrived(1).await;
        world.let_files_out(&world.x).await;
        let picture = world.upload(&ada(), PICTURE).await;
        if echo {
            let blind = json!({"network": "x", "method": "GET", "path": "*", "status": 500, "body": {}, "times": 1000});
            world.fault(blind).await;
        }
        world.fault(json!({"network": "x", "method": "POST", "path": "*tweets", "drop": "after_applying"})).await;
        sent(&world, Visibility::Public, "", &[(&picture, None)]).await;
        assert_eq!(world.calls("POST", "/2/tweets").await.len(), 1, "echo {echo}");
        world.arrived(2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_on_a_note_stays_with_us() {
    let world = World::start().await;
    wrote_directly(&world).await;
    let document = world.upload(&ada(), DOCUMENT).await;
    let note = send_files(Visibility::Internal, "", &[(&document, None)]);
    let note = world.command(&client_id(), note).await.unwrap();
    assert_eq!((note.lane, note.attachments.len()), (None, 1));
    assert!(world.deliveries().await.is_empty());
    // What leaves behind it leaves alone.
    sent(&world, Visibility::Direct, "We look into it", &[]).await;
    let calls = world.calls("POST", "").await;
    assert_eq!(calls.len(), 1, "{calls:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_rules_are_asked_again() {
    let world = World::start().await;
    comment(&world).await;
    let picture = world.upload(&ada(), PICTURE).await;
    let document = world.upload(&ada(), DOCUMENT).await;
    let public = async |file: &AttachmentId| {
        reason(&world.command(&client_id(), send_files(Visibility::Public, "Look", &[(file, None)])).await)
    };
    assert_eq!(public(&picture).await, Some(Reason::FilesOffInPublic));
    world.let_files_out(&world.facebook).await;
    assert_eq!(public(&document).await, Some(Reason::FileType));
    // Not one's own, not there, twice.
    let others = world.upload(&caller("grace", Role::Agent), PICTURE).await;
    assert_eq!(public(&others).await, Some(Reason::FileGone));
    assert_eq!(public(&"nothing".into()).await, Some(Reason::FileGone));
    let twice = send_files(Visibility::Internal, "Look", &[(&picture, None), (&picture, None)]);
    assert_eq!(reason(&world.command(&client_id(), twice).await), Some(Reason::FileGone));
    assert_eq!(public(&picture).await, None);
    // What was sent is not sent again under another intent.
    assert_eq!(public(&picture).await, Some(Reason::FileGone));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_taken_back_is_sent_later_with_its_file() {
    let mut world = World::still(30).await;
    world.work(crate::support::pace());
    comment(&world).await;
    world.let_files_out(&world.facebook).await;
    let picture = world.upload(&ada(), PICTURE).await;
    let held = send_files(Visibility::Public, "Lok", &[(&picture, None)]);
    let held = world.command(&client_id(), held).await.unwrap();
    world.command(&client_id(), Command::Cancel(of(held.id.as_str()))).await.unwrap();
    world.reaches(held.id.as_str(), "cancelled").await;
    // The page asks for it before it is sent again; it is the message's, and not to be taken away.
    let id = &held.attachments[0].id;
    assert_eq!(uploads::show(&world.state, &ada(), id).await.unwrap().content_type, "image/png");
    assert!(uploads::show(&world.state, &caller("grace", Role::Agent), id).await.is_err());
    assert!(uploads::remove(&world.state, &ada(), id).await.is_err());
    let note = send_files(Visibility::Internal, "Look", &[(id, None)]);
    let note = world.command(&client_id(), note).await.unwrap();
    assert_eq!(note.attachments.len(), 1);
    assert!(world.calls("POST", "").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_sends_is_forgotten_after_a_week() {
    let world = World::still(0).await;
    wrote_without_workers(&world).await;
    let (old, new) = (world.upload(&ada(), PICTURE).await, world.upload(&ada(), PICTURE).await);
    let kept = world.upload(&ada(), DOCUMENT).await;
    let note = send_files(Visibility::Internal, "", &[(&kept, None)]);
    world.command(&client_id(), note).await.unwrap();
    for id in [&old, &kept] {
        let sql = format!("UPDATE stored_files SET created_at = created_at - {} WHERE id = '{id}'", 8 * DAY);
        world.state.database.execute_unprepared(&sql).await.unwrap();
    }
    assert_eq!(sweep::forget(&world.state).await.unwrap(), 1);
    assert_eq!(stored_file::Entity::find().count(&world.state.database).await.unwrap(), 2);
    let gone = send_files(Visibility::Internal, "", &[(&old, None)]);
    assert_eq!(reason(&world.command(&client_id(), gone).await), Some(Reason::FileGone));
    assert!(world.command(&client_id(), send_files(Visibility::Internal, "", &[(&new, None)])).await.is_ok());
}

async fn wrote_without_workers(world: &World) {
    use social_messaging_backend::service::inbox;
    let from = json!({"id": "7710001", "name": "Ada Example"});
    world.act(json!({"messenger_message": {"from": from, "text": "It is torn"}})).await;
    inbox::worker::round(&world.state, "test").await.unwrap();
    world.arrived(1).await;
}
