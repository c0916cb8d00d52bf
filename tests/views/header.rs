//! Who works on the conversation.

use super::samples::detail;
use super::stage::Stage;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{Effect, Work};
use social_messaging_widget::transcript::header::ConversationHeader;
use wasm_bindgen_test::wasm_bindgen_test;

#[wasm_bindgen_test]
async fn only_who_may_see_the_brand_account_is_offered_the_conversation() {
    let stage = Stage::of(|| view! { <ConversationHeader /> });
    stage.open(detail(), Vec::new());
    let reassign = stage.one("button", "Reassign");
    stage.until(|| !reassign.has_attribute("disabled"), "the button to be of use").await;
    reassign.click();
    stage.until(|| !stage.all("[role^=menuitem]").is_empty(), "the menu").await;
    let offered = stage.all("[role^=menuitem] bdi");
    let names: Vec<String> = offered.iter().filter_map(|it| it.text_content()).collect();
    assert_eq!(names, ["Ada", "Robin", "Back to everybody"]);
    stage.effects();
    stage.one("menuitemradio", "Robin").click();
    let chosen = |effect: &Effect| matches!(effect, Effect::Work(_, Work::Reassign(Some(agent))) if agent.0 == "robin");
    assert!(stage.effects().iter().any(chosen), "who is at that place in the menu");
}
