//! Files of drafts: checked before they leave the page, sent once they are there, kept with the draft.

use super::world::{World, changed, detail, id, message, on_stream, page};
use crate::api::ApiError;
use crate::state::attached::{ChosenFile, FileKey, FileProblem, FileState};
use crate::state::draft::Draft;
use crate::state::effect::Effect;
use crate::state::event::Event;
use crate::state::intent::Intent;
use crate::state::notice::Notice;
use social_messaging_domain::api::UploadedFile;
use social_messaging_domain::commands::{Command, CommandAccepted, SendCommand};
use social_messaging_domain::composer::Reason;
use social_messaging_domain::conversation::{ConversationDetail, InboundFact};
use social_messaging_domain::files::{FileRefusal, MEGABYTE};
use social_messaging_domain::message::{Attachment, AttachmentKind, Message, MessageState};
use social_messaging_domain::problem::{Problem, ProblemType};
use social_messaging_domain::visibility::Visibility;

fn key(name: &str) -> FileKey {
    FileKey(name.to_owned())
}

fn chosen(name: &str, content_type: &str, size: u64) -> ChosenFile {
    ChosenFile { key: key(name), name: name.to_owned(), content_type: content_type.to_owned(), size, preview: None }
}

fn uploaded(id: &str, content_type: &str) -> Box<UploadedFile> {
    let attachment = Attachment {
        id: id.into(),
        kind: AttachmentKind::Image,
        url: Some(format!("/media/{id}")),
        preview_url: None,
        description: None,
        link: None,
        title: Some("bag.png".to_owned()),
    };
    Box::new(UploadedFile { attachment, content_type: content_type.to_owned(), size: MEGABYTE })
}

/// A consumer who wrote in public and directly; files may go out in public.
fn both() -> ConversationDetail {
    let mut detail = detail("a", Some(2), Some(1));
    detail.facts.account.settings.files_in_public = true;
    detail
}

fn direct() -> World {
    World::with_open(&both(), page("a", 0..1, 1))
}

fn states(world: &World) -> Vec<FileState> {
    world.model.draft().map(|draft| draft.files.into_iter().map(|file| file.state).collect()).unwrap_or_default()
}

fn uploads(world: &World) -> usize {
    world.effects.iter().filter(|effect| matches!(effect, Effect::Upload(..))).count()
}

fn sent(world: &World) -> Vec<SendCommand> {
    let command = |effect: &&Effect| match effect {
        Effect::Post(_, request) => match &request.command {
            Command::Send(send) => Some(send.clone()),
            _ => None,
        },
        _ => None,
    };
    world.effects.iter().filter_map(|effect| command(&effect)).collect()
}

fn send(world: &mut World, text: &str) {
    world.want(Intent::Send(text.to_owned()));
}

#[test]
fn a_message_waits_for_its_files() {
    let mut world = direct();
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", MEGABYTE)]));
    assert_eq!((states(&world), uploads(&world)), (vec![FileState::Uploading { sent: 0 }], 1));
    send(&mut world, "Like this?");
    assert_eq!(sent(&world), []);
    assert!(matches!(world.model.notices()[0].notice, Notice::NotSendable(Reason::FileOnItsWay)));
    world.apply(Event::FileSent(key("bag.png"), MEGABYTE / 2));
    assert_eq!(states(&world), [FileState::Uploading { sent: MEGABYTE / 2 }]);
    world.apply(Event::FileTaken(key("bag.png"), uploaded("file", "image/png")));
    world.want(Intent::Describe(key("bag.png"), " A torn bag ".to_owned()));
    send(&mut world, "Like this?");
    let sent = sent(&world);
    assert_eq!(sent.len(), 1);
    assert_eq!((sent[0].files[0].id.as_str(), sent[0].files[0].description.as_deref()), ("file", Some("A torn bag")));
    // It is shown at once with its file, and the composer is empty.
    let shown = world.model.message(&world.sent_id()).expect("shown").message;
    assert_eq!(shown.attachments[0].id.as_str(), "file");
    assert!(world.model.draft().is_some_and(|draft| draft.is_empty()));
}

#[test]
fn a_file_goes_without_words() {
    let mut world = direct();
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", MEGABYTE)]));
    world.apply(Event::FileTaken(key("bag.png"), uploaded("file", "image/png")));
    send(&mut world, "");
    assert_eq!(sent(&world).len(), 1);
}

