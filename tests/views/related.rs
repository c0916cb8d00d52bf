//! The other conversations of the consumer, and how one is linked.

use super::samples::{consumer, detail, page, summary};
use super::stage::{Stage, name_of, next_frame, press, type_into};
use social_messaging_domain::conversation::ConversationSummary;
use social_messaging_domain::networks::Network;
use social_messaging_domain::person::{PersonLink, RelatedConversation, RelatedConversations};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::drawing::view;
use social_messaging_widget::panel::Panel;
use social_messaging_widget::state::person::LinkOrder;
use social_messaging_widget::state::{Effect, Event, Loaded, Resource};
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::HtmlElement;

fn on_x(id: &str, name: &str) -> ConversationSummary {
    ConversationSummary { network: Network::X, account_name: "Lumen on X".into(), ..summary(id, Some(name)) }
}

fn related(others: Vec<(ConversationSummary, Option<&str>)>) -> RelatedConversations {
    let link = |name: &str| PersonLink { agent: "robin".into(), agent_name: name.into(), at: super::samples::NOW };
    let others = others.into_iter();
    let others = others.map(|(conversation, by)| RelatedConversation { conversation, link: by.map(link) });
    RelatedConversations { conversation: "c1".into(), others: others.collect() }
}

fn stage(others: Vec<(ConversationSummary, Option<&str>)>) -> Stage {
    let stage = Stage::of(|| view! { <Panel /> });
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?")]);
    stage.state.apply(Event::Loaded(Resource::Related("c1".into()), Loaded::Related(related(others))));
    stage.effects();
    stage
}

fn orders(stage: &Stage) -> Vec<LinkOrder> {
    let order = |effect| if let Effect::LinkPerson(_, order) = effect { Some(order) } else { None };
    stage.effects().into_iter().filter_map(order).collect()
}

fn focused() -> String {
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    name_of(&document.active_element().expect("the focus"))
}

#[wasm_bindgen_test]
async fn each_says_where_it_is_and_why_and_opens() {
    let stage = stage(vec![(on_x("c2", "Nora B"), Some("Robin")), (on_x("c3", "Nora"), None)]);
    stage.wait_for_text("Linked by Robin").await;
    let rows: Vec<String> = stage.all(".related-row").iter().filter_map(|row| row.text_content()).collect();
    assert!(
        rows[0].contains("Nora B") && rows[0].contains("X (Twitter)") && rows[0].contains("Lumen on X"),
        "{rows:?}"
    );
    assert!(rows[1].contains("The same user of X (Twitter)"), "{rows:?}");
    assert!(stage.named("button", "Unlink Nora").len() == 1, "only a link can be undone");
    stage.one("button", "Unlink Nora B").click();
    assert_eq!(orders(&stage), [LinkOrder::Unlink("c2".into())]);
    let link: HtmlElement = stage.all(".related-link")[0].clone();
    assert_eq!(link.get_attribute("href").as_deref(), Some("#conversation=c2"));
    link.click();
    assert!(stage.effects().contains(&Effect::ShowInAddress(Some("c2".into()))));
}

