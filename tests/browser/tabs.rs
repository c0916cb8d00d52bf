//! Several tabs of one agent, the others played by the test.

use super::fake_backend::{Answer, FakeBackend, FakeStream, until};
use super::session::{detail, go, healthy, is_stream, start};
use social_messaging_widget::platform::tabs::{Channel, Turn, turn};
use social_messaging_widget::state::{Connection, Intent, ListKey};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::AbortController;

/// Under which name the tabs of an agent talk.
fn name(agent: &str) -> String {
    format!("social-messaging/stream/1/{agent}/page")
}

async fn take_turn(agent: &str) -> Turn {
    let waits = AbortController::new().expect("a controller");
    turn(&name(agent), &waits.signal()).await.expect("a turn")
}

/// Signs in an agent whom no other test knows: one that was left may still read for all tabs of its agent.
fn backend(agent: &'static str) -> FakeBackend {
    FakeBackend::new(move |call, _| {
        if !is_stream(call) {
            return match healthy(call) {
                Answer::Json(200, text) if call.path == "/session" => {
                    Answer::Json(200, text.replace(r#""id":"ada""#, &format!(r#""id":"{agent}""#)))
                }
                answer => answer,
            };
        }
        let stream = FakeStream::new();
        stream.say(": hello\n\n");
        Answer::Stream(stream)
    })
}

#[wasm_bindgen_test]
async fn a_tab_hears_what_another_reads_and_goes_on_when_that_one_goes() {
    go("");
    let reading = take_turn("grace").await;
    let said: Rc<RefCell<Vec<String>>> = Rc::default();
    let kept = said.clone();
    let other = Channel::join(&name("grace"), move |words| kept.borrow_mut().extend(words)).expect("a channel");
    let backend = backend("grace");
    let (state, _page) = start();
    until("the new tab says hello", || !said.borrow().is_empty()).await;
    other.say(["stands", "7"].into_iter());
    until("it stands", || state.connection.get_untracked() == Connection::Live).await;
    until("the lists", || state.list(ListKey::ALL).get_untracked().loaded().is_some()).await;
    other.say(["frames", "7", "8", "conversation", &detail(3)].into_iter());
    until("the row", || state.row(&"c1".into()).get_untracked().is_some_and(|row| row.unread == 3)).await;

    let asked = backend.calls_of("GET", "/conversations").len();
    other.say(["frames", "9", "10"].into_iter());
    until("what was missed is asked for", || backend.calls_of("GET", "/conversations").len() > asked).await;
    other.say(["lost"].into_iter());
    until("it says so", || matches!(state.connection.get_untracked(), Connection::Resuming { .. })).await;
    assert!(backend.calls_of("GET", "/events").is_empty(), "one stream for all tabs");

    drop(reading);
    until("it reads the stream", || !backend.calls_of("GET", "/events").is_empty()).await;
    assert_eq!(backend.calls_of("GET", "/events")[0].last_event_id.as_deref(), Some("10"));
    until("it stands again", || state.connection.get_untracked() == Connection::Live).await;
    until("the others hear", || said.borrow().windows(2).any(|words| words == ["stands", "10"])).await;
    state.dispatch(Intent::SignOut);
}

#[wasm_bindgen_test]
async fn a_tab_that_nobody_answers_reads_a_stream_of_its_own() {
    go("");
    let _silent = take_turn("henry").await;
    let backend = backend("henry");
    let (state, _page) = start();
    until("it stands", || state.connection.get_untracked() == Connection::Live).await;
    assert_eq!(backend.calls_of("GET", "/events").len(), 1);
    state.dispatch(Intent::SignOut);
}
