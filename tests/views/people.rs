//! What agents noted about the consumer, at the top of the profile.

use super::samples::{NOW, admin_session, consumer, detail};
use super::stage::{Stage, next_frame, press, type_into};
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::person::{PersonNote, PersonNotes};
use social_messaging_domain::time::HOUR;
use social_messaging_widget::api::ApiError;
use social_messaging_widget::drawing::view;
use social_messaging_widget::panel::Panel;
use social_messaging_widget::state::person::NoteOrder;
use social_messaging_widget::state::{Effect, Event, Loaded, Resource};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

fn note(id: &str, author: &str, text: &str) -> PersonNote {
    PersonNote {
        id: id.into(),
        author: author.into(),
        author_name: if author == "ada" { "Ada".into() } else { "Robin".into() },
        text: text.into(),
        pinned: false,
        written_at: NOW.plus(-HOUR),
        edited_at: None,
    }
}

fn notes(notes: Vec<PersonNote>) -> PersonNotes {
    PersonNotes { conversation: "c1".into(), notes }
}

fn stage(known: Vec<PersonNote>) -> Stage {
    let stage = Stage::of(|| view! { <Panel /> });
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.state.apply(Event::Loaded(Resource::PersonNotes("c1".into()), Loaded::PersonNotes(notes(known))));
    stage.effects();
    stage
}

fn orders(stage: &Stage) -> Vec<NoteOrder> {
    let order = |effect| if let Effect::NotePerson(_, order) = effect { Some(order) } else { None };
    stage.effects().into_iter().filter_map(order).collect()
}

fn focused() -> HtmlElement {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    document.active_element().expect("the focus").unchecked_into()
}

#[wasm_bindgen_test]
async fn each_says_who_wrote_it_and_only_its_author_may_change_it() {
    let pinned = PersonNote { pinned: true, edited_at: Some(NOW), ..note("1", "robin", "Prefers the phone") };
    let stage = stage(vec![pinned, note("2", "ada", "Has two dogs")]);
    stage.wait_for_text("Has two dogs").await;
    let rows = stage.all(".person-note");
    let text = |at: usize| rows[at].text_content().unwrap_or_default();
    assert!(text(0).contains("Pinned") && text(0).contains("Robin") && text(0).contains("edited"), "{}", text(0));
    assert!(text(1).contains("Ada") && !text(1).contains("Pinned"), "{}", text(1));
    stage.one("button", "Unpin Prefers the phone");
    stage.one("button", "Edit Has two dogs");
    stage.one("button", "Remove Has two dogs");
    assert!(stage.named("button", "Edit Prefers").is_empty() && stage.named("button", "Remove Prefers").is_empty());
}

#[wasm_bindgen_test]
async fn an_admin_may_remove_anybodys() {
    let stage = Stage::of(|| view! { <Panel /> });
    stage.state.apply(Event::Loaded(Resource::Session, Loaded::Session(Box::new(admin_session()))));
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    let known = notes(vec![note("1", "robin", "Prefers the phone")]);
    stage.state.apply(Event::Loaded(Resource::PersonNotes("c1".into()), Loaded::PersonNotes(known)));
    stage.wait_for("button", "Remove Prefers the phone").await.click();
    assert!(stage.named("button", "Edit Prefers").is_empty());
    stage.until(|| name(&focused()) == "Leave it", "the focus on what is safe").await;
    stage.one("button", "Remove").click();
    assert_eq!(orders(&stage), [NoteOrder::Remove("1".into())]);
}

fn name(element: &HtmlElement) -> String {
    super::stage::name_of(element)
}

