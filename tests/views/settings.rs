//! The settings.

use super::samples::{account, admin_session};
use super::stage::{Stage, press, type_into};
use leptos::prelude::Callback;
use social_messaging_domain::replies::{SavedReplies, SavedReply};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::app::settings::SettingsDialog;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::administration::{AdministrationEvent, Decision};
use social_messaging_widget::state::{Effect, Event, Loaded, Resource};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{HtmlElement, HtmlInputElement};

fn stage() -> Stage {
    Stage::of(|| view! { <SettingsDialog on_close=Callback::new(|()| ()) /> })
}

/// The settings of the one account, as its admin sees them.
async fn of_account() -> Stage {
    let stage = stage();
    stage.state.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(admin_session()))));
    stage.wait_for("tab", "Brand accounts").await.click();
    stage.wait_for_text("What does not belong in public").await;
    let replies = ["hello", "thanks"].map(|shortcut| SavedReply {
        id: shortcut.to_owned(),
        account: account().id,
        shortcut: shortcut.to_owned(),
        text: "Hello {first_name}".to_owned(),
    });
    let replies = SavedReplies { replies: replies.to_vec() };
    stage.state.apply(Event::Loaded(Resource::Replies(account().id), Loaded::Replies(replies)));
    stage.wait_for_text("/thanks").await;
    stage.effects();
    stage
}

fn happens(stage: &Stage, event: AdministrationEvent) {
    stage.state.apply(Event::Administration(event));
}

fn decisions(stage: &Stage) -> Vec<Decision> {
    let effects = stage.effects().into_iter();
    effects.filter_map(|it| if let Effect::Decide(_, decision) = it { Some(decision) } else { None }).collect()
}

/// The field beside these words.
fn field(stage: &Stage, words: &str) -> HtmlInputElement {
    let labels = stage.all("label");
    let label = labels.into_iter().find(|label| label.text_content().unwrap_or_default().contains(words));
    let input = label.and_then(|label| label.query_selector("input, textarea").ok().flatten());
    input.expect("a field").unchecked_into()
}

fn change(input: &HtmlElement) {
    input.dispatch_event(&web_sys::Event::new("change").expect("an event")).expect("changed");
}

#[wasm_bindgen_test]
async fn only_an_admin_sees_accounts() {
    let stage = stage();
    stage.wait_for_text("Appearance").await;
    assert!(stage.named("tab", "").is_empty());
    stage.state.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(admin_session()))));
    stage.wait_for("tab", "Brand accounts").await;
}

#[wasm_bindgen_test]
async fn a_change_is_pending_and_taken_back_with_the_reason() {
    let stage = of_account().await;
    let seen = field(&stage, "that a message was read");
    seen.click();
    assert_eq!(decisions(&stage), [Decision::TellsSeen(true)]);
    stage.wait_for_text("Saving").await;
    happens(&stage, AdministrationEvent::NotDecided(account().id, ApiError::Network));
    stage.wait_for_text("Not kept: The connection is broken.").await;
    stage.until(|| !seen.checked(), "an empty box").await;

    let name = field(&stage, "answers on the network itself");
    name.set_value(" Care team ");
    change(&name);
    assert_eq!(decisions(&stage), [Decision::NativeAuthor(Some("Care team".to_owned()))]);
    stage.until(|| name.value() == "Care team", "the name without spaces").await;
    happens(&stage, AdministrationEvent::NotDecided(account().id, ApiError::Network));
    stage.until(|| name.value().is_empty(), "the name of before").await;
}

#[wasm_bindgen_test]
async fn what_a_rule_refuses_stays_in_the_field_with_the_reason() {
    let stage = of_account().await;
    let undo = field(&stage, "Seconds");
    for wrong in ["61", "soon"] {
        undo.set_value(wrong);
        change(&undo);
        stage.wait_for_text("Not kept: It is a whole number from 0 to 60.").await;
        assert_eq!(undo.value(), wrong);
    }
    let pattern: HtmlInputElement = stage.all(".pattern-add input").remove(0).unchecked_into();
    pattern.set_value("--");
    press(&pattern, "Enter", "{}");
    stage.wait_for_text("It needs a letter, a digit or #").await;
    assert_eq!(pattern.value(), "--");
    assert!(decisions(&stage).is_empty());
    pattern.set_value("LC-####");
    stage.one("button", "Add pattern").click();
    assert_eq!(decisions(&stage), [Decision::GuardPatterns(vec!["LC-####".to_owned()])]);
    assert_eq!(pattern.value(), "");
    stage.wait_for("button", "Remove LC-####").await;
}

#[wasm_bindgen_test]
async fn a_reply_stays_in_its_form_until_the_backend_has_it() {
    let stage = of_account().await;
    stage.one("button", "Add a saved reply").click();
    stage.until(|| stage.all(".reply-form").len() == 1, "the form").await;
    type_into(&field(&stage, "without the slash"), "/bye");
    type_into(&field(&stage, "Text of the reply"), "Bye {name}");
    stage.one("button", "Save").click();
    let sent = stage.effects();
    assert!(sent.iter().any(|it| matches!(it, Effect::KeepReply(_, None, reply) if reply.shortcut == "bye")));
    stage.wait_for_text("Saving").await;
    happens(&stage, AdministrationEvent::ReplyRefused(account().id, None, ApiError::Network));
    stage.wait_for_text("Not kept: The connection is broken.").await;
    assert_eq!(field(&stage, "Text of the reply").value(), "Bye {name}");
    stage.one("button", "Save").click();
    let kept = SavedReply {
        id: "bye".to_owned(),
        account: account().id,
        shortcut: "bye".to_owned(),
        text: "Bye {name}".to_owned(),
    };
    happens(&stage, AdministrationEvent::ReplyKept(None, kept));
    stage.until(|| stage.all(".reply-form").is_empty(), "no form").await;
    stage.wait_for_text("/bye").await;
}

#[wasm_bindgen_test]
async fn to_remove_a_reply_is_asked_about_once() {
    let stage = of_account().await;
    let removed = |stage: &Stage| stage.effects().iter().any(|it| matches!(it, Effect::RemoveReply(..)));
    stage.one("button", "Remove /hello").click();
    stage.wait_for_text("Remove /hello?").await;
    stage.one("button", "Leave it").click();
    stage.wait_for("button", "Remove /hello").await.click();
    stage.wait_for_text("Remove /hello?").await;
    assert!(!removed(&stage));
    stage.all(".button--danger").remove(0).click();
    assert!(removed(&stage));
    stage.wait_for_text("Removing").await;
    happens(&stage, AdministrationEvent::ReplyRefused(account().id, Some("hello".into()), ApiError::Network));
    stage.wait_for_text("Not kept: The connection is broken.").await;
    happens(&stage, AdministrationEvent::ReplyRemoved(account().id, "hello".into()));
    stage.until(|| !stage.text().contains("/hello"), "one reply").await;
    assert_eq!(stage.named("button", "Edit /").len(), 1);
}
