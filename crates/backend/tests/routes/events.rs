use crate::support::stream::{Stream, parse, serve};
use crate::support::{Say, TestApp, answer, public};
use sea_orm::{EntityTrait, Set};
use social_messaging_backend::service::access::Caller;
use social_messaging_backend::service::stream;
use social_messaging_backend::store::entities::message;
use social_messaging_domain::networks::Network;
use social_messaging_domain::time::{DAY, MINUTE};

#[tokio::test]
async fn it_starts_now_and_says_where_that_is() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("before")).await;
    let url = serve(&app).await;
    let mut stream = Stream::open(&url, &app.token("ada"), None).await;
    assert_eq!(stream.headers["content-type"], "text/event-stream");
    assert_eq!(stream.headers["cache-control"], "no-store");
    assert_eq!(stream.headers["x-accel-buffering"], "no");
    let first = stream.raw().await.unwrap();
    assert!(first.lines().any(|line| line.starts_with(':')) && first.contains("retry: 2000"), "{first}");
    let place = parse(&first).id;
    // Broken right after the first frame, what happens meanwhile is not lost.
    drop(stream);
    app.message(&conversation, public("meanwhile")).await;
    let mut stream = Stream::open(&url, &app.token("ada"), Some(&place)).await;
    let frames = stream.until_text("meanwhile").await;
    assert!(frames.iter().all(|frame| frame.data["message"]["text"] != "before"));
}

#[tokio::test]
async fn what_changes_comes_at_once_with_its_place() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("one")).await;
    let url = serve(&app).await;
    let mut stream = Stream::open(&url, &app.token("ada"), None).await;
    stream.raw().await.unwrap();
    app.message(&conversation, public("two")).await;
    let message = stream.event().await.unwrap();
    assert_eq!(
        (message.event.as_str(), &message.data["offset"], &message.data["total"], &message.data["arrived"]),
        ("message", &1.into(), &2.into(), &true.into())
    );
    let row = stream.event().await.unwrap();
    assert_eq!(row.event, "conversation");
    assert_eq!(row.data["summary"]["last_text"], "two");
    assert_eq!(row.data["summary"]["unread"], 2);
    assert!(row.id.parse::<i64>().unwrap() > message.id.parse().unwrap());
}

