//! The internal notes of a conversation in one list.

use super::samples::{answer, consumer, detail};
use super::stage::Stage;
use leptos::prelude::*;
use social_messaging_domain::api::NotePage;
use social_messaging_domain::message::{Message, MessageState};
use social_messaging_domain::visibility::Visibility;
use social_messaging_widget::api::ApiError;
use social_messaging_widget::app::notes::NotesDialog;
use social_messaging_widget::drawing::{Drawn, dynamic, view};
use social_messaging_widget::live::{Live, Source};
use social_messaging_widget::state::{Effect, Event, Loaded, Resource, use_state};
use wasm_bindgen_test::wasm_bindgen_test;

/// The dialog of the open conversation, until it is closed.
fn part() -> Drawn {
    let (state, open) = (use_state(), Source::new(true));
    let shown = Live::new(move || open.get() && state.detail.with(|detail| detail.loaded().is_some()));
    let on_close = Callback::new(move |()| open.set(false));
    dynamic(move || shown.get().then(|| view! { <NotesDialog on_close /> }))
}

async fn stage() -> Stage {
    let stage = Stage::of(part);
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.until(|| !stage.all("dialog").is_empty(), "the dialog").await;
    stage
}

fn resource(cursor: Option<&str>) -> Resource {
    Resource::Notes("c1".into(), cursor.map(str::to_owned))
}

fn told(stage: &Stage, cursor: Option<&str>, texts: &[&str], next: Option<&str>) {
    let note = |text: &&str| Message { visibility: Visibility::Internal, ..answer(text, text, MessageState::Sent) };
    let page = NotePage { notes: texts.iter().map(note).collect(), next: next.map(str::to_owned), total: 3 };
    stage.state.apply(Event::Loaded(resource(cursor), Loaded::Notes(page)));
}

#[wasm_bindgen_test]
async fn each_says_who_wrote_it_and_leads_to_its_place() {
    let stage = stage().await;
    told(&stage, None, &["Asked the roastery", "Is a regular"], Some("c"));
    stage.wait_for_text("3 notes, the newest first").await;
    let texts: Vec<String> = stage.all("li").iter().filter_map(|row| row.text_content()).collect();
    assert!(texts[0].contains("Asked the roastery") && texts[0].contains("Ada"), "{texts:?}");
    assert!(texts[1].contains("Is a regular"), "{texts:?}");
    stage.effects();
    stage.one("button", "Show older ones").click();
    assert!(stage.effects().contains(&Effect::Load(resource(Some("c")))));
    told(&stage, Some("c"), &["Called in May"], None);
    stage.wait_for_text("Called in May").await;
    assert!(stage.named("button", "Show older ones").is_empty());
    stage.named("button", "Go to message")[2].click();
    stage.until(|| stage.all("dialog").is_empty(), "the dialog closed").await;
}

#[wasm_bindgen_test]
async fn none_and_a_failure_are_said_in_words() {
    let stage = stage().await;
    stage.state.apply(Event::Failed(resource(None), ApiError::Network));
    stage.wait_for_text("The internal notes could not be loaded").await;
    stage.effects();
    stage.one("button", "Try again").click();
    assert!(stage.effects().contains(&Effect::Load(resource(None))));
    told(&stage, None, &[], None);
    stage.wait_for_text("Nobody wrote an internal note here yet").await;
}
