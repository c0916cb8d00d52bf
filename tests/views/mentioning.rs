//! The people of the thread, offered while "@" is typed.

use super::samples::{consumer, detail};
use super::stage::{Stage, press, type_into};
use social_messaging_widget::composer::Composer;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::Intent;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

async fn stage() -> (Stage, HtmlTextAreaElement) {
    let stage = Stage::of(|| view! { <Composer /> });
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    let text_box: HtmlTextAreaElement = stage.wait_for("textbox", "Message").await.unchecked_into();
    text_box.focus().expect("focused");
    (stage, text_box)
}

fn name(stage: &Stage) -> String {
    stage.state.with_model(|model| model.mentionable()).expect("a model").remove(0).shown
}

async fn until_open(stage: &Stage) {
    stage.until(|| stage.all("[role=option]").len() == 1, "the list").await;
}

async fn until_closed(stage: &Stage) {
    stage.until(|| stage.all("[role=listbox]").is_empty(), "no list").await;
}

#[wasm_bindgen_test]
async fn enter_picks_and_sends_nothing() {
    let (stage, text_box) = stage().await;
    type_into(&text_box, "Hi @n");
    until_open(&stage).await;
    stage.until(|| text_box.get_attribute("aria-activedescendant").is_some(), "the mark").await;
    let marked = text_box.get_attribute("aria-activedescendant").expect("a mark");
    assert_eq!(stage.all(&format!("#{marked}[aria-selected=true]")).len(), 1);
    stage.state.dispatch(Intent::Prefer(social_messaging_widget::state::Preferences {
        enter_sends: true,
        ..Default::default()
    }));
    press(&text_box, "Enter", "{}");
    let expected = format!("Hi {} ", name(&stage));
    stage.until(|| text_box.value() == expected, "the name").await;
    until_closed(&stage).await;
    assert!(!text_box.has_attribute("aria-activedescendant"));
}

#[wasm_bindgen_test]
async fn a_press_picks_too_and_escape_leaves_the_text() {
    let (stage, text_box) = stage().await;
    type_into(&text_box, "@");
    until_open(&stage).await;
    press(&text_box, "Escape", "{}");
    until_closed(&stage).await;
    assert_eq!(text_box.value(), "@");
    type_into(&text_box, "@N");
    stage
        .until(|| stage.state.draft.with_untracked(|it| it.as_ref().is_some_and(|it| it.text == "@N")), "the text")
        .await;
    until_closed(&stage).await;
    type_into(&text_box, "@N @");
    until_open(&stage).await;
    stage.all("[role=option]")[0].click();
    let expected = format!("@N {} ", name(&stage));
    stage.until(|| text_box.value() == expected, "the name").await;
}

#[wasm_bindgen_test]
async fn it_closes_for_nobody_and_in_an_address() {
    let (stage, text_box) = stage().await;
    for typed in ["@zebra", "me@n", "@n "] {
        type_into(&text_box, "@n");
        until_open(&stage).await;
        type_into(&text_box, typed);
        until_closed(&stage).await;
    }
}
