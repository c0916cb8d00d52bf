//! The composer.

use super::samples::{both, consumer, detail};
use super::stage::{Stage, description, is_off, press, type_into};
use social_messaging_domain::commands::Command;
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::visibility::Visibility;
use social_messaging_widget::composer::Composer;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{Effect, Event, Intent};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlTextAreaElement;

async fn stage(detail: ConversationDetail) -> (Stage, HtmlTextAreaElement) {
    let stage = Stage::of(|| view! { <Composer /> });
    stage.open(detail, vec![consumer("m1", "Is it fair trade?")]);
    let text_box = stage.wait_for("textbox", "Message").await.unchecked_into();
    stage.effects();
    (stage, text_box)
}

fn sent(stage: &Stage) -> Vec<(Visibility, String)> {
    let send = |effect: Effect| match effect {
        Effect::Post(_, request) => match request.command {
            Command::Send(send) => Some((send.visibility, send.text)),
            _ => None,
        },
        _ => None,
    };
    stage.effects().into_iter().filter_map(send).collect()
}

#[wasm_bindgen_test]
async fn what_is_off_stays_with_its_reason_and_the_way_out() {
    let (stage, _) = stage(detail()).await;
    let direct = stage.one("radio", "Direct");
    assert!(is_off(&direct));
    assert!(description(&direct).contains("Send a Link to DM first"));
    direct.click();
    assert_eq!(stage.one("radio", "Public").get_attribute("aria-checked").as_deref(), Some("true"));
    direct.focus().expect("it can be focused");
    assert_eq!(stage.all("[role=radiogroup]")[0].get_attribute("aria-label").as_deref(), Some("Visibility"));
}

#[wasm_bindgen_test]
async fn arrows_choose_and_pass_over_what_is_off() {
    let (stage, _) = stage(detail()).await;
    let public = stage.one("radio", "Public");
    public.focus().expect("focused");
    press(&public, "ArrowRight", "{}");
    assert_eq!(public.get_attribute("aria-checked").as_deref(), Some("true"), "Direct is off");
    press(&stage.one("radio", "Direct"), "ArrowRight", "{}");
    let internal = stage.one("radio", "Internal");
    stage.until(|| internal.get_attribute("aria-checked").as_deref() == Some("true"), "Internal").await;
}

#[wasm_bindgen_test]
async fn the_button_names_its_audience_and_so_does_the_whole_composer() {
    let (stage, _) = stage(both()).await;
    let wears = |stage: &Stage| stage.all("section.composer")[0].get_attribute("data-audience");
    stage.wait_for("button", "Send direct to Nora").await;
    assert_eq!(wears(&stage).as_deref(), Some("direct"));
    stage.one("radio", "Public").click();
    stage.wait_for("button", "Send publicly as @lumencoffee").await;
    assert_eq!(wears(&stage).as_deref(), Some("public"));
    stage.one("radio", "Internal").click();
    stage.wait_for("button", "Add note").await;
    assert_eq!(wears(&stage).as_deref(), Some("internal"));
}

#[wasm_bindgen_test]
async fn a_double_press_sends_once() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "All of it.");
    let button = stage.one("button", "Send publicly");
    button.click();
    button.click();
    assert_eq!(sent(&stage), [(Visibility::Public, "All of it.".to_owned())]);
    assert_eq!(text_box.value(), "");
}

#[wasm_bindgen_test]
async fn what_something_else_wrote_into_the_box_is_what_is_sent() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "All of it");
    text_box.set_value("All of it, corrected.");
    stage.one("button", "Send publicly").click();
    assert_eq!(sent(&stage), [(Visibility::Public, "All of it, corrected.".to_owned())]);
}

#[wasm_bindgen_test]
async fn control_enter_sends_but_not_while_an_input_method_composes() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "コーヒー");
    press(&text_box, "Enter", "{}");
    press(&text_box, "Enter", r#"{"ctrlKey":true,"isComposing":true}"#);
    press(&text_box, "Enter", r#"{"ctrlKey":true,"keyCode":229}"#);
    assert!(sent(&stage).is_empty());
    press(&text_box, "Enter", r#"{"metaKey":true}"#);
    assert_eq!(sent(&stage).len(), 1);
}

#[wasm_bindgen_test]
async fn too_long_a_text_is_neither_sent_nor_lost() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "short");
    assert!(!stage.text().contains("left"), "quiet until a tenth is left");
    type_into(&text_box, &"x".repeat(4_600));
    stage.wait_for_text("400 characters left").await;
    let long = "x".repeat(5_001);
    type_into(&text_box, &long);
    stage.wait_for_text("1 character too many").await;
    assert!(stage.text().contains("\u{2212}1"), "the number is negative");
    let button = stage.one("button", "Send publicly");
    assert!(is_off(&button));
    button.click();
    assert!(sent(&stage).is_empty());
    assert_eq!(text_box.value(), long);
}

#[wasm_bindgen_test]
async fn link_and_mention_go_to_the_caret_and_the_link_into_public_answers_only() {
    let (stage, text_box) = stage(both()).await;
    let link = stage.one("button", "Link to DM");
    assert!(is_off(&link) && description(&link).contains("public answer only"));
    stage.one("radio", "Public").click();
    stage.until(|| !is_off(&link), "Link to DM").await;
    type_into(&text_box, "Hello , see ");
    text_box.set_selection_range(6, 6).expect("a caret");
    stage.one("button", "Mention consumer").click();
    stage.until(|| text_box.value().starts_with("Hello @Nora"), "the mention").await;
    let end = u32::try_from(text_box.value().len()).expect("short");
    text_box.set_selection_range(end, end).expect("a caret");
    link.click();
    stage.until(|| text_box.value().trim_end().ends_with("https://m.me/lumencoffee"), "the link").await;
}

#[wasm_bindgen_test]
async fn the_answered_message_is_shown_and_removed_by_its_button_or_escape() {
    let (stage, text_box) = stage(detail()).await;
    for by_key in [false, true] {
        stage.state.dispatch(Intent::ChooseTarget("m1".into()));
        stage.wait_for_text("Replying to Nora").await;
        if by_key {
            press(&text_box, "Escape", "{}");
        } else {
            stage.one("button", "Do not reply to this message").click();
        }
        stage.until(|| !stage.text().contains("Replying to Nora"), "no preview").await;
    }
}

#[wasm_bindgen_test]
async fn the_toggle_does_not_move_under_a_text() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "For everybody");
    stage.state.apply(Event::Stream(StreamEvent::Conversation(Box::new(both()))));
    stage.wait_for_text("The consumer wrote directly.").await;
    assert_eq!(stage.one("radio", "Public").get_attribute("aria-checked").as_deref(), Some("true"));
    stage.one("button", "Switch and take the text along").click();
    stage.wait_for("button", "Send direct to Nora").await;
    stage.until(|| text_box.value() == "For everybody", "the text").await;
}

#[wasm_bindgen_test]
async fn each_visibility_keeps_its_own_text() {
    let (stage, text_box) = stage(both()).await;
    type_into(&text_box, "said directly");
    stage.one("radio", "Internal").click();
    stage.until(|| text_box.value().is_empty(), "an empty note").await;
    stage.wait_for("radio", "Directhas a draft").await.click();
    stage.until(|| text_box.value() == "said directly", "the draft").await;
}
