//! Signing in, the stream and the commands, against a backend that the test plays.

use super::fake_backend::{Answer, Call, FakeBackend, FakeStream, section, until};
use social_messaging_widget::api::ApiError;
use social_messaging_widget::drawing::{Drawn, mount};
use social_messaging_widget::effects;
use social_messaging_widget::state::{Connection, Intent, ListKey, Load, Local, Resource, State};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_test::wasm_bindgen_test;

const ACCOUNT: &str = r#"{"id":"page","network":"facebook","network_id":"100","name":"Lumen Coffee","username":"lumencoffee",
    "state":"active","public_lane":true,"capabilities":["like"],"preset":"seeds","pauses":[]}"#;

fn session(token: &str) -> String {
    format!(
        r#"{{"token":"{token}","expires_at":"2026-11-21T13:00:00Z","agent":{{"id":"ada","name":"Ada","role":"agent"}},
        "accounts":[{ACCOUNT}],"settings":{{"undo_seconds":5}},"server_time":"2026-11-21T12:00:00Z"}}"#
    )
}

pub(super) fn detail(unread: u32) -> String {
    format!(
        r#"{{"summary":{{"id":"c1","network":"facebook","account":"page","account_name":"Lumen Coffee",
        "consumer_name":"Cristy","consumer_handle":null,"avatar_url":null,"assignee":null,"assignee_name":null,"skill":null,
        "state":"open","last_visibility":"public","last_text":"hi","last_from_consumer":true,
        "last_at":"2026-11-21T11:59:00Z","waiting_since":"2026-11-21T11:59:00Z","unread":{unread}}},
        "facts":{{"account":{ACCOUNT},"consumer_network_id":"200","consumer_name":"Cristy","consumer_handle":null,
        "receives_direct":null,"last_public":{{"message":"m1","at":"2026-11-21T11:59:00Z"}},"last_direct":null,
        "direct_window_opened_at":null,"private_replies":[],"thread_owner":"ours"}},
        "profile":{{"network":"facebook","state":"not_shared","fetched_at":null,"name":null,"handle":null,"avatar_url":null,
        "url":null,"locale":null,"utc_offset_minutes":null,"gender":null,"bio":null,"location":null,"joined_at":null,
        "posts":null,"likes":null,"followers":null,"following":null}}}}"#
    )
    .replace('\n', " ")
}

/// What a healthy backend says.
pub(super) fn healthy(call: &Call) -> Answer {
    let path = call.path.as_str();
    let text = match (call.method.as_str(), path) {
        ("POST", "/session") => session("minted"),
        ("GET", "/agents") => "[]".to_owned(),
        ("GET", path) if path.starts_with("/conversations?") => {
            r#"{"conversations":[],"next":null,"total":0}"#.to_owned()
        }
        ("GET", "/conversations/c1") => detail(0),
        ("GET", path) if path.starts_with("/conversations/c1/messages") => {
            r#"{"messages":[],"offset":0,"total":0}"#.to_owned()
        }
        ("GET", path) if path.starts_with("/conversations/c1/context") => {
            r#"{"network":"facebook","message":"m1","posts":[]}"#.to_owned()
        }
        ("GET", "/conversations/c1/history") => r#"{"changes":[]}"#.to_owned(),
        _ => return Answer::Json(404, "{}".to_owned()),
    };
    Answer::Json(200, text)
}

pub(super) fn is_stream(call: &Call) -> bool {
    call.path == "/events"
}

/// Starts the page without its views.
pub(super) fn start() -> (State, impl Sized) {
    let made = Rc::new(Cell::new(None));
    let kept = made.clone();
    let mounted = mount(&section(), move || {
        kept.set(Some(effects::start()));
        Drawn::nothing()
    });
    (made.get().expect("started"), mounted)
}

/// Sets the address without the events of somebody going there.
pub(super) fn go(fragment: &str) {
    let history = web_sys::window().expect("a window").history().expect("a history");
    let address = format!("#{fragment}");
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&address)).expect("gone");
}

