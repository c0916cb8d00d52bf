//! Files in the composer.

use super::samples::{both, consumer, detail};
use super::stage::{Stage, description, is_off};
use social_messaging_domain::api::UploadedFile;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::message::{Attachment, AttachmentKind};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::composer::Composer;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{ChosenFile, Effect, Event, FileKey, Intent};
use wasm_bindgen_test::wasm_bindgen_test;

async fn stage(detail: ConversationDetail) -> Stage {
    let stage = Stage::of(|| view! { <Composer /> });
    stage.open(detail, vec![consumer("m1", "Is it torn?")]);
    stage.wait_for("textbox", "Message").await;
    stage.effects();
    stage
}

fn key() -> FileKey {
    FileKey("chosen".to_owned())
}

fn attach(stage: &Stage, content_type: &str) {
    let chosen = ChosenFile {
        key: key(),
        name: "bag".to_owned(),
        content_type: content_type.to_owned(),
        size: 2_000_000,
        preview: None,
    };
    stage.state.dispatch(Intent::Attach(vec![chosen]));
}

#[wasm_bindgen_test]
async fn a_file_shows_how_far_it_is_and_send_waits_for_it() {
    let stage = stage(both()).await;
    attach(&stage, "image/png");
    stage.state.apply(Event::FileSent(key(), 500_000));
    stage.wait_for_text("Uploading: 25%").await;
    assert_eq!(stage.all("progress")[0].get_attribute("value").as_deref(), Some("25"));
    let send = stage.one("button", "Send direct to Nora");
    stage.until(|| description(&send).contains("still being uploaded"), "the reason").await;
    assert!(is_off(&send));
    let attachment = Attachment {
        id: "file".into(),
        kind: AttachmentKind::Image,
        url: None,
        preview_url: None,
        description: None,
        link: None,
        title: None,
    };
    let taken = UploadedFile { attachment, content_type: "image/png".to_owned(), size: 2_000_000 };
    stage.state.apply(Event::FileTaken(key(), Box::new(taken)));
    stage.until(|| !is_off(&send), "Send").await;
    let spoken = || stage.all(".tray-slot [aria-live=polite]")[0].text_content().unwrap_or_default();
    stage.until(|| spoken() == "bag: Ready to be sent", "the word for those who listen").await;
    stage.effects();
    send.click();
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Post(..))), "a file needs no words");
    stage.until(|| stage.all(".tray").is_empty(), "an empty composer").await;
}

#[wasm_bindgen_test]
async fn what_cannot_be_sent_says_the_rule_and_is_removed() {
    let stage = stage(both()).await;
    attach(&stage, "text/html");
    stage.wait_for_text("Only JPEG, PNG, GIF").await;
    assert!(!stage.effects().iter().any(|effect| matches!(effect, Effect::Upload(..))));
    stage.one("button", "Remove bag").click();
    stage.until(|| stage.all(".tray").is_empty(), "no file").await;
    attach(&stage, "image/png");
    stage.state.apply(Event::FileRefused(key(), ApiError::Network));
    stage.wait_for("button", "Try again").await.click();
    stage.wait_for_text("Uploading: 0%").await;
}

#[wasm_bindgen_test]
async fn where_no_files_go_attach_is_off_with_the_reason() {
    let stage = stage(detail()).await;
    let attach = stage.one("button", "Attach");
    assert!(is_off(&attach));
    assert!(description(&attach).contains("An admin can switch them on"));
    stage.one("radio", "Internal").click();
    stage.until(|| !is_off(&attach), "Attach for a note").await;
}