#[test]
fn what_the_rules_forbid_is_never_uploaded_and_says_which() {
    let mut world = direct();
    world.want(Intent::SetVisibility(Visibility::Public));
    let files = vec![chosen("a.gif", "image/gif", 1), chosen("b.png", "image/png", 4 * MEGABYTE + 1)];
    world.want(Intent::Attach(files));
    let Some(FileState::Failed(FileProblem::Rule(FileRefusal::Type(types)))) = states(&world).first().cloned() else {
        panic!("refused by its type");
    };
    assert_eq!(types.len(), 2);
    assert_eq!(states(&world)[1], FileState::Failed(FileProblem::Rule(FileRefusal::TooLarge(4 * MEGABYTE))));
    // What was refused does not count: one may go with a comment, and not a second.
    world.want(Intent::Attach(vec![chosen("c.png", "image/png", 1), chosen("d.png", "image/png", 1)]));
    assert_eq!(states(&world)[3], FileState::Failed(FileProblem::Rule(FileRefusal::TooMany(1))));
    assert_eq!(uploads(&world), 1);
    world.apply(Event::FileTaken(key("c.png"), uploaded("file", "image/png")));
    assert_eq!(world.model.plan("Look").err(), Some(Reason::FileNotTaken));
    for name in ["a.gif", "b.png", "d.png"] {
        world.want(Intent::RemoveFile(key(name)));
    }
    assert!(world.model.plan("Look").is_ok());
}

#[test]
fn the_bytes_have_the_last_word() {
    let mut world = direct();
    world.want(Intent::SetVisibility(Visibility::Public));
    world.want(Intent::Attach(vec![chosen("really-a.gif", "image/png", 1)]));
    world.apply(Event::FileTaken(key("really-a.gif"), uploaded("file", "image/gif")));
    assert!(matches!(states(&world)[0], FileState::Failed(FileProblem::Rule(FileRefusal::Type(_)))));
    assert!(world.effects.contains(&Effect::DropFile(key("really-a.gif"), Some("file".into()))));
}

#[test]
fn where_no_files_go_none_is_taken() {
    let mut world = World::with_open(&detail("a", Some(1), None), page("a", 0..1, 1));
    assert_eq!(world.model.files().err(), Some(Reason::FilesOffInPublic));
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", 1)]));
    world.want(Intent::AttachFrom("https://example.org/bag.png".to_owned()));
    assert!(states(&world).is_empty());
    assert!(matches!(world.model.notices()[0].notice, Notice::NotAttached(Reason::FilesOffInPublic)));
    assert!(world.effects.contains(&Effect::DropFile(key("bag.png"), None)));
}

#[test]
fn a_file_from_an_address_is_the_backends_to_fetch() {
    let mut world = direct();
    world.want(Intent::AttachFrom("https://example.org/bag.png".to_owned()));
    let fetch = Effect::FetchFile(id("a"), key("id1"), "https://example.org/bag.png".to_owned());
    assert!(world.effects.contains(&fetch));
    let refused = |reason| {
        let (kind, title) = (ProblemType::RefusedByRule, String::new());
        ApiError::Problem(Problem { kind, title, status: 422, reason: Some(reason) })
    };
    world.apply(Event::FileRefused(key("id1"), refused(Reason::FileNotFetched)));
    assert_eq!(states(&world), [FileState::Failed(FileProblem::Off(Reason::FileNotFetched))]);
    world.want(Intent::RemoveFile(key("id1")));
    world.want(Intent::AttachFrom("https://example.org/bag.png".to_owned()));
    world.apply(Event::FileTaken(key("id2"), uploaded("file", "image/png")));
    assert_eq!(world.model.draft().expect("a draft").files[0].name, "bag.png");
}

#[test]
fn a_file_answers_what_was_there_when_it_was_attached() {
    let mut world = World::with_open(&both(), page("a", 0..1, 1));
    world.want(Intent::SetVisibility(Visibility::Public));
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", 1)]));
    world.apply(Event::FileTaken(key("bag.png"), uploaded("file", "image/png")));
    let mut later = both();
    later.facts.last_public = later.facts.last_public.map(|fact| InboundFact { message: "later".into(), ..fact });
    world.apply(changed(later));
    world.want(Intent::SetText("Like this?".to_owned()));
    world.want(Intent::SetText(String::new()));
    send(&mut world, "");
    assert_eq!(sent(&world)[0].target, Some("public".into()));
}

