//! The emoji's popover.

use super::samples::{consumer, detail};
use super::stage::{Stage, name_of, press, type_into};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::composer::Composer;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::emoji::{EmojiHabits, EmojiSet, OfferedEmoji};
use social_messaging_widget::state::{Effect, Event, Loaded, Resource};
use std::sync::Arc;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlSelectElement, HtmlTextAreaElement};

async fn stage() -> (Stage, HtmlTextAreaElement) {
    let stage = Stage::of(|| view! { <Composer /> });
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    let text_box = stage.wait_for("textbox", "Message").await.unchecked_into();
    stage.effects();
    (stage, text_box)
}

/// Twelve smileys of which one looks away, a hand, and a duck in each other group.
fn offered(recent: &[&str]) -> OfferedEmoji {
    let mut file: String = ('😀'..='😊').map(|glyph| format!("-{glyph}\tFace {}\tsmile\n", u32::from(glyph))).collect();
    file.push_str("-🫣\tPeeking éye\n\n1👋\tWaving hand\thello\n");
    file.push_str(&"\n-🦆\tDuck\n".repeat(EmojiSet::GROUPS - 2));
    let set = EmojiSet::read(&file, &file.to_lowercase().replace('é', "e")).expect("a file");
    let recent = recent.iter().map(|glyph| (*glyph).to_owned()).collect();
    OfferedEmoji { set: Arc::new(set), habits: EmojiHabits { recent, ..EmojiHabits::default() } }
}

fn fill(stage: &Stage, recent: &[&str]) {
    stage.state.apply(Event::Loaded(Resource::Emoji, Loaded::Emoji(offered(recent))));
}

fn focused() -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.active_element().map(|element| name_of(&element)).unwrap_or_default()
}

fn focused_element() -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.active_element().expect("a focus").unchecked_into()
}

async fn search(stage: &Stage) -> HtmlElement {
    stage.until(|| focused() == "Search emoji", "the box to search in").await;
    focused_element()
}

#[wasm_bindgen_test]
async fn they_are_loaded_when_they_are_opened_and_a_failure_can_be_tried_again() {
    let (stage, _) = stage().await;
    assert!(stage.named("dialog", "Emoji").is_empty());
    let button = stage.one("button", "Emoji");
    assert_eq!(button.get_attribute("aria-expanded").as_deref(), Some("false"));
    button.click();
    stage.wait_for("dialog", "Emoji").await;
    assert_eq!(stage.effects(), [Effect::Load(Resource::Emoji)]);
    stage.state.apply(Event::Slow(Resource::Emoji));
    stage.wait_for_text("Still loading").await;
    stage.state.apply(Event::Failed(Resource::Emoji, ApiError::Malformed));
    stage.wait_for_text("The emoji could not be loaded").await;
    stage.one("button", "Try again").click();
    assert_eq!(stage.effects(), [Effect::Load(Resource::Emoji)]);
    fill(&stage, &[]);
    stage.wait_for("tab", "Smileys and emotion").await;
}

#[wasm_bindgen_test]
async fn what_is_picked_goes_to_the_caret_and_the_focus_comes_back() {
    let (stage, text_box) = stage().await;
    type_into(&text_box, "Hello there");
    text_box.set_selection_range(5, 5).expect("a caret");
    stage.one("button", "Emoji").click();
    fill(&stage, &[]);
    let search = search(&stage).await;
    type_into(&search, "HELLO");
    stage.wait_for_text("1 emoji").await;
    press(&search, "Enter", "{}");
    stage.until(|| text_box.value() == "Hello👋 there", "the emoji").await;
    stage.until(|| stage.named("dialog", "Emoji").is_empty(), "no popover").await;
    assert_eq!(focused(), "Message");
    stage.until(|| text_box.selection_start() == Ok(Some(7)), "the caret behind it").await;
    let kept = stage
        .effects()
        .into_iter()
        .any(|effect| matches!(effect, Effect::KeepEmojiHabits(habits) if habits.recent == ["👋"]));
    assert!(kept);
}

#[wasm_bindgen_test]
async fn keys_move_in_the_grid_and_escape_leaves_the_text_alone() {
    let (stage, text_box) = stage().await;
    stage.one("button", "Emoji").click();
    fill(&stage, &[]);
    let search = search(&stage).await;
    stage.until(|| stage.all("[role=gridcell]").len() == 12, "the smileys").await;
    press(&search, "ArrowDown", "{}");
    assert_eq!(focused(), "Face 128512");
    for (key, options, expected) in [
        ("ArrowRight", "{}", "Face 128513"),
        ("ArrowDown", "{}", "Face 128521"),
        ("End", "{}", "Peeking éye"),
        ("Home", "{}", "Face 128520"),
        ("ArrowUp", "{}", "Face 128512"),
        ("End", r#"{"ctrlKey":true}"#, "Peeking éye"),
    ] {
        press(&focused_element(), key, options);
        assert_eq!(focused(), expected, "{key}");
    }
    let stops = stage.all("[role=gridcell][tabindex='0']");
    assert_eq!((stops.len(), name_of(&stops[0])), (1, "Peeking éye".to_owned()));
    press(&focused_element(), "Escape", "{}");
    stage.until(|| stage.named("dialog", "Emoji").is_empty(), "no popover").await;
    assert_eq!((focused().as_str(), text_box.value().as_str()), ("Message", ""));
}

#[wasm_bindgen_test]
async fn recently_used_come_first_and_in_the_tone_that_was_chosen() {
    let (stage, text_box) = stage().await;
    stage.one("button", "Emoji").click();
    fill(&stage, &["👋", "😀"]);
    let recent = stage.wait_for("tab", "Recently used").await;
    assert_eq!(recent.get_attribute("aria-selected").as_deref(), Some("true"));
    let shown = || stage.all("[role=gridcell]").iter().map(|it| it.inner_text()).collect::<Vec<_>>();
    stage.until(|| shown() == ["👋", "😀"], "those used last").await;
    let tones: HtmlSelectElement = stage.all("select[aria-label='Skin tone']").remove(0).unchecked_into();
    tones.set_selected_index(5);
    tones.dispatch_event(&web_sys::Event::new("change").expect("an event")).expect("changed");
    stage.until(|| shown() == ["👋🏿", "😀"], "the dark hand").await;
    stage.one("tab", "People and body").click();
    stage.until(|| shown() == ["👋🏿"], "people").await;
    stage.one("gridcell", "Waving hand").click();
    stage.until(|| text_box.value() == "👋🏿", "the emoji").await;
}

#[wasm_bindgen_test]
async fn what_has_no_such_name_is_said() {
    let (stage, _) = stage().await;
    stage.one("button", "Emoji").click();
    fill(&stage, &[]);
    let search = search(&stage).await;
    type_into(&search, "peeking eye");
    stage.until(|| stage.all("[role=gridcell]").len() == 1, "one, whatever its accents").await;
    type_into(&search, "zebra");
    stage.wait_for_text("No emoji has that name").await;
    assert!(stage.all("[role=grid]").is_empty());
}
