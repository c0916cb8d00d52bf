//! Saved replies in the composer.

use super::samples::{account, both, consumer, detail};
use super::stage::{Stage, description, is_off, press, type_into};
use social_messaging_domain::conversation::ConversationDetail;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::replies::{SavedReplies, SavedReply};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::composer::Composer;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{Effect, Event, Loaded, Resource};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlTextAreaElement};

async fn stage(detail: ConversationDetail) -> (Stage, HtmlTextAreaElement) {
    let stage = Stage::of(|| view! { <Composer /> });
    stage.open(detail, vec![consumer("m1", "Is it fair trade?")]);
    let text_box: HtmlTextAreaElement = stage.wait_for("textbox", "Message").await.unchecked_into();
    text_box.focus().expect("focused");
    stage.effects();
    (stage, text_box)
}

fn answer(stage: &Stage, replies: &[(&str, &str)]) {
    let reply = |(shortcut, text): &(&str, &str)| SavedReply {
        id: (*shortcut).to_owned(),
        account: account().id,
        shortcut: (*shortcut).to_owned(),
        text: (*text).to_owned(),
    };
    let replies = SavedReplies { replies: replies.iter().map(reply).collect() };
    stage.state.apply(Event::Loaded(Resource::Replies(account().id), Loaded::Replies(replies)));
}

const REPLIES: [(&str, &str); 2] = [("hello", "Hello {first_name}!"), ("thanks", "Thank you, {agent}")];

fn options(stage: &Stage) -> Vec<HtmlElement> {
    stage.all("[role=option]")
}

async fn until_offered(stage: &Stage, count: usize) {
    stage.until(|| options(stage).len() == count, &format!("{count} replies")).await;
}

/// The line that the box says Enter picks.
fn active(text_box: &HtmlElement) -> String {
    let id = text_box.get_attribute("aria-activedescendant").unwrap_or_default();
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.get_element_by_id(&id).and_then(|line| line.text_content()).unwrap_or_default()
}

#[wasm_bindgen_test]
async fn a_slash_offers_replies_and_enter_picks_one_filled_in() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "Dear you /");
    stage.wait_for_text("Loading").await;
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Load(Resource::Replies(_)))));
    press(&text_box, "Enter", "{}");
    assert_eq!(text_box.value(), "Dear you /", "what is about to be picked stays");
    answer(&stage, &REPLIES);
    until_offered(&stage, 2).await;
    assert!(active(&text_box).starts_with("/hello"));
    press(&text_box, "ArrowUp", "{}");
    stage.until(|| active(&text_box).starts_with("/thanks"), "the mark below").await;
    type_into(&text_box, "Dear you /HEL");
    until_offered(&stage, 1).await;
    press(&text_box, "Enter", "{}");
    stage.until(|| text_box.value() == "Dear you Hello Nora!", "the reply").await;
    assert!(options(&stage).is_empty() && !text_box.has_attribute("aria-activedescendant"));
    stage.one("button", "Send publicly").click();
    assert!(stage.effects().iter().any(|effect| matches!(effect, Effect::Post(..))));
}

#[wasm_bindgen_test]
async fn escape_closes_the_list_leaves_the_text_and_does_not_come_back_for_that_slash() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "/");
    answer(&stage, &REPLIES);
    until_offered(&stage, 2).await;
    press(&text_box, "Escape", "{}");
    until_offered(&stage, 0).await;
    type_into(&text_box, "/tha");
    until_offered(&stage, 0).await;
    assert_eq!(text_box.value(), "/tha");
    type_into(&text_box, "");
    type_into(&text_box, "/tha");
    until_offered(&stage, 1).await;
    type_into(&text_box, "/thanks no");
    until_offered(&stage, 0).await;
}