#[wasm_bindgen_test]
async fn a_token_is_traded_and_the_stream_fills_the_page() {
    go("token=from-the-link");
    let stream = FakeStream::new();
    let ours = stream.clone();
    let backend =
        FakeBackend::new(move |call, _| if is_stream(call) { Answer::Stream(ours.clone()) } else { healthy(call) });
    let (state, _page) = start();
    until("the stream is asked for", || !backend.calls_of("GET", "/events").is_empty()).await;
    assert!(backend.calls_of("GET", "/conversations").is_empty(), "snapshots come after the stream");
    let minted = &backend.calls_of("POST", "/session")[0];
    assert_eq!(minted.authorization.as_deref(), Some("Bearer from-the-link"));
    assert_eq!(backend.calls_of("GET", "/events")[0].authorization.as_deref(), Some("Bearer minted"));
    stream.say(": hello\n\n");
    until("it stands", || state.connection.get_untracked() == Connection::Live).await;
    until("the lists", || state.list(ListKey::ALL).get_untracked().loaded().is_some()).await;
    let frame = format!("id: 7\nevent: conversation\ndata: {}\n\n", detail(3));
    let (first, second) = frame.split_at(frame.len() / 2);
    stream.say(first);
    stream.say(second);
    until("the row", || state.row(&"c1".into()).get_untracked().is_some_and(|row| row.unread == 3)).await;
    let ids = state.list(ListKey::ALL).get_untracked().loaded().map(|page| page.ids.clone());
    assert_eq!(ids, Some(vec!["c1".into()]));
    state.dispatch(Intent::SignOut);
    until("signed out", || !backend.calls_of("DELETE", "/session").is_empty()).await;
}

#[wasm_bindgen_test]
async fn a_broken_stream_goes_on_after_the_last_event() {
    go("");
    let streams: Rc<RefCell<Vec<FakeStream>>> = Rc::default();
    let opened = streams.clone();
    let backend = FakeBackend::new(move |call, _| {
        if !is_stream(call) {
            return healthy(call);
        }
        let stream = FakeStream::new();
        stream.say(": hello\n\n");
        opened.borrow_mut().push(stream.clone());
        Answer::Stream(stream)
    });
    let (state, _page) = start();
    until("it stands", || state.connection.get_untracked() == Connection::Live).await;
    until("the lists", || state.list(ListKey::ALL).get_untracked().loaded().is_some()).await;
    streams.borrow()[0].say("id: 41\nevent: newer\ndata: {}\n\n");
    streams.borrow()[0].end();
    until("it says so", || matches!(state.connection.get_untracked(), Connection::Resuming { .. })).await;
    let asked = backend.calls_of("GET", "/conversations").len();
    until("a second stream", || streams.borrow().len() == 2).await;
    assert_eq!(backend.calls_of("GET", "/events")[1].last_event_id.as_deref(), Some("41"));
    until("it stands again", || state.connection.get_untracked() == Connection::Live).await;
    assert_eq!(backend.calls_of("GET", "/conversations").len(), asked, "nothing was missed");
    streams.borrow()[1].say("id: 42\nevent: conversation\ndata: {}\n\n");
    until("what could not be read is asked for", || backend.calls_of("GET", "/conversations").len() > asked).await;
    state.dispatch(Intent::SignOut);
}

#[wasm_bindgen_test]
async fn a_session_that_is_over_is_renewed_once() {
    go("");
    let minted = Rc::new(Cell::new(0));
    let count = minted.clone();
    let backend = FakeBackend::new(move |call, _| {
        if call.method == "POST" && call.path == "/session" {
            count.set(count.get() + 1);
            return Answer::Json(200, session(&format!("token{}", count.get())));
        }
        if call.authorization.as_deref() == Some("Bearer token1") && !is_stream(call) {
            return Answer::Json(401, "{}".to_owned());
        }
        if is_stream(call) {
            let stream = FakeStream::new();
            stream.say(": hello\n\n");
            return Answer::Stream(stream);
        }
        healthy(call)
    });
    let (state, _page) = start();
    until("the lists", || state.list(ListKey::ALL).get_untracked().loaded().is_some()).await;
    let last = backend.calls_of("GET", "/conversations").pop().expect("asked");
    assert_ne!(last.authorization.as_deref(), Some("Bearer token1"));
    assert!(backend.calls_of("POST", "/session").iter().all(|call| call.authorization.is_none()), "by the cookie");
    state.dispatch(Intent::SignOut);
}

#[wasm_bindgen_test]
async fn without_a_session_the_page_says_so() {
    go("");
    let _backend = FakeBackend::new(|_, _| Answer::Json(401, "{}".to_owned()));
    let (state, _page) = start();
    until("signed out", || state.session.get_untracked() == Load::Failed(ApiError::Unauthorized)).await;
    assert_eq!(state.connection.get_untracked(), Connection::SignedOut);
}