#[wasm_bindgen_test]
async fn one_is_found_and_linked_by_keyboard() {
    let stage = stage(Vec::new());
    stage.wait_for("button", "Link another conversation").await.click();
    stage.until(|| focused() == "Find a conversation of the same person", "the focus in the box").await;
    let search: HtmlElement = stage.all("input")[0].clone();
    type_into(&search, "nora");
    let linkable = Resource::Linkable("c1".into(), "nora".into());
    let mut asked = Vec::new();
    for _ in 0..100 {
        asked.extend(stage.effects());
        if asked.contains(&Effect::Load(linkable.clone())) {
            break;
        }
        social_messaging_widget::platform::timer::sleep(10).await;
    }
    assert!(asked.contains(&Effect::Load(linkable.clone())));
    let conversations = vec![summary("c1", Some("Nora")), on_x("c2", "Nora B"), on_x("c3", "Nora C")];
    stage.state.apply(Event::Loaded(linkable, Loaded::List(page(conversations))));
    let choice = stage.wait_for("button", "Link with X (Twitter)Nora B").await;
    assert_eq!(stage.named("button", "Link with").len(), 2, "not with itself");
    choice.focus().expect("focused");
    choice.click();
    let order = LinkOrder::Link("c2".into());
    assert_eq!(orders(&stage).first(), Some(&order));
    stage.wait_for_text("Saving").await;
    next_frame().await;
    next_frame().await;
    assert!(focused().starts_with("Link with X (Twitter)Nora B"), "the focus stays");
    stage.one("button", "Link with X (Twitter)Nora C").click();
    assert_eq!(orders(&stage), [], "one at a time");
    stage.state.apply(Event::Linked("c1".into(), order.clone(), Err(ApiError::Network)));
    stage.wait_for_text("Not kept:").await;
    choice.click();
    let linked = related(vec![(on_x("c2", "Nora B"), Some("Ada"))]);
    stage.state.apply(Event::Linked("c1".into(), order, Ok(linked)));
    stage.wait_for_text("Linked by Ada").await;
    stage.until(|| focused() == "Link another conversation", "the focus on the button").await;
}

#[wasm_bindgen_test]
async fn another_name_after_a_refusal_is_looked_for() {
    let stage = stage(Vec::new());
    let search = search_for(&stage, "nora").await;
    find(&stage, "nora", vec![on_x("c2", "Nora B")]);
    stage.wait_for("button", "Link with").await.click();
    let order = LinkOrder::Link("c2".into());
    stage.state.apply(Event::Linked("c1".into(), order, Err(ApiError::Network)));
    stage.wait_for_text("Not kept:").await;
    type_into(&search, "norb");
    stage.until(|| searched(&stage) == "norb", "the search").await;
    find(&stage, "norb", vec![on_x("c3", "Norb")]);
    stage.wait_for("button", "Link with X (Twitter)Norb").await;
    assert!(!stage.text().contains("Not kept:"), "{}", stage.text());
}

#[wasm_bindgen_test]
async fn a_search_that_failed_is_tried_again() {
    let stage = stage(Vec::new());
    search_for(&stage, "nora b ").await;
    let linkable = Resource::Linkable("c1".into(), "nora b".into());
    stage.state.apply(Event::Failed(linkable.clone(), ApiError::Network));
    let again = stage.wait_for("button", "Try again").await;
    stage.effects();
    again.click();
    assert_eq!(stage.effects(), [Effect::Load(linkable)]);
    stage.until(|| stage.named("button", "Try again").is_empty(), "the failure gone").await;
    assert_eq!(focused(), "Find a conversation of the same person");
    find(&stage, "nora b", vec![on_x("c2", "Nora B")]);
    stage.wait_for("button", "Link with").await;
}

/// Opens the form and types this into its box.
async fn search_for(stage: &Stage, words: &str) -> HtmlElement {
    stage.wait_for("button", "Link another conversation").await.click();
    stage.until(|| !stage.all("input").is_empty(), "the box").await;
    let search = stage.all("input")[0].clone();
    type_into(&search, words);
    stage.until(|| searched(stage) == words, "the search").await;
    search
}

fn searched(stage: &Stage) -> String {
    stage.state.person.with_untracked(|person| person.search.clone())
}

fn find(stage: &Stage, words: &str, conversations: Vec<ConversationSummary>) {
    let linkable = Resource::Linkable("c1".into(), words.into());
    stage.state.apply(Event::Loaded(linkable, Loaded::List(page(conversations))));
}

#[wasm_bindgen_test]
async fn escape_leaves_and_nothing_found_is_said() {
    let stage = stage(Vec::new());
    let search = search_for(&stage, "nobody").await;
    find(&stage, "nobody", Vec::new());
    stage.wait_for_text("No conversation matches").await;
    press(&search, "Escape", r#"{"isComposing": true}"#);
    assert_eq!(searched(&stage), "nobody", "Escape is the input method's");
    press(&search, "Escape", "{}");
    stage.until(|| focused() == "Link another conversation", "the focus on the button").await;
}