#[tokio::test]
async fn resumed_after_any_event_it_misses_nothing() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let mut ids = Vec::new();
    for number in 0..40 {
        ids.push(app.message(&conversation, public(&number.to_string())).await);
    }
    app.message(&conversation, public("end")).await;
    let url = serve(&app).await;
    let whole = Stream::open(&url, &app.token("ada"), Some("0")).await.until_text("end").await;
    let messages = |frames: &[crate::support::stream::Frame]| -> Vec<String> {
        let messages = frames.iter().filter(|frame| frame.event == "message");
        messages.map(|frame| frame.data["message"]["id"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(messages(&whole)[..40], ids);
    for cut in 0..whole.len() - 1 {
        let rest = Stream::open(&url, &app.token("ada"), Some(&whole[cut].id)).await.until_text("end").await;
        let mut joined = messages(&whole[..=cut]);
        joined.extend(messages(&rest));
        assert_eq!(joined, messages(&whole), "cut after {cut}");
    }
}

#[tokio::test]
async fn one_thing_that_changed_often_is_told_once_as_it_is_now() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    let id = app.message(&conversation, public("my number is 555")).await;
    for number in 0..5 {
        app.message(&conversation, answer(&number.to_string())).await;
    }
    let erased =
        message::ActiveModel { id: Set(id), text: Set(String::new()), deleted: Set(true), ..Default::default() };
    message::Entity::update(erased).exec(&app.state.database).await.unwrap();
    app.message(&conversation, public("end")).await;
    let url = serve(&app).await;
    let mut stream = Stream::open(&url, &app.token("ada"), Some("0")).await;
    let mut frames = stream.until_text("end").await;
    frames.push(stream.event().await.unwrap());
    assert!(frames.iter().all(|frame| !frame.data.to_string().contains("my number")));
    assert_eq!(frames.iter().filter(|frame| frame.event == "conversation").count(), 1);
    assert_eq!(frames.iter().filter(|frame| frame.event == "message").count(), 7);
}

#[tokio::test]
async fn an_agent_is_told_of_their_accounts_and_of_their_own_marks() {
    let app = TestApp::start().await;
    let (mine, other) = (app.account(Network::Facebook, "1").await, app.account(Network::X, "2").await);
    let (seen, hidden) = (app.conversation(&mine, "7").await, app.conversation(&other, "8").await);
    let message = app.message(&seen, public("hello")).await;
    let url = serve(&app).await;
    let mut ada = Stream::open(&url, &app.token_for("ada", &mine), None).await;
    let mut grace = Stream::open(&url, &app.token_for("grace", &mine), None).await;
    let start = parse(&ada.raw().await.unwrap()).id;
    grace.raw().await.unwrap();
    app.message(&hidden, public("not for these two")).await;
    let read = format!("/api/v1/conversations/{seen}/read");
    app.post(&read, &app.token("ada"), serde_json::json!({"message": message})).await;
    app.message(&seen, Say { visibility: "internal", kind: "note", author: "agent", ..public("end") }).await;
    let mut for_ada = ada.until_text("end").await;
    if for_ada.iter().all(|frame| frame.event != "conversation") {
        // Read in one go with what followed, the conversation is told once, behind it.
        for_ada.push(ada.event().await.unwrap());
    }
    assert!(for_ada.iter().all(|frame| !frame.data.to_string().contains("not for these two")));
    let told = for_ada.iter().find(|frame| frame.event == "conversation").unwrap();
    assert_eq!(told.data["summary"]["unread"], 0);
    let for_grace = grace.until_text("end").await;
    assert_eq!(for_grace.len(), 1, "{for_grace:?}");
    // What was passed over moved the place on: nothing of it is read again after a break.
    assert!(for_grace[0].id.parse::<i64>().unwrap() > start.parse::<i64>().unwrap() + 2);
}

#[tokio::test]
async fn trimmed_history_says_resync() {
    let app = TestApp::start().await;
    let account = app.account(Network::Facebook, "1").await;
    let conversation = app.conversation(&account, "7").await;
    app.message(&conversation, public("old")).await;
    app.clock.advance(8 * DAY);
    app.message(&conversation, public("new")).await;
    assert_eq!(stream::trim(&app.state).await.unwrap(), 4);
    let url = serve(&app).await;
    for last in ["0", "3", "99", "-1", "nonsense"] {
        let mut stream = Stream::open(&url, &app.token("ada"), Some(last)).await;
        let first = parse(&stream.raw().await.unwrap());
        assert_eq!((first.event.as_str(), first.id.as_str()), ("resync", "6"), "after {last}");
    }
    for last in ["4", "5", "6"] {
        let first = parse(&Stream::open(&url, &app.token("ada"), Some(last)).await.raw().await.unwrap());
        assert_eq!((first.event.as_str(), first.id.as_str()), ("", last));
    }
}

#[tokio::test]
async fn it_ends_with_the_token_and_with_the_backend() {
    let app = TestApp::start().await;
    let url = serve(&app).await;
    let short = app.token_of(&Caller { expires_at: app.now().plus(MINUTE), ..app.caller("ada") });
    let mut ending = Stream::open(&url, &short, None).await;
    let mut lasting = Stream::open(&url, &app.token("ada"), None).await;
    ending.raw().await.unwrap();
    lasting.raw().await.unwrap();
    app.clock.advance(2 * MINUTE);
    assert_eq!(ending.raw().await, None);
    app.state.shutdown.cancel();
    assert_eq!(lasting.raw().await, None);
}