#[wasm_bindgen_test]
async fn a_note_is_written_by_keyboard_and_the_focus_comes_back() {
    let stage = stage(Vec::new());
    stage.wait_for("button", "Add a note about this person").await.click();
    let words = stage.wait_for("textbox", "").await;
    stage.until(|| focused() == words, "the focus in the text box").await;
    press(&words, "Escape", "{}");
    stage.until(|| name(&focused()) == "Add a note about this person", "the focus on the button").await;
    stage.one("button", "Add a note about this person").click();
    let words = stage.wait_for("textbox", "").await;
    type_into(&words, " Prefers the phone ");
    press(&words, "Enter", r#"{"ctrlKey": true}"#);
    let order = orders(&stage).pop().expect("an order");
    assert!(matches!(&order, NoteOrder::Create(_, text) if text == "Prefers the phone"), "{order:?}");
    stage.wait_for_text("Saving").await;
    stage.state.apply(Event::Noted("c1".into(), order.clone(), Err(ApiError::Network)));
    stage.wait_for_text("Not kept:").await;
    stage.one("button", "Save").click();
    assert_eq!(orders(&stage).first(), Some(&order), "the same intent once more");
    let kept = notes(vec![note("1", "ada", "Prefers the phone")]);
    stage.state.apply(Event::Noted("c1".into(), order, Ok(kept)));
    stage.until(|| stage.all("textarea").is_empty(), "the form gone").await;
    stage.wait_for_text("Prefers the phone").await;
    stage.until(|| name(&focused()) == "Add a note about this person", "the focus on the button").await;
}

#[wasm_bindgen_test]
async fn a_note_that_waited_leaves_the_focus_where_the_agent_is() {
    let stage = Stage::of(|| view! { <div><button type="button">"Elsewhere"</button><Panel /></div> });
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.wait_for("button", "Add a note about this person").await.click();
    let words = stage.wait_for("textbox", "").await;
    type_into(&words, "Prefers ");
    stage.state.apply(Event::Address(Some("c2".into())));
    stage.until(|| stage.all("textarea").is_empty(), "the form gone").await;
    let elsewhere = stage.one("button", "Elsewhere");
    elsewhere.focus().expect("focused");
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.until(|| !stage.all("textarea").is_empty(), "the form").await;
    next_frame().await;
    assert_eq!(focused(), elsewhere);
}

#[wasm_bindgen_test]
async fn escape_keeps_what_was_begun_and_only_its_button_discards_it() {
    let stage = stage(vec![note("1", "ada", "Has two dogs")]);
    stage.wait_for("button", "Edit Has two dogs").await.click();
    let words = stage.wait_for("textbox", "").await;
    type_into(&words, "Has three dogs");
    press(&words, "Escape", "{}");
    stage.until(|| name(&focused()) == "Edit Has two dogs", "the focus on the button").await;
    stage.one("button", "Edit Has two dogs").click();
    let words = stage.wait_for("textbox", "").await;
    assert_eq!(value(&words), "Has three dogs");
    stage.one("button", "Add a note about this person").click();
    stage.until(|| stage.named("textbox", "").len() == 2, "both forms").await;
    let hints: Vec<String> =
        stage.named("textbox", "").iter().filter_map(|words| words.get_attribute("aria-describedby")).collect();
    assert_ne!(hints[0], hints[1]);
    press(&stage.all("textarea")[1], "Escape", "{}");
    stage.wait_for("button", "Discard").await.click();
    stage.until(|| name(&focused()) == "Edit Has two dogs", "the focus on the button").await;
    stage.one("button", "Edit Has two dogs").click();
    assert_eq!(value(&stage.wait_for("textbox", "").await), "Has two dogs");
    assert_eq!(orders(&stage), []);
}

fn value(words: &HtmlElement) -> String {
    words.unchecked_ref::<web_sys::HtmlTextAreaElement>().value()
}

#[wasm_bindgen_test]
async fn while_it_is_saved_it_cannot_be_changed_and_the_focus_stays() {
    let stage = stage(Vec::new());
    stage.wait_for("button", "Add a note about this person").await.click();
    let words = stage.wait_for("textbox", "").await;
    type_into(&words, "Prefers the phone");
    let save = stage.one("button", "Save");
    save.focus().expect("focused");
    save.click();
    let order = orders(&stage).pop().expect("an order");
    stage.until(|| words.has_attribute("readonly"), "the text box fixed").await;
    next_frame().await;
    next_frame().await;
    assert_eq!(focused(), save);
    stage.one("button", "Discard").click();
    stage.state.apply(Event::Noted("c1".into(), order, Err(ApiError::Network)));
    stage.wait_for_text("Not kept:").await;
    assert!(!words.has_attribute("readonly") && value(&words) == "Prefers the phone");
}

#[wasm_bindgen_test]
async fn a_change_that_was_refused_while_the_agent_was_away_is_there_and_says_so() {
    let stage = Stage::of(|| view! { <div><button type="button">"Elsewhere"</button><Panel /></div> });
    let known = || Loaded::PersonNotes(notes(vec![note("1", "ada", "Has two dogs")]));
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.state.apply(Event::Loaded(Resource::PersonNotes("c1".into()), known()));
    stage.wait_for("button", "Edit Has two dogs").await.click();
    let words = stage.wait_for("textbox", "").await;
    type_into(&words, "Has three dogs");
    stage.one("button", "Save").click();
    let order = orders(&stage).pop().expect("an order");
    stage.state.apply(Event::Address(Some("c2".into())));
    stage.until(|| stage.all("textarea").is_empty(), "the form gone").await;
    stage.state.apply(Event::Noted("c1".into(), order.clone(), Err(ApiError::Network)));
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.state.apply(Event::Loaded(Resource::PersonNotes("c1".into()), known()));
    stage.wait_for_text("Not kept:").await;
    let words = stage.wait_for("textbox", "").await;
    assert_eq!(value(&words), "Has three dogs");
    press(&words, "Escape", "{}");
    stage.until(|| stage.all("textarea").is_empty(), "the form left").await;
    assert!(!stage.text().contains("Not kept:"), "it is the draft's, not the note's");
    stage.one("button", "Edit Has two dogs").click();
    stage.wait_for_text("Not kept:").await;
    stage.effects();
    stage.one("button", "Save").click();
    assert_eq!(orders(&stage).first(), Some(&order));
    let elsewhere = stage.one("button", "Elsewhere");
    elsewhere.focus().expect("focused");
    let kept = notes(vec![note("1", "ada", "Has three dogs")]);
    stage.state.apply(Event::Noted("c1".into(), order, Ok(kept)));
    stage.until(|| stage.all("textarea").is_empty(), "the form gone").await;
    stage.wait_for_text("Has three dogs").await;
    next_frame().await;
    assert_eq!(focused(), elsewhere, "the agent is about something else");
}

#[wasm_bindgen_test]
async fn a_note_is_pinned_and_changed_and_a_colleagues_comes_by_itself() {
    let stage = stage(vec![note("1", "ada", "Has two dogs")]);
    let pin = stage.wait_for("button", "Pin Has two dogs").await;
    pin.focus().expect("focused");
    pin.click();
    let order = NoteOrder::Pin("1".into());
    assert_eq!(orders(&stage).first(), Some(&order));
    let pinned = PersonNote { pinned: true, ..note("1", "ada", "Has two dogs") };
    let both = notes(vec![pinned, note("2", "robin", "Prefers the phone")]);
    stage.state.apply(Event::Stream(StreamEvent::PersonNotes(Box::new(both.clone()))));
    stage.state.apply(Event::Noted("c1".into(), order, Ok(both)));
    stage.wait_for_text("Prefers the phone").await;
    stage.wait_for("button", "Unpin Has two dogs").await;
    assert_eq!(name(&focused()), "Unpin Has two dogs", "the focus stays");
    stage.one("button", "Edit Has two dogs").click();
    let words = stage.wait_for("textbox", "").await;
    type_into(&words, "Has three dogs");
    stage.one("button", "Save").click();
    assert_eq!(orders(&stage), [NoteOrder::Change("1".into(), "Has three dogs".into())]);
}
