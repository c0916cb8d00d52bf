//! The lists.

use super::samples::{page, summary};
use super::stage::{Stage, name_of, press};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::conversations::Conversations;
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{Effect, Event, ListKey, Resource};
use wasm_bindgen_test::wasm_bindgen_test;

fn stage() -> Stage {
    Stage::of(|| view! { <Conversations /> })
}

#[wasm_bindgen_test]
async fn a_row_says_who_where_what_and_what_is_new() {
    let stage = stage();
    let mut row = summary("c1", Some("Nora"));
    row.unread = 2;
    row.assignee_name = Some("Robin".into());
    stage.fill(ListKey::MINE, page(vec![row]));
    let link = stage.wait_for("link", "Nora").await;
    let name = name_of(&link);
    for part in ["Facebook", "Public", "Is it fair trade?", "2 unread messages", "Waiting 5 min", "Robin"] {
        assert!(name.contains(part), "{part:?} in {name:?}");
    }
    assert_eq!(link.get_attribute("href").as_deref(), Some("#conversation=c1"));
}

#[wasm_bindgen_test]
async fn tabs_say_how_many_and_arrows_choose() {
    let stage = stage();
    stage.fill(ListKey::MINE, page(Vec::new()));
    stage.fill(ListKey::ALL, page(vec![summary("c1", Some("Nora")), summary("c2", None)]));
    let all = stage.wait_for("tab", "All Conversations2").await;
    let mine = stage.one("tab", "My Conversations");
    assert_eq!(mine.get_attribute("aria-selected").as_deref(), Some("true"));
    mine.focus().expect("focused");
    press(&mine, "ArrowRight", "{}");
    stage.until(|| all.get_attribute("aria-selected").as_deref() == Some("true"), "the second tab").await;
    stage.wait_for("link", "Name not shared").await;
}

#[wasm_bindgen_test]
async fn arrows_move_among_rows_which_are_one_stop_of_the_tab_key() {
    let stage = stage();
    stage.fill(ListKey::MINE, page(vec![summary("c1", Some("Nora")), summary("c2", Some("Otto"))]));
    let nora = stage.wait_for("link", "Nora").await;
    let otto = stage.one("link", "Otto");
    assert_eq!((nora.tab_index(), otto.tab_index()), (0, -1));
    nora.focus().expect("focused");
    press(&nora, "ArrowDown", "{}");
    stage.until(|| otto.tab_index() == 0 && nora.tab_index() == -1, "the second row to be the stop").await;
    press(&otto, "ArrowDown", "{}");
    assert_eq!(otto.tab_index(), 0, "a list has an end");
}

#[wasm_bindgen_test]
async fn a_row_opens_its_conversation() {
    let stage = stage();
    stage.fill(ListKey::MINE, page(vec![summary("c1", Some("Nora"))]));
    stage.wait_for("link", "Nora").await.click();
    assert!(stage.effects().contains(&Effect::ShowInAddress(Some("c1".into()))));
    let link = stage.one("link", "Nora");
    stage.until(|| link.get_attribute("aria-current").as_deref() == Some("true"), "the open row").await;
}

#[wasm_bindgen_test]
async fn names_full_of_html_are_text() {
    let stage = stage();
    let mut row = summary("c1", Some("<b>Nora</b>"));
    row.last_text = "<img src=x onerror=alert(1)>".into();
    stage.fill(ListKey::MINE, page(vec![row]));
    stage.wait_for_text("<b>Nora</b>").await;
    assert!(stage.text().contains("<img src=x"));
    assert!(stage.all("b, img").is_empty());
}

#[wasm_bindgen_test]
async fn waiting_failing_and_empty_lists_say_so() {
    let stage = stage();
    let list = Resource::List(ListKey::MINE, None);
    assert!(stage.all("[role=status]").is_empty(), "most answers come at once: nothing flashes");
    stage.state.apply(Event::Slow(list.clone()));
    stage.wait_for_text("Still loading").await;
    stage.state.apply(Event::Failed(list.clone(), ApiError::Network));
    stage.wait_for_text("The conversations could not be loaded").await;
    stage.effects();
    stage.one("button", "Try again").click();
    assert!(stage.effects().contains(&Effect::Load(list)));
    stage.fill(ListKey::MINE, page(Vec::new()));
    stage.wait_for_text("No conversations here").await;
    stage.one("button", "Show all conversations");
}