#[wasm_bindgen_test]
async fn a_command_that_did_not_get_through_is_posted_again_as_the_same() {
    go("conversation=c1");
    let backend = FakeBackend::new(|call, before| {
        if is_stream(call) {
            let stream = FakeStream::new();
            stream.say(": hello\n\n");
            return Answer::Stream(stream);
        }
        match call.path.as_str() {
            "/conversations/c1/commands" if before == 0 => Answer::Nothing,
            "/conversations/c1/commands" => Answer::Json(422, r#"{"type":"urn:social-messaging:problem:refused-by-rule","title":"","status":422,"reason":"target_gone"}"#.to_owned()),
            _ => healthy(call),
        }
    });
    let (state, _page) = start();
    until("the conversation", || state.detail.get_untracked().loaded().is_some()).await;
    until("the transcript", || state.transcript.get_untracked().loaded().is_some()).await;
    state.dispatch(Intent::SetText("thank yo\u{75}\u{308}".to_owned()));
    state.dispatch(Intent::Send("thank yo\u{75}\u{308}".to_owned()));
    until("two calls", || backend.calls_of("POST", "/conversations/c1/commands").len() == 2).await;
    let calls = backend.calls_of("POST", "/conversations/c1/commands");
    assert_eq!(calls[0].body, calls[1].body);
    assert!(calls[0].body.contains("thank yoü"), "{}", calls[0].body);
    let ids = move || state.transcript.get_untracked().loaded().map(|window| window.ids.clone()).unwrap_or_default();
    until("it is shown as not sent", || {
        let shown = ids().last().and_then(|id| state.message(id).get_untracked());
        shown.is_some_and(|shown| matches!(shown.local, Local::NotSent(ApiError::Problem(_))))
    })
    .await;
    state.dispatch(Intent::SignOut);
}

/// What a backend says whose cookie is this agent's.
fn session_of(agent: &str, token: &str) -> Answer {
    Answer::Json(200, session(token).replace(r#""id":"ada""#, &format!(r#""id":"{agent}""#)))
}

#[wasm_bindgen_test]
async fn nothing_goes_out_in_the_name_of_another_agent_who_signed_in_at_this_browser() {
    go("conversation=c1");
    let signed_in = Rc::new(Cell::new("carol"));
    let agent = signed_in.clone();
    let backend = FakeBackend::new(move |call, _| {
        if is_stream(call) {
            let stream = FakeStream::new();
            stream.say(": hello\n\n");
            return Answer::Stream(stream);
        }
        match (call.method.as_str(), call.path.as_str()) {
            ("POST", "/session") => session_of(agent.get(), agent.get()),
            ("POST", "/conversations/c1/commands" | "/conversations/c1/take") => Answer::Json(401, "{}".to_owned()),
            _ => healthy(call),
        }
    });
    let (state, _page) = start();
    until("the conversation", || state.detail.get_untracked().loaded().is_some()).await;
    until("the transcript", || state.transcript.get_untracked().loaded().is_some()).await;
    signed_in.set("dana");
    // Two at once: the second is refused after the first has found out.
    state.dispatch(Intent::SetText("thank you".to_owned()));
    state.dispatch(Intent::Send("thank you".to_owned()));
    state.dispatch(Intent::Take);
    until("signed out", || state.session.get_untracked() == Load::Failed(ApiError::Unauthorized)).await;
    assert_eq!(state.connection.get_untracked(), Connection::SignedOut);
    let of_dana = |method: &str, path: &str| {
        let calls = backend.calls_of(method, path);
        calls.iter().filter(|call| call.authorization.as_deref() == Some("Bearer dana")).count()
    };
    assert_eq!((of_dana("POST", "/"), of_dana("GET", "/")), (0, 0));

    state.dispatch(Intent::RetryLoading(Resource::Session));
    until("the stream of the other agent", || of_dana("GET", "/events") == 1).await;
    until("their lists", || state.list(ListKey::ALL).get_untracked().loaded().is_some()).await;
    until("the conversation", || state.detail.get_untracked().loaded().is_some()).await;
    assert_eq!(of_dana("POST", "/conversations/c1/commands"), 0);
    assert_eq!(state.draft.get_untracked().map(|draft| draft.text), Some(String::new()), "nothing of the first");
    assert!(state.unsent.get_untracked().is_empty());
    state.dispatch(Intent::SignOut);
}