#[test]
fn what_did_not_get_through_is_uploaded_again() {
    let mut world = direct();
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", 1)]));
    world.apply(Event::FileRefused(key("bag.png"), ApiError::Network));
    world.want(Intent::TryFileAgain(key("bag.png")));
    assert_eq!((states(&world), uploads(&world)), (vec![FileState::Uploading { sent: 0 }], 2));
}

#[test]
fn what_did_not_come_from_its_address_is_fetched_again() {
    let mut world = direct();
    world.want(Intent::AttachFrom("https://example.org/bag.png".to_owned()));
    world.apply(Event::FileRefused(key("id1"), ApiError::Network));
    world.want(Intent::TryFileAgain(key("id1")));
    let fetch = Effect::FetchFile(id("a"), key("id1"), "https://example.org/bag.png".to_owned());
    assert_eq!(world.effects.iter().filter(|effect| **effect == fetch).count(), 2);
    assert_eq!((states(&world), uploads(&world)), (vec![FileState::Checking], 0));
}

#[test]
fn a_draft_keeps_its_files_and_its_uploads_go_on() {
    let mut world = direct();
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", 1), chosen("seam.png", "image/png", 1)]));
    world.apply(Event::FileTaken(key("bag.png"), uploaded("file", "image/png")));
    world.open(&detail("b", Some(1), None), page("b", 0..1, 1));
    world.apply(Event::FileTaken(key("seam.png"), uploaded("other", "image/png")));
    world.open(&both(), page("a", 0..1, 1));
    assert!(states(&world).iter().all(|state| matches!(state, FileState::Ready(_))));

    // A reload: the backend is asked whether it still has them.
    let kept = world.model.draft().expect("a draft");
    let kept = serde_json::to_string(&kept).expect("JSON");
    let kept: Draft = serde_json::from_str(&kept).expect("a draft");
    let mut world = World::signed_in();
    world.apply(Event::Kept(vec![kept], Vec::new()));
    assert!(world.effects.contains(&Effect::ReadFile(key("file"), "file".into())));
    world.open(&both(), page("a", 0..1, 1));
    assert_eq!(states(&world), [FileState::Checking, FileState::Checking]);
    world.apply(Event::FileTaken(key("file"), uploaded("file", "image/png")));
    let gone = Problem { kind: ProblemType::NotFound, title: String::new(), status: 404, reason: None };
    world.apply(Event::FileRefused(key("other"), ApiError::Problem(gone)));
    assert_eq!(states(&world)[1], FileState::Failed(FileProblem::Off(Reason::FileGone)));
}

#[test]
fn a_file_on_its_way_survives_another_tab() {
    let mut world = direct();
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", 1)]));
    world.apply(Event::KeptElsewhere(Vec::new()));
    assert_eq!(states(&world).len(), 1);
}

#[test]
fn a_text_taken_along_takes_its_files() {
    let mut world = direct();
    world.want(Intent::SetVisibility(Visibility::Public));
    world.want(Intent::Attach(vec![chosen("bag.png", "image/png", 1)]));
    world.want(Intent::MoveToDirect);
    assert_eq!((world.visibility(), states(&world).len()), (Some(Visibility::Direct), 1));
}

#[test]
fn what_was_taken_back_comes_back_with_its_files() {
    let mut world = direct();
    world.want(Intent::SetVisibility(Visibility::Public));
    let mut held = Message {
        attachments: vec![uploaded("file", "image/png").attachment],
        ..message("a", "held", Visibility::Public)
    };
    held.state = MessageState::Held;
    world.apply(on_stream(held.clone(), 1, 2));
    world.want(Intent::Cancel(held.id.clone()));
    held.state = MessageState::Cancelled;
    let accepted = CommandAccepted { client_id: "id1".into(), message: held };
    world.apply(Event::Accepted(Box::new(accepted)));
    assert_eq!(states(&world), [FileState::Checking]);
    assert!(world.effects.contains(&Effect::ReadFile(key("file"), "file".into())));
}
