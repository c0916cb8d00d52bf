//! Who took, passed on and closed the conversation, between its messages.

use super::samples::{NOW, answer, consumer, detail};
use super::stage::Stage;
use social_messaging_domain::events::Event as StreamEvent;
use social_messaging_domain::message::{Message, MessageState};
use social_messaging_domain::time::{HOUR, MINUTE, Timestamp};
use social_messaging_domain::work::{WorkAct, WorkChange, WorkHistory};
use social_messaging_widget::drawing::view;
use social_messaging_widget::state::{Event, Loaded, Resource};
use social_messaging_widget::transcript::Transcript;
use wasm_bindgen_test::wasm_bindgen_test;

fn change(id: &str, act: WorkAct, by: Option<(&str, &str)>, at: Timestamp) -> WorkChange {
    WorkChange {
        id: id.into(),
        conversation: "c1".into(),
        act,
        agent: by.map(|(id, _)| id.into()),
        agent_name: by.map(|(_, name)| name.into()),
        to: None,
        to_name: None,
        skill: None,
        at,
    }
}

const ADA: Option<(&str, &str)> = Some(("ada", "Ada"));
const ROBIN: Option<(&str, &str)> = Some(("robin", "Robin"));

/// A question an hour ago, an answer half an hour ago, and what was done meanwhile and since.
async fn stage(changes: Vec<WorkChange>) -> Stage {
    let stage = Stage::of(|| view! { <Transcript conversation="c1".into() /> });
    let answered = Message { sent_at: NOW.plus(-30 * MINUTE), ..answer("m2", "Yes", MessageState::Sent) };
    stage.open(detail(), vec![consumer("m1", "Is it fair trade?"), answered]);
    stage.until(|| stage.all("article").len() == 2, "the messages").await;
    stage.state.apply(Event::Loaded(Resource::History("c1".into()), Loaded::History(WorkHistory { changes })));
    stage
}

/// The lines in one message's place, without the moment.
fn lines(stage: &Stage, message: usize) -> Vec<String> {
    let lines = stage.all("article")[message].query_selector_all(":scope > p bdi").expect("a selector");
    (0..lines.length()).filter_map(|at| lines.get(at)?.text_content()).collect()
}

#[wasm_bindgen_test]
async fn each_line_stands_at_its_time_and_says_who_did_what() {
    let (early, late) = (NOW.plus(-40 * MINUTE), NOW.plus(-10 * MINUTE));
    let passed = |id: &str, to: Option<(&str, &str)>, by| WorkChange {
        to: to.map(|(id, _)| id.into()),
        to_name: to.map(|(_, name)| name.into()),
        ..change(id, WorkAct::Reassigned, by, late)
    };
    let routed = WorkChange { skill: Some("billing".into()), ..passed("6", None, ROBIN) };
    let changes = vec![
        change("1", WorkAct::Taken, ROBIN, early),
        passed("2", ADA, ROBIN),
        passed("3", ROBIN, ADA),
        passed("4", ROBIN, Some(("kim", "Kim"))),
        passed("5", None, ADA),
        routed,
        passed("7", ROBIN, ROBIN),
        change("8", WorkAct::Closed, ADA, late),
        change("9", WorkAct::Reopened, None, late),
        change("a", WorkAct::Unknown, ROBIN, late),
        change("b", WorkAct::Closed, ROBIN, late),
        change("c", WorkAct::Reopened, ADA, late),
    ];
    let stage = stage(changes).await;
    stage.wait_for_text("You opened the conversation again").await;
    assert_eq!(lines(&stage, 0), ["Robin took the conversation"]);
    let since = [
        "Robin passed the conversation to you",
        "You passed the conversation to Robin",
        "Kim passed the conversation to Robin",
        "You gave the conversation back to everybody",
        "Robin routed the conversation to billing",
        "Robin took the conversation",
        "You closed the conversation",
        "The consumer's message opened the conversation again",
        "Robin closed the conversation",
        "You opened the conversation again",
    ];
    assert_eq!(lines(&stage, 1), since);
}

#[wasm_bindgen_test]
async fn a_line_is_read_in_its_order_and_changes_neither_name_nor_number_of_a_message() {
    let stage = stage(vec![change("1", WorkAct::Taken, ROBIN, NOW.plus(-40 * MINUTE))]).await;
    stage.wait_for_text("Robin took the conversation").await;
    let text = stage.text();
    let place = |part: &str| text.find(part).expect("on the page");
    assert!(place("fair trade") < place("Robin took") && place("Robin took") < place("Yes"), "{text}");
    let feed = stage.all("[role=feed]");
    let children = feed[0].children();
    assert!((0..children.length()).all(|at| children.item(at).is_some_and(|child| child.tag_name() == "ARTICLE")));
    let first = &stage.all("article")[0];
    let labels = first.get_attribute("aria-labelledby").unwrap_or_default();
    let document = web_sys::window().and_then(|window| window.document()).expect("a document");
    let name: String = labels.split(' ').filter_map(|id| document.get_element_by_id(id)?.text_content()).collect();
    assert!(name.contains("fair trade") && !name.contains("Robin"), "{name}");
    assert_eq!(first.get_attribute("aria-setsize").as_deref(), Some("2"));
}

#[wasm_bindgen_test]
async fn a_colleagues_change_comes_by_itself_once_and_says_the_day_where_it_is_another() {
    let stage = stage(Vec::new()).await;
    let closed = change("1", WorkAct::Closed, ROBIN, NOW.plus(48 * HOUR));
    for _ in 0..2 {
        stage.state.apply(Event::Stream(StreamEvent::Work(Box::new(closed.clone()))));
    }
    stage.wait_for_text("Robin closed the conversation").await;
    assert_eq!(lines(&stage, 1).len(), 1);
    let moment = stage.all("article > p time");
    assert!(moment[0].text_content().unwrap_or_default().contains("Nov 23"), "{}", stage.text());
}