#[wasm_bindgen_test]
async fn why_nothing_is_offered_is_said() {
    let (stage, text_box) = stage(detail()).await;
    type_into(&text_box, "/");
    let resource = || Resource::Replies(account().id);
    stage.state.apply(Event::Failed(resource(), ApiError::Network));
    stage.wait_for_text("The saved replies could not be loaded: The connection is broken.").await;
    stage.effects();
    stage.wait_for("button", "Try again").await.click();
    assert!(stage.effects().iter().any(|effect| *effect == Effect::Load(resource())));
    answer(&stage, &REPLIES);
    until_offered(&stage, 2).await;
    type_into(&text_box, "/zebra");
    stage.wait_for_text("No saved reply has that").await;
    stage.state.apply(Event::Stream(StreamEvent::Account(Box::new(account()))));
    answer(&stage, &[]);
    stage.wait_for_text("There are no saved replies yet.").await;
}

#[wasm_bindgen_test]
async fn the_button_searches_and_puts_the_reply_where_the_caret_is() {
    let (stage, text_box) = stage(both()).await;
    type_into(&text_box, "First. Last.");
    text_box.set_selection_range(6, 6).expect("a caret");
    stage.one("button", "Saved replies").click();
    let search = stage.wait_for("combobox", "Find a saved reply").await;
    answer(&stage, &REPLIES);
    until_offered(&stage, 2).await;
    assert_eq!(search.get_attribute("aria-expanded").as_deref(), Some("true"));
    type_into(&search, "thank ada");
    until_offered(&stage, 0).await;
    type_into(&search, "you thank");
    until_offered(&stage, 1).await;
    press(&search, "Enter", "{}");
    stage.until(|| text_box.value() == "First. Thank you, Ada Last.", "the reply between").await;
    stage.until(|| stage.named("combobox", "").is_empty(), "no search").await;
}

#[wasm_bindgen_test]
async fn a_word_in_braces_that_the_agent_has_to_fill_in_is_an_empty_placeholder_too() {
    let (stage, text_box) = stage(detail()).await;
    let send = stage.one("button", "Send publicly");
    type_into(&text_box, "We say {order} here");
    stage.until(|| !is_off(&send), "what was typed is text").await;
    type_into(&text_box, "/");
    answer(&stage, &[("sent", "Hi {first_name}, your order {order} is on its way")]);
    until_offered(&stage, 1).await;
    press(&text_box, "Tab", "{}");
    let selected = || (text_box.selection_start().ok().flatten(), text_box.selection_end().ok().flatten());
    stage.until(|| selected() == (Some(20), Some(27)), "the word selected").await;
    stage.until(|| description(&send) == "Fill in {order}", "the reason").await;
    assert!(is_off(&send));
    assert_eq!(stage.all("mark").len(), 1);
    type_into(&text_box, "Hi Nora, your order 12 is on its way");
    stage.until(|| !is_off(&send), "Send").await;
}

#[wasm_bindgen_test]
async fn an_empty_placeholder_keeps_send_off_and_tab_leads_to_it() {
    let mut nameless = detail();
    nameless.facts.consumer_name = None;
    let (stage, text_box) = stage(nameless).await;
    type_into(&text_box, "/");
    answer(&stage, &[("hi", "Hi {first_name}, {name}!")]);
    until_offered(&stage, 1).await;
    press(&text_box, "Tab", "{}");
    let selected = || (text_box.selection_start().ok().flatten(), text_box.selection_end().ok().flatten());
    stage.until(|| selected() == (Some(3), Some(15)), "the first selected").await;
    let send = stage.one("button", "Send publicly");
    stage.until(|| description(&send) == "Fill in {first_name}", "the reason").await;
    assert!(is_off(&send));
    assert_eq!(stage.all("mark").len(), 2, "both are marked");
    press(&text_box, "Tab", "{}");
    assert_eq!(selected(), (Some(17), Some(23)));
    stage.effects();
    send.click();
    assert_eq!(selected(), (Some(3), Some(15)), "a press of Send leads to what is empty");
    stage.one("button", "Go to it").click();
    assert_eq!(selected(), (Some(17), Some(23)));
    press(&text_box, "Enter", r#"{"ctrlKey":true}"#);
    assert!(!stage.effects().iter().any(|effect| matches!(effect, Effect::Post(..))));
    type_into(&text_box, "Hi Nora, Nora!");
    stage.until(|| !is_off(&send), "Send").await;
    assert!(stage.named("button", "Go to it").is_empty());
}
