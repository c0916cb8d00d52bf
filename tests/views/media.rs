//! What the consumer sent beside words.

use super::samples::{NOW, consumer, detail};
use super::stage::{Stage, name_of, press};
use leptos::prelude::*;
use social_messaging_domain::api::{AttachmentPage, SentAttachment};
use social_messaging_domain::ids::ConversationId;
use social_messaging_domain::message::{Attachment, AttachmentKind};
use social_messaging_domain::visibility::Visibility;
use social_messaging_widget::api::ApiError;
use social_messaging_widget::app::media::MediaDialog;
use social_messaging_widget::drawing::{Drawn, dynamic, view};
use social_messaging_widget::live::{Live, Source};
use social_messaging_widget::state::{Effect, Event, Loaded, Resource, use_state};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::Element;

/// The smallest picture.
const DOT: &str = "data:image/gif;base64,R0lGODlhAQABAIAAAP///wAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw==";

/// The dialog of the open conversation, until it is closed.
fn part() -> Drawn {
    let (state, open) = (use_state(), Source::new(true));
    let shown = Live::new(move || open.get() && state.detail.with(|detail| detail.loaded().is_some()));
    let on_close = Callback::new(move |()| open.set(false));
    dynamic(move || shown.get().then(|| view! { <MediaDialog on_close /> }))
}

async fn stage() -> Stage {
    let stage = Stage::of(part);
    stage.open(detail(), vec![consumer("m1", "Look")]);
    stage.until(|| !stage.all("dialog").is_empty(), "the dialog").await;
    stage
}

fn resource(cursor: Option<&str>) -> Resource {
    let id: ConversationId = detail().summary.id;
    Resource::Attachments(id, cursor.map(str::to_owned))
}

fn file(id: &str, kind: AttachmentKind, url: Option<&str>) -> SentAttachment {
    let attachment = Attachment {
        id: id.into(),
        kind,
        url: url.map(str::to_owned),
        preview_url: None,
        description: None,
        link: None,
        title: Some(id.to_owned()),
    };
    SentAttachment { message: "m1".into(), visibility: Visibility::Public, sent_at: NOW, attachment }
}

fn answer(stage: &Stage, cursor: Option<&str>, attachments: Vec<SentAttachment>, next: Option<&str>) {
    let page = AttachmentPage { attachments, next: next.map(str::to_owned), total: 4 };
    stage.state.apply(Event::Loaded(resource(cursor), Loaded::Attachments(page)));
}

fn three() -> Vec<SentAttachment> {
    vec![
        file("bag", AttachmentKind::Image, Some(DOT)),
        file("lamp", AttachmentKind::Gif, Some(DOT)),
        file("terms", AttachmentKind::File, Some("/media/terms")),
    ]
}

fn names(stage: &Stage) -> Vec<String> {
    let short = |it: String| it.split(", ").next().unwrap_or_default().to_owned();
    stage.all(".media-tile").iter().map(|tile| short(name_of(tile))).collect()
}

fn viewer(stage: &Stage) -> Element {
    stage.all(".media-viewer").remove(0).into()
}

fn words(stage: &Stage) -> String {
    stage.all(".media-words").first().and_then(|it| it.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn it_waits_fails_and_is_empty_in_words() {
    let stage = stage().await;
    stage.state.apply(Event::Slow(resource(None)));
    stage.wait_for_text("Still loading").await;
    stage.state.apply(Event::Failed(resource(None), ApiError::Malformed));
    stage.wait_for_text("What the consumer sent could not be loaded").await;
    stage.effects();
    stage.one("button", "Try again").click();
    assert_eq!(stage.effects(), [Effect::Load(resource(None))]);
    answer(&stage, None, Vec::new(), None);
    stage.wait_for_text("The consumer sent no images, videos or files yet").await;
}

#[wasm_bindgen_test]
async fn each_opens_larger_and_keys_go_on() {
    let stage = stage().await;
    answer(&stage, None, three(), Some("next"));
    stage.until(|| names(&stage) == ["Image: bag", "Moving image: lamp", "File: terms"], "the files").await;
    stage.effects();
    stage.one("button", "Image: bag").click();
    stage.until(|| words(&stage).starts_with("Image: bag") && words(&stage).ends_with("(1 of 4)"), "the first").await;
    press(&viewer(&stage), "ArrowLeft", "{}");
    assert!(words(&stage).contains("1 of 4"), "nothing is before the first");
    press(&viewer(&stage), "ArrowRight", "{}");
    stage.until(|| words(&stage).starts_with("Moving image: lamp"), "the second").await;
    assert_eq!(stage.effects(), [Effect::Load(resource(Some("next")))], "what comes next is loaded ahead");
    answer(&stage, Some("next"), vec![file("voice", AttachmentKind::Audio, Some("/media/voice"))], None);
    press(&viewer(&stage), "ArrowRight", "{}");
    press(&viewer(&stage), "ArrowRight", "{}");
    stage.until(|| words(&stage).contains("voice") && words(&stage).contains("4 of 4"), "the last").await;
    assert_eq!(stage.named("link", "Download").len(), 1);
    assert!(stage.named("button", "Zoom in").is_empty(), "sound has no size");
}

#[wasm_bindgen_test]
async fn a_picture_is_zoomed_by_button_and_key_and_the_next_is_whole_again() {
    let stage = stage().await;
    answer(&stage, None, three(), None);
    stage.wait_for("button", "Image: bag").await.click();
    let zoom = |stage: &Stage| stage.all(".media-stage").first().and_then(|it| it.get_attribute("data-zoom"));
    stage.wait_for("button", "Zoom in").await.click();
    stage.until(|| zoom(&stage).as_deref() == Some("150"), "larger").await;
    press(&viewer(&stage), "+", "{}");
    stage.until(|| zoom(&stage).as_deref() == Some("200"), "larger still").await;
    assert_eq!(stage.all(".media-stage")[0].get_attribute("tabindex").as_deref(), Some("0"), "it is scrolled by keys");
    press(&viewer(&stage), "0", "{}");
    stage.until(|| zoom(&stage).as_deref() == Some("100"), "whole").await;
    press(&viewer(&stage), "+", "{}");
    press(&viewer(&stage), "ArrowRight", "{}");
    stage
        .until(|| words(&stage).starts_with("Moving image") && zoom(&stage).as_deref() == Some("100"), "the next")
        .await;
    stage.wait_for("button", "Pause").await.click();
    stage.wait_for("button", "Play").await;
    assert_eq!(stage.all(".media-stage canvas").len(), 1, "one frame of it");
}

#[wasm_bindgen_test]
async fn what_expired_says_so_and_is_asked_for_again() {
    let stage = stage().await;
    answer(&stage, None, vec![file("bag", AttachmentKind::Image, Some("data:image/png;base64,x"))], None);
    stage.wait_for("button", "Image: bag").await.click();
    stage.until(|| !stage.all(".media-stage .empty").is_empty(), "the larger view says so").await;
    stage.until(|| name_of(&stage.all(".media-tile")[0]).ends_with("Not available any more"), "the grid, too").await;
    stage.effects();
    stage.one("button", "Try again").click();
    assert_eq!(stage.effects(), [Effect::Load(resource(None))]);
    answer(&stage, None, vec![file("bag", AttachmentKind::Image, Some(DOT))], None);
    stage.until(|| stage.all(".media-stage img").len() == 1, "the picture").await;
}
